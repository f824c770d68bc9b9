"""Take an answer: a sealed ballot first, and then that its code is spent, never in one step."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import Lock
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from talkoot.ground import scrub
from talkoot.surveys import ballots, personal, slips
from talkoot.surveys.actions import link
from talkoot.surveys.answering import longest
from talkoot.surveys.models import Ballot, Invitee, Mark, SpentSlip, Survey

_TURN = Lock()


class ClosedError(Exception):
    """The survey takes no answers now."""


class SpentError(Exception):
    """The code has been used: what is in the box cannot be found again, and so not changed."""


def submit(
    survey: Survey, code: str, unit: int, answer: Mapping[str, Any], *, linked: bool = False
) -> None:
    """Seal the answer and put it in the box. A crash between the two may let a code be used twice.

    Whoever wished to be followed to the next wave has the trustee's token sealed with it.
    Raises ClosedError, SpentError, and TooLongError where more was written than a ballot holds.
    """
    if connection.in_atomic_block:
        raise RuntimeError("A ballot and its slip are not written in one transaction.")
    if not survey.takes_answers:
        raise ClosedError
    size = ballots.bucket(longest(survey.questionnaire))
    public = base64.b64decode(survey.public_key)
    token = link.token_of(survey, code) if linked else ""
    own = {"link": token} if token else {}
    sealed = ballots.seal({"unit": unit, "answer": dict(answer)} | own, public, size)
    kept: type[Mark | SpentSlip] = Mark if personal.is_one(code) else SpentSlip
    spent = (personal if kept is Mark else slips).digest(survey.pk, code)
    with _alone(spent):
        if kept.objects.filter(pk=spent).exists() or _has_come(code):
            raise SpentError
        Ballot.objects.create(box=survey.box, sealed=sealed)
        try:
            kept.objects.create(pk=spent, box=survey.box)
        except IntegrityError:
            raise SpentError from None


def _has_come(code: str) -> bool:
    """Whether a night has laid this code's mark into the roster; asked after the marks.

    In the other order a mark that is laid in between would be seen in neither place.
    """
    if not personal.is_one(code):
        return False
    return Invitee.objects.filter(token=personal.token(code), answered=True).exists()


@contextmanager
def _alone(digest: str) -> Iterator[None]:
    """Let a code be used by one request at a time; the lock leaves no trace in any row.

    On SQLite, the database of one machine, a lock of this process does.
    """
    if connection.vendor != "postgresql":
        with _TURN:
            yield
        return
    number = int(digest[:15], 16)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [number])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [number])


@transaction.atomic
def close(survey: Survey) -> bool:
    """Take no more answers. Nobody is reminded any more: who has come is forgotten at once."""
    room = Survey.objects.select_for_update().get(pk=survey.pk)
    if room.state != Survey.State.OPEN:
        return False
    room.state = Survey.State.CLOSED
    room.closed_on = timezone.localdate()
    room.save(update_fields=["state", "closed_on"])
    forget_who_came(room)
    return True


def forget_who_came(survey: Survey) -> None:
    """Erase the marks, and from the roster what they were laid into."""
    Mark.objects.filter(box=survey.box).delete()
    if survey.invitees.filter(answered=True).update(answered=False):
        scrub.due(Invitee)
    scrub.due(Mark)


def sealed_box(survey: Survey) -> list[str]:
    """Return the ballots for the trustee, in the order of their drawn ids."""
    found = Ballot.objects.filter(box=survey.box).order_by("pk").values_list("sealed", flat=True)
    return [base64.b64encode(bytes(one)).decode() for one in found]


def in_box(survey: Survey) -> int:
    """How many ballots a closed box holds. Of an open one nobody is told: it would tell when."""
    return Ballot.objects.filter(box=survey.box).count()
