"""An evaluation as its page and the report read it: each aim with what tells of it. Reads only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from talkoot.programmes.models import Plan, Programme
from talkoot.programmes.plans.schema import Indicator, PlanText
from talkoot.programmes.ranking import Liked, ranked
from talkoot.reports.evaluation.aims import DIALOGUE, Aim, aims
from talkoot.reports.evaluation.figures import figures
from talkoot.reports.facts import Figure
from talkoot.reports.models import Gauge, Observation, Result
from talkoot.workshops.models import Workshop

FEWEST_GROUPS = 5  # below, a count of groups would speak of single rooms


@dataclass(frozen=True, slots=True)
class Groups:
    """Small groups of the programme's workshops, and those known to be of several units."""

    all: int = 0
    mixed: int = 0

    @property
    def told(self) -> bool:
        return self.all >= FEWEST_GROUPS


@dataclass(frozen=True, slots=True)
class Gauged:
    """An indicator of the plan under its key, and what it shows, when somebody has said."""

    key: str
    indicator: Indicator
    result: Result | None

    @property
    def edits(self) -> int:
        return self.result.edits if self.result else 0


@dataclass(frozen=True, slots=True)
class Part:
    """One aim, the figures that tell of it, its indicators, and what comments say of it."""

    aim: Aim
    figures: tuple[Figure, ...]
    observations: tuple[Observation, ...]
    indicators: tuple[Gauged, ...] = ()

    @property
    def is_told(self) -> bool:
        return bool(self.figures or self.observations or any(one.result for one in self.indicators))


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything an evaluation has. `others` are observations of no aim that still stands."""

    parts: tuple[Part, ...]
    dialogue: Part
    others: tuple[Observation, ...]
    groups: Groups
    modules: tuple[Liked, ...]
    scales: tuple[Figure, ...]

    @property
    def observations(self) -> tuple[Observation, ...]:
        told = (one for part in (*self.parts, self.dialogue) for one in part.observations)
        return (*told, *self.others)

    @property
    def one_sided(self) -> bool:
        """Comments were lifted, and all of them praise."""
        said = self.observations
        return bool(said) and all(one.leans == Observation.Leans.WORKS for one in said)


def whole(programme: Programme) -> Whole:
    """Read it. Titles of scales are in the language that is spoken now."""
    shown = tuple(figures(programme))
    said = list(Observation.objects.filter(programme=programme))
    tied = list(Gauge.objects.filter(programme=programme).values_list("aim", "scale"))
    goals = list(aims(plan_of(programme)))
    dialogue = Aim(DIALOGUE, "", is_goal=True)
    known = {one.key for one in goals} | {DIALOGUE}
    results = {
        one.indicator: one
        for one in Result.objects.filter(programme=programme).select_related("edited_by")
    }
    scales = [one.scale for one in shown if one.scale == DIALOGUE]
    return Whole(
        parts=tuple(_part(one, shown, tied, said, results) for one in goals),
        dialogue=_part(dialogue, shown, [*tied, *((DIALOGUE, one) for one in scales)], said),
        others=tuple(one for one in said if one.aim not in known),
        groups=groups(programme),
        modules=tuple(ranked(programme)),
        scales=shown,
    )


def _part(
    aim: Aim,
    shown: Iterable[Figure],
    tied: Sequence[tuple[str, str]],
    said: Iterable[Observation],
    results: Mapping[str, Result] = MappingProxyType({}),
) -> Part:
    keys = [(aim.key_of(one), one) for one in aim.indicators]
    return Part(
        aim,
        tuple(one for one in shown if (aim.key, one.scale) in tied),
        tuple(one for one in said if one.aim == aim.key),
        tuple(Gauged(key, one, results.get(key)) for key, one in keys),
    )


def plan_of(programme: Programme) -> PlanText:
    plan = Plan.objects.filter(programme=programme).first()
    return plan.text if plan else PlanText()


def groups(programme: Programme) -> Groups:
    """Summed over all rooms that were held: of one room nothing is told."""
    held = programme.workshops.filter(state=Workshop.State.CLOSED, rehearsal=False)
    counts = [
        (summary or {}).get("groups", {}) for summary in held.values_list("summary", flat=True)
    ]
    return Groups(
        sum(one.get("all", 0) for one in counts), sum(one.get("mixed", 0) for one in counts)
    )
