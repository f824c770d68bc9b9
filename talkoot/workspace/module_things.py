"""What of modules waits for one person: her sparring, feedback, and what she looks after.

What she has ticked on her own path is in her browser, so no task is named here: nobody is reminded
of what she may have done.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from talkoot.people.models import Person
from talkoot.programmes import sparring
from talkoot.programmes.actions.feedback import mark_of
from talkoot.programmes.audience import audiences
from talkoot.programmes.models import FeedbackMark, Module, Programme
from talkoot.workspace.thing import Thing

SOON = timedelta(days=7)
AHEAD = timedelta(days=21)
ASKED = timedelta(days=14)  # how long the first page asks for feedback; the module asks longer
COUNTED = timedelta(days=30)


def things(person: Person, today: date) -> Iterator[Thing]:
    """Everything of modules: what has a day, and what is asked about one that is over."""
    yield from _sparring(person)
    yield from _for_her(person, today)
    yield from _hers(person, today)


def _sparring(person: Person) -> Iterator[Thing]:
    """What she booked, and what was booked with her: without the name of who comes."""
    for one in sparring.coming(person, Programme.objects.lived_by(person)):
        time = one.time
        if timezone.now() < time.ends_at <= timezone.now() + AHEAD:
            yield Thing(
                title=_("Sparring: %(title)s") % {"title": time.module.title},
                text=time.place or _("remote meeting"),
                address=f"{reverse('modules:sparring', args=[time.module_id])}#time-{time.pk}",
                action=_("Look"),
                at=time.starts_at,
                now=time.starts_at <= timezone.now(),
            )


def _for_her(person: Person, today: date) -> Iterator[Thing]:
    """Modules that are for her: those that begin, and those that ask what she thought."""
    begins = Q(starts_on__gt=today, starts_on__lte=today + SOON)
    asks = Q(ends_on__lte=today, ends_on__gte=today - ASKED)
    near = _of_her_houses(person).filter(begins | asks).exclude(owner=person)
    mine = list(_meant(person, near))
    answered = _answered(person, mine)
    for one in mine:
        if one.starts_on and one.starts_on > today:
            yield _thing(one, _("A module begins: %(title)s"), "", _("Look"), one.starts_on)
        elif one.pk not in answered:
            to_answer = reverse("modules:feedback", args=[one.pk])
            title = _("How was it? %(title)s")
            yield _thing(one, title, to_answer, _("Answer"), None)


def _of_her_houses(person: Person) -> QuerySet[Module]:
    found = Module.objects.lived_by(person).exclude(programme__organisation=None)
    return found.select_related("programme__organisation")


def _meant(person: Person, modules: Iterable[Module]) -> Iterator[Module]:
    told: dict[int, set[str]] = {}
    for one in modules:
        house = one.programme.house
        if house.pk not in told:
            told[house.pk] = audiences(house, person)
        if one.audience in told[house.pk]:
            yield one


def _answered(person: Person, modules: Iterable[Module]) -> set[int]:
    marks = {mark_of(one, person): one.pk for one in modules}
    given = FeedbackMark.objects.filter(pk__in=marks).values_list("pk", flat=True)
    return {marks[one] for one in given} if marks else set()


def _hers(person: Person, today: date) -> Iterator[Thing]:
    """What an owner has to see to: a module that is empty before it begins, and how many came."""
    mine = Module.objects.filter(
        owner=person, programme__in=Programme.objects.facilitated_by(person)
    ).select_related("programme")
    empty = Q(body="", tasks=None, materials=None, workshops=None, surveys=None)
    for one in mine.filter(empty, starts_on__gt=today, starts_on__lte=today + AHEAD):
        title = _("Nothing is in it yet: %(title)s")
        yield _thing(one, title, "", _("Prepare"), one.starts_on)
    over = mine.filter(ends_on__lt=today, ends_on__gte=today - COUNTED, attendances=None)
    for one in over.exclude(workshops=None).distinct():
        title = _("How many came? %(title)s")
        yield _thing(one, title, reverse("modules:count", args=[one.pk]), _("Tell"), None)


def _thing(one: Module, title: str, address: str, action: str, on: date | None) -> Thing:
    return Thing(
        title=title % {"title": one.title},
        text=one.programme.title,
        address=address or reverse("workspace:module", args=[one.pk]),
        action=action,
        on=on,
    )
