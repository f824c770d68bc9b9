"""Gather what of a programme may go along: its plan, modules, methods, models, money and year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from uuid import UUID, uuid5

from django.db.models import Q
from django.utils import timezone

from talkoot.methods import library
from talkoot.methods.models import MethodVersion
from talkoot.people.models import Organisation
from talkoot.portable.content import (
    BudgetLine,
    Content,
    Event,
    File,
    Money,
    Part,
    Task,
    Yearly,
)
from talkoot.portable.leaving import bare, without_addresses
from talkoot.practice.actions.operating_models import TOLD
from talkoot.practice.models import ClockEntry, OperatingModel
from talkoot.practice.operating.file import ModelFile
from talkoot.programmes import store
from talkoot.programmes.actions.plan import plan_of
from talkoot.programmes.models import Material, Module, Programme
from talkoot.surveys import library as questionnaires
from talkoot.surveys import shelf
from talkoot.surveys.models import Survey
from talkoot.workshops.models import Workshop

NONE: Mapping[int, UUID] = {}


@dataclass(frozen=True)
class Choice:
    """What its coordinator lets go along; none means all of them."""

    modules: frozenset[int] | None = None
    files: frozenset[UUID] | None = None
    money: bool = True
    models: bool = True
    year: bool = True


@dataclass
class Gathered:
    """The words, and where the bytes of each file lie."""

    content: Content
    files: dict[str, Path] = field(default_factory=dict)


def gather(
    programme: Programme,
    root: UUID,
    choice: Choice | None = None,
    keys: Mapping[int, UUID] = NONE,
) -> Gathered:
    """All that may go along. `keys` says by which key a module is known that came from a file."""
    chosen = choice or Choice()
    gathering = _Gathering(programme, root, chosen, keys)
    rows = programme.modules.prefetch_related("tasks", "materials")
    modules = [one for one in rows if chosen.modules is None or one.pk in chosen.modules]
    parts = tuple(gathering.part(module) for module in modules)
    content = Content(
        title=programme.title,
        days=gathering.length(),
        plan=bare(plan_of(programme).text),
        parts=parts,
        events=gathering.events(None),
        methods=gathering.methods,
        questionnaires=gathering.questionnaires,
        money=_money(programme) if chosen.money else None,
        models=_models(programme) if chosen.models else (),
        year=_year(programme.house) if chosen.year else (),
    )
    return Gathered(without_addresses(content), gathering.files)


def gather_module(module: Module, root: UUID, choice: Choice | None = None) -> Gathered:
    """One module, with what it uses."""
    gathering = _Gathering(module.programme, root, choice or Choice(), NONE, module.starts_on)
    content = Content(
        title=module.title,
        parts=(gathering.part(module),),
        methods=gathering.methods,
        questionnaires=gathering.questionnaires,
    )
    return Gathered(without_addresses(content), gathering.files)


def key_of(root: UUID, module: Module) -> UUID:
    return uuid5(root, f"module:{module.pk}")


class _Gathering:
    """One programme on its way out."""

    def __init__(
        self,
        programme: Programme,
        root: UUID,
        choice: Choice,
        keys: Mapping[int, UUID],
        start: date | None = None,
    ) -> None:
        self.programme, self.root, self.choice, self.keys = programme, root, choice, keys
        self.methods: dict[str, str] = {}
        self.questionnaires: dict[str, str] = {}
        self.files: dict[str, Path] = {}
        first = programme.modules.exclude(starts_on=None).order_by("starts_on").first()
        self.start = start or programme.starts_on or (first.starts_on if first else None)

    def length(self) -> int | None:
        last = self.programme.ends_on
        return self.day(last) if last and self.start and last >= self.start else None

    def day(self, day: date | None) -> int | None:
        return (day - self.start).days if day and self.start else None

    def part(self, module: Module) -> Part:
        return Part(
            key=self.keys.get(module.pk) or key_of(self.root, module),
            title=module.title,
            audience=module.audience,
            aim=module.aim,
            body=module.body,
            first=self.day(module.starts_on),
            last=self.day(module.ends_on),
            tasks=tuple(
                Task(title=one.title, kind=one.kind, text=one.text, due=self.day(one.due_on))
                for one in module.tasks.all()
            ),
            files=tuple(self.file(one) for one in module.materials.all() if self.goes(one)),
            events=self.events(module),
        )

    def goes(self, material: Material) -> bool:
        chosen = self.choice.files is None or material.pk in self.choice.files
        return chosen and store.path_of(material.pk).is_file()

    def file(self, material: Material) -> File:
        path = f"files/{len(self.files) + 1}.{material.kind}"
        self.files[path] = store.path_of(material.pk)
        return File(title=material.title, path=path, transcript=material.transcript)

    def events(self, module: Module | None) -> tuple[Event, ...]:
        """Workshops and surveys of a module, or those of the programme that are of none."""
        workshops = self.programme.workshops.filter(module=module, rehearsal=False)
        surveys = self.programme.surveys.filter(module=module)
        found = [self.workshop(one) for one in workshops.order_by("starts_at", "opens_on", "title")]
        return tuple(found + [self.survey(one) for one in surveys.order_by("title")])

    def workshop(self, one: Workshop) -> Event:
        on = timezone.localdate(one.starts_at) if one.starts_at else one.opens_on
        return Event(
            kind="workshop",
            title=one.title,
            uses=self.method(one),
            on=self.day(on),
            until=self.day(one.closes_on),
            short=one.short,
            by_unit=one.by_unit,
        )

    def method(self, one: Workshop) -> str:
        """A method of ours goes by its name; one of the house goes whole, and nobody else's."""
        name = one.method.id
        own = MethodVersion.objects.filter(source=one.method_source).select_related("own").first()
        if own is None:
            return name if name in _shipped() else ""
        if own.own.organisation_id != self.programme.organisation_id:
            return ""
        return _kept(self.methods, name, one.method_source)

    def survey(self, one: Survey) -> Event:
        name = self.questionnaire(one)
        return Event(kind="survey", title=one.title, uses=name, until=self.day(one.closes_on))

    def questionnaire(self, one: Survey) -> str:
        """One of ours by name; one of the house whole, if nobody else's words are in it."""
        asked = one.questionnaire
        if asked.id in questionnaires.shipped():
            return asked.id
        if shelf.need_permission(asked):
            return ""
        return _kept(self.questionnaires, asked.id, one.source)


def _kept(kept: dict[str, str], name: str, source: str) -> str:
    """The name a source goes by; two that differ do not share one."""
    free, number = name, 2
    while kept.get(free, source) != source:
        free, number = f"{name[:56]}-{number}", number + 1
    kept[free] = source
    return free


def _shipped() -> set[str]:
    return {method.id for method in library.shipped()}


def _money(programme: Programme) -> Money | None:
    """By which funder's rules it was planned, and for what; never what was decided or paid."""
    funder = next((one.funder for one in programme.fundings.all() if one.funder), "")
    lines = tuple(
        BudgetLine(
            category=one.category,
            what=one.what,
            amount=f"{one.amount:.2f}",
            eligible=one.eligible,
            reason=one.reason,
        )
        for one in programme.budget_lines.all()
    )
    return Money(funder=funder, lines=lines) if funder and lines else None


def _models(programme: Programme) -> tuple[ModelFile, ...]:
    """Practices that are in use, or that everybody may read already; ideas and trials stay."""
    settled = Q(state=OperatingModel.State.IN_USE) | ~Q(released=None)
    found = programme.operating_models.filter(settled).order_by("name", "pk")
    return tuple(_model(one, programme.house) for one in found)


def _model(model: OperatingModel, house: Organisation) -> ModelFile:
    in_use = model.state == OperatingModel.State.IN_USE
    told = {name: getattr(model, name) for name in TOLD} if in_use else model.released or {}
    words = {name: told[name] for name in TOLD}
    return ModelFile(
        id=model.root,
        version=model.version if in_use else told["version"],
        organisation=house.name,
        licence=model.licence,
        review_month=model.review_month,
        **words,
    )


def _year(house: Organisation) -> tuple[Yearly, ...]:
    """What the house itself has put into its clock, for everybody, and what comes back."""
    entries = ClockEntry.objects.filter(
        clock__organisation=house,
        clock__unit=None,
        private_to=None,
        removed_on=None,
        preset="",
        after=None,
        seen_by=ClockEntry.SeenBy.HOUSE,
        layer__in=("house", "unit"),
    ).exclude(repeat=ClockEntry.Repeat.ONCE)
    return tuple(_yearly(one) for one in entries.order_by("begins_on", "pk") if one.titles)


def _yearly(entry: ClockEntry) -> Yearly:
    words = ("titles", "does", "asked", "output", "shows")
    told = {word: {k: v for k, v in getattr(entry, word).items() if v} for word in words}
    rest = ("rule", "layer", "repeat", "slack", "basis")
    return Yearly(**told, **{name: getattr(entry, name) for name in rest})
