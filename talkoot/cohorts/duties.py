"""What the worker does for peer groups: letters that everybody agreed to, and reminders."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from talkoot.cohorts import letters
from talkoot.cohorts.actions import joining, proposing
from talkoot.cohorts.models import Cohort, Letter, Member, Proposal
from talkoot.ground.post import is_taken

REMIND_BEFORE = (timedelta(days=14), timedelta(days=3))


def do_due() -> int:
    """Send what is due, and say how much it was."""
    newcomers = Proposal.objects.filter(kind=Proposal.Kind.NEWCOMER, refused=False)
    sent = sum(_invite(one) for one in newcomers.select_related("cohort"))
    joining.drop_old()
    return sent + sum(_remind(one) for one in Cohort.objects.all())


def _invite(proposal: Proposal) -> bool:
    """If the post does not answer, nobody is invited and it is tried again.

    One whom it refuses stays among the letters, where who convenes takes it back. The post may be
    slow, so nothing is held in the database, or written, before the letter has gone.
    """
    if not proposing.is_agreed(proposal) or proposal.cohort.over:
        return False
    words = proposal.words
    letter, token = joining.draft(proposal.cohort, words["email"], sees_all=bool(words["sees_all"]))
    is_taken(lambda: letters.send_letter(letter, token))
    return _settle(proposal, letter)


@transaction.atomic
def _settle(proposal: Proposal, letter: Letter) -> bool:
    """Whoever said no while the letter was on its way is heard."""
    Cohort.objects.select_for_update().filter(pk=letter.cohort_id).first()
    if not Proposal.objects.filter(pk=proposal.pk, refused=False).exists():
        return False
    joining.keep(letter)
    proposing.withdraw(proposal)
    return True


def _remind(cohort: Cohort) -> int:
    left = cohort.erase_on - timezone.localdate()
    due = sum(left <= before for before in REMIND_BEFORE)
    waiting = cohort.members.filter(reminded__lt=due).select_related("person", "cohort")
    return sum(_remind_one(member, due) for member in waiting)


def _remind_one(member: Member, due: int) -> bool:
    """When the post does not answer, those who are left are told the next time."""
    taken = bool(member.person.email) and is_taken(lambda: letters.remind(member))
    Member.objects.filter(pk=member.pk).update(reminded=due)
    return taken
