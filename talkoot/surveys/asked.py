"""What a coordinator is told of who is asked; of who has answered, next to nothing.

No page of hers is other before an answer than after it, until a night has passed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from talkoot.people.models import Person
from talkoot.surveys import personal
from talkoot.surveys.actions import remind
from talkoot.surveys.models import Invitee, Roster, Survey

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


def of(survey: Survey) -> dict[str, Any]:
    """The roster of an open survey for the page that says what to do next."""
    people = survey.invitees.filter(left=False)
    ways = ways_of(people)
    known = remind.progress(survey)
    return {
        "roster": roster_of(survey),
        "asked": ways["everybody"],
        "ways": ways,
        "refused": people.filter(refused=True).count(),
        "progress": {"came": known[0], "asked": known[1]} if known else None,
        "kiosk": f"{settings.ADDRESS}{reverse('surveys:kiosk')}",
    }


def codes_of(person: Person | AnonymousUser) -> dict[UUID, str]:
    """Somebody's own codes, by survey: the same before she has answered and after."""
    if not isinstance(person, Person):
        return {}
    mine = Invitee.objects.filter(person=person, left=False)
    mine = mine.filter(survey__in=Survey.objects.taking_answers())
    return {one.survey_id: personal.code(one.survey_id, one.pk) for one in mine}


def roster_of(survey: Survey) -> Roster | None:
    return Roster.objects.filter(survey=survey).first()


def ways_of(people: QuerySet[Invitee]) -> dict[str, int]:
    """How many are reached by e-mail, by text message, and on paper only."""
    texted = Q(email="") & ~Q(phone="") if settings.SMS_GATEWAY else Q(pk=None)
    found: dict[str, int] = people.aggregate(
        everybody=Count("pk"),
        email=Count("pk", filter=~Q(email="")),
        texts=Count("pk", filter=texted),
    )
    return found | {"paper": found["everybody"] - found["email"] - found["texts"]}
