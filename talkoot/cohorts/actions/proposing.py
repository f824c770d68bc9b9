"""Ask the group; only when everybody says yes does it happen, and nobody learns whose no it was."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from talkoot.cohorts.models import Cohort, Member, Proposal, Voice
from talkoot.ground import scrub


def propose_newcomer(by: Member, *, email: str, who: str, sees_all: bool) -> Proposal:
    words = {"email": email.strip().lower(), "who": who.strip(), "sees_all": bool(sees_all)}
    return _propose(by, Proposal.Kind.NEWCOMER, words)


def propose_longer(by: Member, *, ends_on: date, erase_on: date) -> Proposal:
    words = {"ends_on": ends_on.isoformat(), "erase_on": erase_on.isoformat()}
    return _propose(by, Proposal.Kind.LONGER, words)


@transaction.atomic
def _propose(by: Member, kind: str, words: dict[str, Any]) -> Proposal:
    """Whoever proposes has said yes."""
    proposal = Proposal.objects.create(cohort=by.cohort, kind=kind, words=words)
    return answer(proposal, by, yes=True)


@transaction.atomic
def answer(proposal: Proposal, member: Member, *, yes: bool) -> Proposal:
    """Take a member's word. A no ends it for all, and every trace of who said what goes."""
    Cohort.objects.select_for_update().get(pk=proposal.cohort_id)
    proposal.refresh_from_db()
    if proposal.refused or member.cohort_id != proposal.cohort_id:
        return proposal
    if yes:
        Voice.objects.get_or_create(proposal=proposal, member=member)
        return settle(proposal)
    proposal.voices.all().delete()
    scrub.due(Voice)
    proposal.refused = True
    proposal.save(update_fields=["refused"])
    return proposal


def is_agreed(proposal: Proposal) -> bool:
    members = set(Member.objects.filter(cohort=proposal.cohort_id).values_list("pk", flat=True))
    voices = set(proposal.voices.values_list("member_id", flat=True))
    return not proposal.refused and members <= voices


def settle(proposal: Proposal) -> Proposal:
    """Carry out what everybody has agreed to. Letters are sent by the worker."""
    if proposal.kind == Proposal.Kind.LONGER and is_agreed(proposal):
        Cohort.objects.filter(pk=proposal.cohort_id).update(
            ends_on=date.fromisoformat(proposal.words["ends_on"]),
            erase_on=date.fromisoformat(proposal.words["erase_on"]),
        )
        Member.objects.filter(cohort=proposal.cohort_id).update(reminded=0)
        withdraw(proposal)
    return proposal


@transaction.atomic
def withdraw(proposal: Proposal) -> None:
    proposal.delete()
    scrub.due(Proposal, Voice)
