"""The trustee's link, the sealed test ballot, and what she brings back of it."""

from __future__ import annotations

import base64
import hmac
import secrets
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from talkoot.ground import codes, scrub
from talkoot.surveys import ballots, returning
from talkoot.surveys.actions.answer import sealed_box
from talkoot.surveys.models import Ballot, Linking, SpentSlip, Survey, Trust


class NotRehearsedError(Exception):
    """What was brought back is not the test ballot of this survey."""


@transaction.atomic
def name(survey: Survey, trustee: str) -> None:
    """Say who the trustee is; a draft of an anonymous survey has one."""
    drafts = Survey.objects.filter(pk=survey.pk, state=Survey.State.DRAFT)
    if drafts.update(trustee=trustee.strip()[:120]):
        Trust.objects.get_or_create(survey_id=survey.pk)


@transaction.atomic
def renew_link(survey: Survey) -> None:
    """Draw another link: the one before leads nowhere from now on."""
    trust = Trust.objects.select_for_update().get(survey_id=survey.pk)
    trust.serial += 1
    trust.save(update_fields=["serial"])


def link_code(trust: Trust) -> str:
    """128 bits that follow from the installation's secret: nothing of it is stored."""
    return codes.digest(f"{trust.survey_id}:{trust.serial}", purpose="trustee")[:32]


def address(survey: Survey) -> str:
    """The link that the coordinator gives to the trustee; nothing as long as there is none."""
    found = Trust.objects.filter(survey=survey.pk).first()
    if found is None or survey.mode != Survey.Mode.ANONYMOUS:
        return ""
    return f"{settings.ADDRESS}{reverse('surveys:trustee', args=[survey.pk, link_code(found)])}"


def entrusted(survey_id: UUID, code: str) -> Survey | None:
    """The anonymous survey whose trustee's link it is."""
    mine = Trust.objects.select_related("survey__organisation")
    trust = mine.filter(survey=survey_id, survey__mode=Survey.Mode.ANONYMOUS).first()
    if trust is None or not hmac.compare_digest(link_code(trust).encode(), code.encode()):
        return None
    return trust.survey


def new_trial(survey: Survey, public: str) -> None:
    """A key that was tried stays tried; another one has to be tried anew."""
    trust, _made = Trust.objects.select_for_update().get_or_create(survey_id=survey.pk)
    trust.trial = secrets.token_hex(16)
    if trust.rehearsed != public:
        trust.rehearsed = ""
    trust.save(update_fields=["trial", "rehearsed"])


def is_rehearsed(survey: Survey) -> bool:
    """Whether the key of the survey has opened a test ballot."""
    tried = Trust.objects.filter(survey=survey.pk, rehearsed=survey.public_key)
    return bool(survey.public_key) and tried.exists()


def box(survey: Survey) -> dict[str, Any]:
    """The file for the trustee: sealed ballots once it has closed, a test ballot before."""
    tried = survey.state in (Survey.State.DRAFT, Survey.State.OPEN)
    return {
        "survey": survey.title,
        "key": survey.public_key,
        "server": returning.address(survey.pk),
        "link": "" if tried else _link_word(survey),
        "ballots": _test_ballots(survey) if tried else sealed_box(survey),
    }


def _link_word(survey: Survey) -> str:
    """By what the link key is known that opens the tokens in the ballots, if waves are linked."""
    agreed = Linking.objects.filter(survey=survey.pk).first()
    return agreed.check_word if agreed else ""


def _test_ballots(survey: Survey) -> list[str]:
    word = {"trial": survey.trust.trial}
    sealed = ballots.seal(word, base64.b64decode(survey.public_key), ballots.BUCKETS[0])
    return [base64.b64encode(sealed).decode()]


@transaction.atomic
def rehearse(survey: Survey, opened: Sequence[Any]) -> None:
    """Note that the trustee's file opens what is sealed to it. Raises NotRehearsedError."""
    room = Survey.objects.select_for_update().get(pk=survey.pk)
    trust = Trust.objects.select_for_update().get(survey=room)
    if not trust.trial or list(opened) != [{"trial": trust.trial}]:
        raise NotRehearsedError
    trust.rehearsed = room.public_key
    trust.save(update_fields=["rehearsed"])


@transaction.atomic
def end_without_results(survey: Survey) -> bool:
    """The key is lost: nobody can open the box, so it is erased, and that is said."""
    room = Survey.objects.select_for_update().get(pk=survey.pk)
    if room.state != Survey.State.CLOSED:
        return False
    Ballot.objects.filter(box=room.box).delete()
    SpentSlip.objects.filter(box=room.box).delete()
    scrub.due(Ballot, SpentSlip)
    room.state = Survey.State.LOST
    room.save(update_fields=["state"])
    return True
