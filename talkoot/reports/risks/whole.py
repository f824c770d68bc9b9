"""The risks of a plan with what was done about each, as far as a reader may open it. Reads only."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Model, QuerySet
from django.urls import reverse

from talkoot.practice.models import Commitment, OperatingModel
from talkoot.programmes.actions.plan import is_name, plan_of
from talkoot.programmes.models import Module, Programme
from talkoot.programmes.plans.schema import Load
from talkoot.reports.models import Means, RiskState
from talkoot.themes.models import Theme

if TYPE_CHECKING:
    from talkoot.reports.sources import Reader

Kind = Means.Kind
PAGES = {
    Kind.MODEL: "practice:model",
    Kind.COMMITMENT: "workspace:commitment",
    Kind.MODULE: "workspace:module",
    Kind.THEME: "themes:theme",
}
MOST = 100  # of each kind to choose from


@dataclass(frozen=True, slots=True)
class Linked:
    """A means; without an address where the reader may not open it, or it is gone."""

    means: Means
    address: str = ""


@dataclass(frozen=True, slots=True)
class Risk:
    keys: tuple[str, ...]
    what: str
    basis: str
    means: tuple[Linked, ...]
    state: RiskState

    @property
    def key(self) -> str:
        """The one that lasts longest."""
        return self.keys[0]

    @property
    def is_told(self) -> bool:
        """Whether there is anything to say of it beside that it is there."""
        return bool(self.means or self.state.state)


def keys_of(load: Load) -> tuple[str, ...]:
    """Its id, where it has one, and a print of its words, by which older pages know it."""
    words = hashlib.sha256(load.what.encode()).hexdigest()[:12]
    return (load.id, words) if is_name(load.id) else (words,)


def risks(programme: Programme, reader: Reader | None = None) -> list[Risk]:
    """Every risk of the plan, in its order; without addresses where nobody reads."""
    told = RiskState.objects.filter(programme=programme).select_related("edited_by")
    states = {one.load: one for one in told}
    kept = list(Means.objects.filter(programme=programme))
    pages = dict(_pages(programme, reader, kept)) if reader else {}
    return [
        Risk(
            keys := keys_of(load),
            load.what,
            load.basis,
            tuple(Linked(one, pages.get(one.pk, "")) for one in kept if one.load == keys[0]),
            states.get(keys[0]) or RiskState(programme=programme, load=keys[0]),
        )
        for load in plan_of(programme).text.loads
        if load.what
    ]


def _pages(programme: Programme, reader: Reader, kept: list[Means]) -> Iterator[tuple[int, str]]:
    for kind, rows in _within_reach(programme, reader).items():
        mine = [one for one in kept if one.kind == kind]
        if mine:
            reached = {
                str(pk) for pk in rows.filter(pk__in=_keys(mine)).values_list("pk", flat=True)
            }
            for one in mine:
                if one.source in reached:
                    yield one.pk, reverse(PAGES[kind], args=[one.source])


def _keys(mine: Iterable[Means]) -> list[UUID | int]:
    return [int(one.source) if one.source.isdecimal() else UUID(one.source) for one in mine]


def _within_reach(programme: Programme, reader: Reader) -> dict[Means.Kind, QuerySet[Model]]:
    """What the reader may open: of the programme, and models and themes of its house."""
    house = programme.organisation_id
    models = OperatingModel.objects.visible_to(reader).alive().filter(organisation=house)
    promises = Commitment.objects.visible_to(reader).filter(programme=programme)
    themes = Theme.objects.visible_to(reader).filter(board__survey__organisation=house)
    return {
        Kind.MODEL: models.order_by("name"),
        Kind.COMMITMENT: promises.soonest_first(),
        Kind.MODULE: Module.objects.filter(programme=programme),
        Kind.THEME: themes.exclude(state=Theme.State.DROPPED).order_by("title"),
    }


Choice = tuple[str, str]


def choices(programme: Programme, reader: Reader) -> list[tuple[str, list[Choice]]]:
    """What can be said to be done about a risk, kind by kind: `model:<key>` and its words."""
    found = (
        (kind, [(f"{kind}:{one.pk}", str(one)) for one in rows[:MOST]])
        for kind, rows in _within_reach(programme, reader).items()
    )
    return [(str(kind.label), told) for kind, told in found if told]
