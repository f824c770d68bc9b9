"""Send the letters that are owed: each by the way its receiver can be reached, a few at a time."""

from __future__ import annotations

import time
from datetime import timedelta

from django.conf import settings
from django.core.mail import get_connection
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from talkoot.ground.gateway import GatewayError, NumberError
from talkoot.ground.post import is_taken
from talkoot.surveys import letters, rounds
from talkoot.surveys.models import Invitee, Roster, Survey

AT_ONCE = 25  # letters at one round of the worker
MOST_TRIES = 3
REST = timedelta(minutes=5)  # after the post, or the gateway, did not answer

_again_at = 0.0  # of this process; a restart tries at once


def send_due() -> int:
    """Send some of the letters that are owed, in no order; say how many left."""
    if not rounds.may_leave(timezone.localtime()) or time.monotonic() < _again_at:
        return 0
    some = owed().select_related("survey__organisation", "survey__roster").order_by("?")
    return sum(_send(one) for one in some[:AT_ONCE])


def owed() -> QuerySet[Invitee]:
    """Who has an invitation or a reminder coming, and a way by which it can come.

    Only the nightly roster is asked who has answered: a reminder tells of no single day.
    """
    reached = ~Q(email="")
    if settings.SMS_GATEWAY:
        reached |= ~Q(phone="")
    return Invitee.objects.filter(
        reached,
        survey__in=Survey.objects.taking_answers(),
        survey__roster__invited_on__lte=timezone.localdate(),
        letters__lte=F("survey__roster__reminders"),
        answered=False,
        left=False,
        refused=False,
        tries__lt=MOST_TRIES,
    )


def _send(one: Invitee) -> bool:
    """One letter that is refused keeps none from the others; a dead post is left in peace."""
    global _again_at
    try:
        taken = is_taken(lambda: _by_some_way(one))
    except NumberError:
        taken = False
    except (OSError, GatewayError) as error:
        _again_at = time.monotonic() + REST.total_seconds()
        _say(one.survey, f"{type(error).__name__}: {error}"[:200])
        raise
    if not taken:
        _failed(one)
        return False
    Invitee.objects.filter(pk=one.pk).update(letters=one.survey.roster.reminders + 1, tries=0)
    _say(one.survey, "")
    return True


def _by_some_way(one: Invitee) -> None:
    again = one.letters > 0
    if one.email:
        with get_connection() as post:
            letters.send_email(one.survey, one, again=again, post=post)
    elif settings.SMS_GATEWAY:
        letters.send_text(one.survey, one, settings.SMS_GATEWAY, again=again)


def _failed(one: Invitee) -> None:
    """Try again; give up at the third time. Whose reminder fails is told to nobody.

    Only those are reminded who have not answered: a list of failed reminders would name them.
    """
    last = one.tries + 1 >= MOST_TRIES
    Invitee.objects.filter(pk=one.pk).update(
        tries=F("tries") + 1, refused=last and one.letters == 0
    )


def _say(survey: Survey, trouble: str) -> None:
    if survey.roster.trouble != trouble:
        Roster.objects.filter(survey=survey).update(trouble=trouble)
