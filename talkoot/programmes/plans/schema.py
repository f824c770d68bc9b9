"""What a plan says, as data: goals with their effects and indicators, and all that they rest on.

Everything may be empty: a plan grows. Closed, so that a mistyped word is an error.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from talkoot.ground.finnish import format_date, parse_date

Role = Literal[
    "applicant",
    "co-applicant",
    "implementer",
    "expert",
    "lecturer",
    "health",
    "safety",
    "steward",
    "school",
    "union",
    "employer",
    "partner",
]
Form = Literal[
    "municipality",
    "joint-authority",
    "county",
    "parish",
    "uas",
    "college",
    "company",
    "association",
    "other",
]
Level = Literal["everyone", "staff", "supervisors", "management", "elected", "customers"]
Said = Annotated[str, Field(max_length=8000)]
Line = Annotated[str, Field(max_length=400)]


def _as_a_day(text: str) -> str:
    day = parse_date(text)
    if text and day is None:
        raise PydanticCustomError("day", "Write the day like 1.3.2025.")
    return format_date(day) if day else ""


Day = Annotated[str, AfterValidator(_as_a_day)]
Heads = Annotated[int, Field(ge=0, le=999_999)]


class Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Indicator(Closed):
    """How one will know: where it is now, where it should be, and who tells."""

    id: Line = ""
    what: Line = ""
    baseline: Line = ""
    target: Line = ""
    origin: Line = ""


class Effect(Closed):
    id: Line = ""
    what: Said = ""
    leads_to: Line = ""
    indicators: tuple[Indicator, ...] = ()


class Goal(Closed):
    id: Line = ""
    what: Said = ""
    effects: tuple[Effect, ...] = ()


class Load(Closed):
    """A risk or a load at work that the plan starts from."""

    id: Line = ""
    what: Line = ""
    basis: Line = ""


class Audience(Closed):
    who: Line = ""
    level: Level | None = None
    heads: Heads | None = None


class Research(Closed):
    citation: Said = ""
    applied: Said = ""


class Party(Closed):
    """Somebody beside the staff who has a part. `told` is what they are to hear; nobody gets data.

    The applicant answers to the funder, also for those `behalf` names and for co-applicants.
    """

    role: Role | None = None
    organisation: Line = ""
    form: Form | None = None
    behalf: tuple[Line, ...] = ()
    person: Line = ""
    part: Said = ""
    told: Line = ""


class Informed(Closed):
    """Once that somebody outside the staff was told of the programme: what, and when."""

    on: Day = ""
    whom: Role | None = None
    what: Said = ""

    @property
    def day(self) -> date | None:
        return parse_date(self.on)


class Handling(Closed):
    """Once that the plan was handled together, before or while it is carried out."""

    on: Day = ""
    body: Line = ""
    what: Said = ""
    record: Line = ""

    @property
    def day(self) -> date | None:
        return parse_date(self.on)


class PlanText(Closed):
    summary: Said = ""
    situation: Said = ""
    loads: tuple[Load, ...] = ()
    changing: tuple[Line, ...] = ()
    strategy: Said = ""
    goals: tuple[Goal, ...] = ()
    audiences: tuple[Audience, ...] = ()
    parties: tuple[Party, ...] = ()
    research: tuple[Research, ...] = ()
    ground: Said = ""
    procured: Said = ""
    novelty: Said = ""
    applicability: Said = ""
    pilot: bool = False
    learn: Said = ""
    cooperation: tuple[Handling, ...] = ()
    informed: tuple[Informed, ...] = ()
    commitment: Said = ""
    evaluation: Said = ""
    spreading: Said = ""

    def indicators(self) -> Iterator[tuple[Goal, Effect, Indicator]]:
        """Every indicator with what it belongs to."""
        for goal in self.goals:
            for effect in goal.effects:
                for indicator in effect.indicators:
                    yield goal, effect, indicator

    def of_role(self, role: Role) -> tuple[Party, ...]:
        return tuple(one for one in self.parties if one.role == role)

    @property
    def applicants(self) -> tuple[Party, ...]:
        """Who answers to the funder first, then those who apply along."""
        return (*self.of_role("applicant"), *self.of_role("co-applicant"))

    @property
    def is_empty(self) -> bool:
        return self == PlanText()

    def without_people(self) -> PlanText:
        """The plan as a partner may read it."""
        bare = tuple(one.model_copy(update={"person": ""}) for one in self.parties)
        return self.model_copy(update={"parties": bare})


SECTIONS: dict[str, tuple[str, ...]] = {
    "summary": ("summary",),
    "start": ("situation", "loads", "changing", "strategy"),
    "goals": ("goals",),
    "people": ("audiences", "parties"),
    "grounds": ("research", "ground", "procured", "novelty", "applicability", "pilot", "learn"),
    "together": ("cooperation", "informed", "commitment", "evaluation", "spreading"),
}
