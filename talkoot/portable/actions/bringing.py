"""Make a programme of a file that was looked at, or put its one module into a programme."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from talkoot.methods import actions as own_methods
from talkoot.people.models import Organisation, Person
from talkoot.portable import sources
from talkoot.portable.content import Content, Event, File, Manifest, Money, Part, Yearly
from talkoot.portable.models import Origin, PartOrigin
from talkoot.portable.unpacking import Unpacked
from talkoot.practice.actions import operating_models
from talkoot.practice.clock import actions as clock
from talkoot.practice.clock import rules
from talkoot.practice.models import Clock
from talkoot.programmes.actions import create_programme, money
from talkoot.programmes.actions.material import add_material
from talkoot.programmes.actions.modules import add_module, add_task
from talkoot.programmes.actions.starting import begin_plan
from talkoot.programmes.filekinds import kind_of
from talkoot.programmes.funders.shelf import profile
from talkoot.programmes.models import Module, Programme
from talkoot.surveys.actions import plan as surveys
from talkoot.surveys.actions.tying import tie as tie_survey
from talkoot.workshops.actions import prepare
from talkoot.workshops.actions.tying import tie

MORNING = time(9)


@dataclass(frozen=True)
class Wish:
    """How its reader wants it: called what, from which day on, and with what of it."""

    title: str
    start: date | None = None
    models: bool = True
    money: bool = False
    year: bool = False
    theirs: frozenset[str] = field(default_factory=frozenset)  # methods to have beside our own


@transaction.atomic
def bring(file: Unpacked, house: Organisation, person: Person, wish: Wish) -> Programme:
    """Make a programme of its own of the file. It remembers what the file said."""
    content, manifest = file.content, file.manifest
    programme = create_programme(house, wish.title, wish.start, _day(wish.start, content.days))
    begin_plan(programme, content.plan)
    bringing = _Bringing(file, programme, person, wish)
    for part in content.parts:
        bringing.part(part)
    for event in content.events:
        bringing.event(event, None)
    if wish.models:
        bringing.models(content)
    if wish.money and content.money:
        _budget(programme, person, content.money)
    if wish.year:
        _put_into_year(house, content.year, wish.start or timezone.localdate())
    told = content.model_dump(mode="json", exclude_defaults=True)
    Origin.objects.create(
        programme=programme, digest=file.digest, told=told, **_travelled(manifest)
    )
    return programme


@transaction.atomic
def bring_module(file: Unpacked, programme: Programme, person: Person, wish: Wish) -> Module:
    """Put the file's one module after the others of a programme."""
    return _Bringing(file, programme, person, wish).part(file.content.parts[0])


def _travelled(manifest: Manifest) -> dict[str, Any]:
    whence = manifest.whence
    return {
        "root": whence.id,
        "version": whence.version,
        "organisation": whence.organisation,
        "title": whence.title,
        "licence": manifest.licence,
    }


def _day(start: date | None, days: int | None) -> date | None:
    if start is None or days is None:
        return None
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return None


class _Bringing:
    """One file on its way into one programme."""

    def __init__(self, file: Unpacked, programme: Programme, person: Person, wish: Wish) -> None:
        self.file, self.programme, self.person, self.wish = file, programme, person, wish
        self.methods = self._methods()

    def _methods(self) -> dict[str, str]:
        """The text each method of the file runs by; what the house lacks becomes its own."""
        chosen = {}
        for name, source in self.file.content.methods.items():
            ours = sources.ours_like(self.programme.house, source)
            if ours is None or (ours != source and name in self.wish.theirs):
                own = own_methods.take_in(self.programme.house, self.person, source)
                chosen[name] = own_methods.publish(own, self.person).source
            else:
                chosen[name] = ours
        return chosen

    def part(self, part: Part) -> Module:
        start = self.wish.start
        module = add_module(
            self.programme,
            title=part.title,
            audience=part.audience,
            aim=part.aim,
            body=part.body,
            starts_on=_day(start, part.first),
            ends_on=_day(start, part.last),
        )
        for task in part.tasks:
            due = _day(start, task.due)
            add_task(module, title=task.title, kind=task.kind, text=task.text, due_on=due)
        for file in part.files:
            self.material(module, file)
        for event in part.events:
            self.event(event, module)
        told = part.model_dump(mode="json", exclude_defaults=True)
        PartOrigin.objects.create(
            module=module, key=part.key, told=told, **_travelled(self.file.manifest)
        )
        return module

    def material(self, module: Module, file: File) -> None:
        size = self.file.size(file.path)
        with self.file.open(file.path) as entry:
            kind = kind_of(entry, size)
            words = {"title": file.title, "transcript": file.transcript}
            add_material(module, entry, kind, size, **words)

    def event(self, event: Event, module: Module | None) -> None:
        """Plan it; what it uses may not have come along, and then its name is a task to see to."""
        source = self.source(event)
        if source is None:
            if module is not None:
                add_task(module, title=event.title, kind="together")
        elif event.kind == "workshop":
            self.workshop(event, source, module)
        else:
            self.survey(event, source, module)

    def source(self, event: Event) -> str | None:
        if event.kind == "workshop":
            return self.methods.get(event.uses) or sources.method(event.uses)
        own = self.file.content.questionnaires.get(event.uses)
        return own or sources.questionnaire(event.uses)

    def workshop(self, event: Event, source: str, module: Module | None) -> None:
        on, until = _day(self.wish.start, event.on), _day(self.wish.start, event.until)
        at_own_pace = until is not None and until >= (on or until) and sources.may_be_open(source)
        days: dict[str, Any] = {"opens_on": on or until, "closes_on": until}
        made = prepare.prepare(
            self.programme,
            source,
            self.person,
            title=event.title,
            short=event.short,
            by_unit=event.by_unit and at_own_pace,
            **(days if at_own_pace else {"starts_at": _morning(on)}),
        )
        if module is not None:
            tie(made, module)

    def survey(self, event: Event, source: str, module: Module | None) -> None:
        house = self.programme.house
        words = {"programme": self.programme, "closes_on": _day(self.wish.start, event.until)}
        made = surveys.prepare(house, source, event.title, **words)
        if module is not None:
            tie_survey(made, module)

    def models(self, content: Content) -> None:
        """Practices come as ideas, whatever they were; those we know already stay as ours are."""
        known = set(self.programme.house.operating_models.values_list("root", flat=True))
        for one in content.models:
            if one.id not in known:
                told = {"organisation": one.organisation, "version": one.version}
                operating_models.take_in(self.programme, one.words, root=one.id, came_from=told)


def _morning(day: date | None) -> datetime | None:
    return timezone.make_aware(datetime.combine(day, MORNING)) if day else None


def _budget(programme: Programme, person: Person, told: Money) -> None:
    """A draft of a budget, by the rules of a funder that we know."""
    known = profile(told.funder)
    if known is None:
        return
    categories = {one.id for one in known.categories}
    lines = [
        one.model_dump() | {"amount": Decimal(one.amount)}
        for one in told.lines
        if one.category in categories
    ]
    money.add_funding(programme, {"funder": told.funder}, person)
    money.set_budget(programme, lines, (), person, seen=0)


def _put_into_year(house: Organisation, entries: tuple[Yearly, ...], start: date) -> None:
    """What comes back every year; what is in our clock by the same name is left out."""
    ours = clock.begin(house, start.year)
    have = _names_in(ours)
    for one in entries:
        if have & {text.casefold() for text in one.titles.values()}:
            continue
        rule = rules.read(one.rule)
        words = one.model_dump(exclude={"rule"})
        clock.add(ours, rule, start.year, **words)


def _names_in(ours: Clock) -> set[str]:
    entries = ours.entries.filter(removed_on=None)
    return {text.casefold() for one in entries for text in one.titles.values()}
