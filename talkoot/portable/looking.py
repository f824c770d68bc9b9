"""What a page says of a file that was brought, beside what the house has already."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from talkoot.ground.texts import pick
from talkoot.methods import library
from talkoot.people.models import Organisation
from talkoot.portable import differing, sources
from talkoot.portable.content import Content, Event, Part
from talkoot.portable.labels import PARTS
from talkoot.portable.models import Origin, PartOrigin
from talkoot.portable.unpacking import Unpacked
from talkoot.practice.differing import Piece, pieces
from talkoot.practice.operating.file import ModelFile
from talkoot.programmes.funders.shelf import profile


@dataclass(frozen=True, slots=True)
class OwnMethod:
    """A method in the file: `new` here, the `same` as ours, or an `other` by the same name."""

    name: str
    title: str
    state: str
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Planned:
    """A line of a budget, as one reads it."""

    what: str
    amount: Decimal


@dataclass(frozen=True)
class Look:
    """Everything that somebody wants to know before she keeps it."""

    file: Unpacked
    house: Organisation

    @property
    def content(self) -> Content:
        return self.file.content

    def methods(self) -> list[OwnMethod]:
        return [self._method(name, source) for name, source in self.content.methods.items()]

    def _method(self, name: str, source: str) -> OwnMethod:
        title = library.parse(source).title.text()
        ours = sources.ours_like(self.house, source)
        if ours is None:
            return OwnMethod(name, title, "new", (Piece("same", source),))
        if ours == source:
            return OwnMethod(name, title, "same")
        return OwnMethod(name, title, "other", tuple(pieces(ours, source)))

    def theirs(self, methods: list[OwnMethod]) -> dict[str, str]:
        return {one.name: one.title for one in methods if one.state == "other"}

    def missing(self) -> list[str]:
        """Workshops and surveys whose method or questions did not come along."""
        events = [
            *self.content.events,
            *(one for part in self.content.parts for one in part.events),
        ]
        return [event.title for event in events if not self._has(event)]

    def _has(self, event: Event) -> bool:
        if event.kind == "workshop":
            return event.uses in self.content.methods or sources.method(event.uses) is not None
        known = sources.questionnaire(event.uses) is not None
        return event.uses in self.content.questionnaires or known

    def models(self) -> list[tuple[ModelFile, bool]]:
        """Each operating model, and whether we have it already."""
        known = set(self.house.operating_models.values_list("root", flat=True))
        return [(one, one.id in known) for one in self.content.models]

    def year(self) -> list[str]:
        """What comes back in their year, by name."""
        return [pick({str(k): v for k, v in one.titles.items()}) for one in self.content.year]

    def budget(self) -> list[Planned]:
        """Their lines of the budget, each by what it is for, or else by its kind of cost."""
        told = self.content.money
        known = profile(told.funder) if told else None
        kinds = {one.id: str(one.title) for one in known.categories} if known else {}
        return [
            Planned(one.what or kinds.get(one.category, one.category), Decimal(one.amount))
            for one in (told.lines if told else ())
        ]

    def before(self) -> list[tuple[Origin, differing.Difference]]:
        """Programmes made from the same original, and how this file differs from theirs."""
        found = Origin.objects.filter(
            programme__organisation=self.house, root=self.file.manifest.whence.id
        )
        return [
            (one, differing.between(one.content, self.content, PARTS))
            for one in found.select_related("programme")
            if one.content
        ]

    def module_before(self) -> list[tuple[PartOrigin, differing.Difference]]:
        """Modules made from the same one, and how this file differs from theirs."""
        if self.file.manifest.talkoot != "module":
            return []
        part = self.content.parts[0]
        found = PartOrigin.objects.filter(
            key=part.key, module__programme__organisation=self.house
        ).select_related("module__programme")
        return [
            (one, differing.between(_only(one.part), _only(part), PARTS))
            for one in found
            if one.part
        ]


def _only(part: Part) -> Content:
    return Content(title=part.title, parts=(part,))
