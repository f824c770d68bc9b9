"""What is due for one person among commitments and operating models. Reads only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from talkoot.people.models import Person, Role
from talkoot.practice.models import Commitment, OperatingModel

SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Due:
    """One line of a letter: what, the day, and where to go on."""

    text: str
    on: date | None
    address: str


def mine(person: Person, today: date) -> QuerySet[Commitment]:
    """Open commitments she looks after whose day is near or past, while she is in the house."""
    own = Commitment.objects.visible_to(person).unfinished().filter(person=person)
    return own.filter(due_on__lte=today + SOON).order_by("due_on", "what")


def unowned(person: Person, today: date) -> QuerySet[Commitment]:
    """Late ones in houses she coordinates of which nobody is reminded, or whose owner has left."""
    still_here = Role.objects.filter(
        person=OuterRef("person"), organisation=OuterRef("programme__organisation")
    )
    late = Commitment.objects.run_by(person).unfinished().filter(due_on__lt=today)
    return late.exclude(Exists(still_here)).order_by("due_on", "what")


def to_check(person: Person, today: date) -> QuerySet[OperatingModel]:
    """Trials that come to their day: hers, and those nobody is reminded of in her houses."""
    on_trial = OperatingModel.objects.filter(
        state=OperatingModel.State.TRIAL, check_on__lte=today + SOON
    )
    hers = on_trial.filter(person=person) & OperatingModel.objects.visible_to(person)
    nobodys = on_trial.filter(person=None) & OperatingModel.objects.run_by(person)
    return (hers | nobodys).distinct().order_by("check_on", "name")


def commitments(person: Person, today: date) -> Iterator[Due]:
    for one in mine(person, today):
        yield Due(one.what, one.due_on, reverse("workspace:commitment", args=[one.pk]))
    number = unowned(person, today).count()
    if number:
        text = ngettext(
            "%(number)s commitment is late, and nobody is reminded of it",
            "%(number)s commitments are late, and nobody is reminded of them",
            number,
        )
        yield Due(text % {"number": number}, None, reverse("practice:list"))


def models(person: Person, today: date) -> Iterator[Due]:
    for one in to_check(person, today):
        text = _("Check the trial: %(name)s") % {"name": one.name}
        yield Due(text, one.check_on, reverse("practice:model", args=[one.pk]))
