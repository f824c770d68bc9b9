"""What a programme file says: a programme without people, answers, units or days. Pure.

Days are counted from the first day, which is day 0. Closed, so that a mistyped word is an error.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from talkoot.practice.clock import rules
from talkoot.practice.operating.file import ModelFile
from talkoot.programmes.filekinds import KINDS
from talkoot.programmes.plans.schema import PlanText

FORMAT = 1
PATH = re.compile(r"files/[0-9a-z-]{1,80}\.[0-9a-z]{2,4}")


def _is_file(path: str) -> str:
    if not PATH.fullmatch(path) or path.rpartition(".")[2] not in KINDS:
        raise PydanticCustomError("path", "This is no name of a file.")
    return path


def _is_rule(text: str) -> str:
    return str(rules.read(text))


Line = Annotated[str, Field(max_length=300)]
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
LongTitle = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Text = Annotated[str, Field(max_length=40_000)]
Source = Annotated[str, Field(max_length=200_000)]
Name = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,60}$")]
Day = Annotated[int, Field(ge=-3660, le=3660)]
Said = Annotated[dict[Literal["fi", "sv", "en"], Line], Field(max_length=3)]


class Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Task(Closed):
    title: Title
    kind: Literal["alone", "together", "between", "coaching"] = "alone"
    text: Text = ""
    due: Day | None = None


class File(Closed):
    """A file of a module. What it is, is told from its bytes when it is brought in."""

    title: Title
    path: Annotated[str, AfterValidator(_is_file)]
    transcript: Annotated[str, Field(max_length=100_000)] = ""


class Event(Closed):
    """A workshop by its method, or a survey by its questionnaire; `uses` names one of ours or one
    that is in the file."""

    kind: Literal["workshop", "survey"]
    title: Title
    uses: Name | Literal[""] = ""
    on: Day | None = None
    until: Day | None = None
    short: bool = False
    by_unit: bool = False


class Part(Closed):
    """A module. `key` is the same each time it is taken along."""

    key: UUID
    title: Title
    audience: Literal["staff", "supervisors", "management", "everyone"] = "staff"
    aim: Text = ""
    body: Text = ""
    first: Day | None = None
    last: Day | None = None
    tasks: tuple[Task, ...] = Field(default=(), max_length=100)
    files: tuple[File, ...] = Field(default=(), max_length=50)
    events: tuple[Event, ...] = Field(default=(), max_length=50)


class BudgetLine(Closed):
    category: Name
    what: Annotated[str, Field(max_length=200)] = ""
    amount: Annotated[str, Field(pattern=r"^\d{1,9}\.\d{2}$")]
    eligible: Literal["", "yes", "no", "own"] = ""
    reason: Line = ""


class Money(Closed):
    funder: Name
    lines: tuple[BudgetLine, ...] = Field(default=(), max_length=200)


class Yearly(Closed):
    """A thing of the annual clock that comes back."""

    titles: Annotated[Said, Field(min_length=1)]
    does: Said = {}
    asked: Said = {}
    output: Said = {}
    shows: Said = {}
    rule: Annotated[str, Field(max_length=24), AfterValidator(_is_rule)]
    layer: Literal["house", "unit"] = "house"
    repeat: Literal["yearly", "second"] = "yearly"
    slack: int = Field(default=0, ge=0, le=90)
    basis: Annotated[str, Field(max_length=200)] = ""


class Content(Closed):
    """A whole programme, or one module of it."""

    title: LongTitle
    days: Annotated[int, Field(ge=0, le=7320)] | None = None
    plan: PlanText = PlanText()
    money: Money | None = None
    parts: tuple[Part, ...] = Field(default=(), max_length=200)
    events: tuple[Event, ...] = Field(default=(), max_length=200)
    methods: dict[Name, Source] = Field(default={}, max_length=50)
    questionnaires: dict[Name, Source] = Field(default={}, max_length=50)
    models: tuple[ModelFile, ...] = Field(default=(), max_length=100)
    year: tuple[Yearly, ...] = Field(default=(), max_length=200)

    @property
    def files(self) -> tuple[File, ...]:
        return tuple(file for part in self.parts for file in part.files)


class Entry(Closed):
    path: Annotated[str, Field(max_length=100)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    size: int = Field(ge=0)


class Whence(Closed):
    """Whose a programme is, and which version of it."""

    id: UUID
    version: int = Field(ge=1, le=100_000)
    organisation: Title
    title: LongTitle


class Manifest(Closed):
    """The first thing in a file: what it is, whose, on what terms, and what else is in it."""

    talkoot: Literal["programme", "module"]
    format: Literal[1] = 1
    whence: Whence
    licence: Literal["", "CC-BY-4.0"] = ""
    after: Whence | None = None
    entries: tuple[Entry, ...] = Field(max_length=600)
