"""What is known of a programme when its report is composed. Pure; names no one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Kind = Literal[
    "card", "workshop", "workshops", "methods", "figure", "commitment", "commitments", "evidence",
    "module", "modules", "model", "plan", "money", "risk", "observation",
    "result",
]  # fmt: skip
Leans = Literal["works", "fails", "wish"]
State = Literal["open", "partly", "done", "dropped"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a sentence comes from: what kind of thing, and which one."""

    kind: Kind
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A workshop that was held."""

    ref: str
    title: str
    on: date
    people: int
    heard: int
    method: str
    own_pace: bool = False


@dataclass(frozen=True, slots=True)
class Promise:
    ref: str
    what: str
    state: State


@dataclass(frozen=True, slots=True)
class Figure:
    """A released mean of the whole house, with its interval, and how it changed if that is told."""

    ref: str
    scale: str
    title: str
    on: date
    n: int
    mean: float
    low: float
    high: float
    first: float
    last: float
    n_before: int = 0
    before: float = 0.0
    change: float = 0.0
    change_low: float = 0.0
    change_high: float = 0.0

    @property
    def changed(self) -> bool:
        return self.n_before > 0

    @property
    def clear(self) -> bool:
        """Chance alone would seldom make it."""
        return self.change_low > 0 or self.change_high < 0


@dataclass(frozen=True, slots=True)
class Quote:
    """Words somebody wrote, which a room released without a name."""

    ref: str
    text: str
    about: str


@dataclass(frozen=True, slots=True)
class Part:
    """A module or an operating model: a thing with a title."""

    ref: str
    title: str


@dataclass(frozen=True, slots=True)
class Goal:
    text: str
    indicators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Observed:
    """What some of the comments say, in the words of the one who read them."""

    ref: str
    text: str
    leans: Leans
    said: int
    read: int
    title: str
    on: date


@dataclass(frozen=True, slots=True)
class Measured:
    """What an indicator of the plan shows, in the words of those who measure it."""

    ref: str
    what: str
    value: str
    origin: str
    on: date
    baseline: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Aim:
    """A goal or an effect of the plan, and what tells how it was reached."""

    key: str
    text: str
    is_goal: bool = True
    figures: tuple[Figure, ...] = ()
    observed: tuple[Observed, ...] = ()
    measured: tuple[Measured, ...] = ()


@dataclass(frozen=True, slots=True)
class Thought:
    """How useful people found a module, from one to five."""

    ref: str
    title: str
    n: int
    mean: float


@dataclass(frozen=True, slots=True)
class Payer:
    """A funder that has decided, and its own words of acknowledgement where they are known."""

    name: str
    granted: Decimal | int | None = None
    decided_on: date | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who applies, of what kind it is, and for whom beside itself."""

    name: str
    kind: str = ""
    behalf: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heard:
    """Once that somebody outside the staff was told of the programme."""

    whom: str
    on: date
    what: str


@dataclass(frozen=True, slots=True)
class Risk:
    """A risk or load of the plan: what was done about it, and how it was at the end."""

    key: str
    what: str
    means: tuple[tuple[str, str], ...] = ()  # kind and words
    state: str = ""
    known_by: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a composer may say. What is not known is empty."""

    title: str
    applicant: str = ""
    implementer: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    total: Decimal | int | None = None
    money_at: Kind = "card"  # where the sums are read
    payers: tuple[Payer, ...] = ()
    situation: str = ""
    research: tuple[str, ...] = ()
    expert_why: str = ""
    audiences: tuple[str, ...] = ()
    goals: tuple[Goal, ...] = ()
    modules: tuple[Part, ...] = ()
    workshops: tuple[Held, ...] = ()
    promises: tuple[Promise, ...] = ()
    figures: tuple[Figure, ...] = ()
    models: tuple[Part, ...] = ()
    quotes: tuple[Quote, ...] = ()
    applicants: tuple[Applicant, ...] = ()  # who answers to the funder comes first
    beside: tuple[tuple[str, str], ...] = ()  # part and organisation
    told: tuple[Heard, ...] = ()
    risks: tuple[Risk, ...] = ()
    aims: tuple[Aim, ...] = ()
    dialogue: Aim = Aim("dialogue", "")
    observed: tuple[Observed, ...] = ()
    groups: tuple[int, int] = (0, 0)  # small groups, and those of several units
    thoughts: tuple[Thought, ...] = ()

    @property
    def participations(self) -> int:
        return sum(one.people for one in self.workshops)

    @property
    def heard(self) -> int:
        return sum(one.heard for one in self.workshops)

    @property
    def methods(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.method for one in self.workshops if one.method))

    def promised(self, *states: State) -> tuple[Promise, ...]:
        return tuple(one for one in self.promises if one.state in states)
