"""An example in the library: public facts of a programme, and its shape in our own words."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from talkoot.ground.finnish import format_money
from talkoot.ground.texts import Texts


class Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Award(Closed):
    """An award received, as a fact with its day."""

    name: Texts
    on: date


class Part(Closed):
    """A module to start from: what for, whom, and with which methods."""

    title: Texts
    aim: Texts
    audience: Literal["staff", "supervisors", "management", "everyone"] = "staff"
    methods: tuple[str, ...] = ()


class Example(Closed):
    """One example. What no public source says is left out."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$", max_length=40)]
    title: Texts
    what: Texts
    applicant: str
    implementer: str = ""
    expert: str = ""
    funder: Literal["tyosuojelurahasto", "esr-2014"] | None = None
    number: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    decided_on: date | None = None
    grant: int | None = None
    total: int | None = None
    results_on: date | None = None
    awards: tuple[Award, ...] = ()
    source: str = ""
    goals: tuple[Texts, ...] = ()
    modules: tuple[Part, ...]

    @property
    def grant_text(self) -> str:
        return "" if self.grant is None else format_money(self.grant, "€")

    @property
    def total_text(self) -> str:
        return "" if self.total is None else format_money(self.total, "€")

    @property
    def methods(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for part in self.modules for name in part.methods))
