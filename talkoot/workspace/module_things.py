"""What of modules waits for one person: her sparring, feedback, and what she looks after.

What she has ticked on her own path is in her browser, so no task is named here: nobody is reminded
of what she may have done.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from talkoot.people.models import Person
from talkoot.programmes.actions.feedback import mark_of
from talkoot.programmes.audience import audiences
from talkoot.programmes.models import (
    Attendance,
    FeedbackMark,
    Material,
    Module,
    Programme,
    SparringBooking,
    Task,
)
from talkoot.surveys.models import Survey
from talkoot.workshops.models import Workshop
from talkoot.workspace.thing import Thing

SOON = timedelta(days=7)
AHEAD = timedelta(days=21)
BEGUN = timedelta(minutes=15)  # a sparring that has just begun is the next one still
ASKED = timedelta(days=14)  # how long the first page asks for feedback; the module asks longer
COUNTED = timedelta(days=30)


def things(person: Person, today: date) -> Iterator[Thing]:
    """Everything of modules: what has a day, and what is asked about one that is over."""
    near = list(_near(person, today))
    yield from map(_sparring, [one for one in near if vars(one)["sparred"]])
    hers = [one for one in near if one.owner_id == person.pk]
    yield from _for_her(person, [one for one in near if one not in hers], today)
    if hers and Programme.objects.facilitated_by(person).exists():
        yield from _hers(hers, today)


def _near(person: Person, today: date) -> QuerySet[Module]:
    """The modules of which anything may be due, in one question with all that is asked of them."""
    begins = Q(starts_on__gt=today, starts_on__lte=today + AHEAD)
    over = Q(ends_on__lte=today, ends_on__gte=today - COUNTED)
    now = timezone.now()
    booked = SparringBooking.objects.filter(
        Q(person=person) | Q(time__coach=person),
        time__module=OuterRef("pk"),
        time__starts_at__range=(now - BEGUN, now + AHEAD),
    ).order_by("time__starts_at")
    found = Module.objects.lived_by(person).exclude(programme__organisation=None)
    told = found.annotate(
        sparred=Subquery(booked.values("time")[:1]),
        sparred_at=Subquery(booked.values("time__starts_at")[:1]),
        sparred_in=Subquery(booked.values("time__place")[:1]),
        held=Exists(Workshop.objects.filter(module=OuterRef("pk"))),
        asked=Exists(Survey.objects.filter(module=OuterRef("pk"))),
        counted=Exists(Attendance.objects.filter(module=OuterRef("pk"))),
        given=Exists(Task.objects.filter(module=OuterRef("pk"))),
        read=Exists(Material.objects.filter(module=OuterRef("pk"))),
    )
    wanted = told.filter(begins | over | Q(sparred__isnull=False))
    return wanted.select_related("programme__organisation").order_by("starts_on", "pk")


def _sparring(one: Module) -> Thing:
    """The next time that she booked, or that was booked with her: without the name of who comes."""
    told = vars(one)
    return Thing(
        title=_("Sparring: %(title)s") % {"title": one.title},
        text=told["sparred_in"] or _("remote meeting"),
        address=f"{reverse('modules:sparring', args=[one.pk])}#time-{told['sparred']}",
        action=_("Look"),
        at=told["sparred_at"],
        now=told["sparred_at"] <= timezone.now(),
    )


def _for_her(person: Person, near: Iterable[Module], today: date) -> Iterator[Thing]:
    """Modules that are for her: those that begin, and those that ask what she thought."""
    mine = list(_meant(person, [one for one in near if _begins(one, today) or _asks(one, today)]))
    answered = _answered(person, mine)
    for one in mine:
        if _begins(one, today):
            yield _thing(one, _("A module begins: %(title)s"), "", _("Look"), one.starts_on)
        elif one.pk not in answered:
            to_answer = reverse("modules:feedback", args=[one.pk])
            yield _thing(one, _("How was it? %(title)s"), to_answer, _("Answer"), None)


def _begins(one: Module, today: date) -> bool:
    return one.starts_on is not None and today < one.starts_on <= today + SOON


def _asks(one: Module, today: date) -> bool:
    return one.ends_on is not None and today - ASKED <= one.ends_on <= today


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


def _hers(near: Iterable[Module], today: date) -> Iterator[Thing]:
    """What an owner has to see to: a module that is empty before it begins, and how many came."""
    for one in near:
        told = vars(one)
        full = one.body or any(told[part] for part in ("held", "asked", "given", "read"))
        if one.starts_on and one.starts_on > today and not full:
            title = _("Nothing is in it yet: %(title)s")
            yield _thing(one, title, "", _("Prepare"), one.starts_on)
        if one.ends_on and one.ends_on < today and told["held"] and not told["counted"]:
            to_tell = reverse("modules:count", args=[one.pk])
            yield _thing(one, _("How many came? %(title)s"), to_tell, _("Tell"), None)


def _thing(one: Module, title: str, address: str, action: str, on: date | None) -> Thing:
    return Thing(
        title=title % {"title": one.title},
        text=one.programme.title,
        address=address or reverse("workspace:module", args=[one.pk]),
        action=action,
        on=on,
    )
