"""The schema of a method file: closed, so that a mistyped word is an error and not a surprise."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, SerializeAsAny, field_validator, model_validator

from talkoot.ground.texts import Texts
from talkoot.stepkinds.base import Settings, StepKind
from talkoot.stepkinds.registry import KINDS

FORMAT = 1
Privacy = Literal["private", "group", "anonymous", "seat", "named"]
Reveal = Literal["at-once", "batches", "close", "all-answered", "host"]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]


class Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Groups(Closed):
    smallest: int = Field(ge=2, le=20)
    largest: int = Field(ge=2, le=20)


class Role(Closed):
    id: Slug
    title: Texts
    seats: Literal["one", "rest"] = "one"


class Rounds(Closed):
    id: Slug
    times: int = Field(default=1, ge=1, le=20)
    rotate: Slug | None = None


class Size(Closed):
    smallest: int = Field(ge=1)
    typical: int = Field(ge=1)
    largest: int = Field(ge=1)


class Step(Closed):
    """The words common to all steps; what is left belongs to the kind's own settings."""

    id: Slug
    kind: str
    title: Texts
    minutes: int = Field(ge=0, le=240)
    short_minutes: int | None = Field(default=None, ge=0, le=240)
    prompt: Texts | None = None
    notes: Texts | None = None
    by: Slug | None = None
    rounds: Slug | None = None
    cards_from: Slug | None = None
    privacy: Privacy = "seat"
    reveal: Reveal | None = None
    optional: bool = False
    only: Literal["live", "open"] | None = None
    settings: SerializeAsAny[Settings]

    @model_validator(mode="before")
    @classmethod
    def _take_settings(cls, words: Any) -> Any:
        """Give the kind its own words."""
        if not isinstance(words, dict) or "settings" in words:
            return words
        kind = words.get("kind")
        if kind not in KINDS:
            known = ", ".join(sorted(KINDS))
            raise ValueError(f"unknown kind {kind!r}, expected one of: {known}")
        common = {name: value for name, value in words.items() if name in cls.model_fields}
        own = {name: value for name, value in words.items() if name not in cls.model_fields}
        return common | {"settings": KINDS[kind].settings.model_validate(own)}

    @property
    def shown(self) -> Reveal:
        """When others see what was given."""
        if self.reveal:
            return self.reveal
        return "batches" if self.privacy == "anonymous" else "at-once"

    @property
    def behaviour(self) -> StepKind[Any, Any, Any]:
        return KINDS[self.kind]


class Method(Closed):
    """A way of working together."""

    format: Literal[1] = 1
    id: Slug
    version: int = Field(ge=1)
    title: Texts
    purpose: Texts
    notes: Texts
    source: Texts
    licence: Texts
    size: Size
    groups: Groups | None = None
    roles: tuple[Role, ...] = ()
    rounds: tuple[Rounds, ...] = ()
    steps: tuple[Step, ...] = Field(min_length=1)

    @field_validator("steps")
    @classmethod
    def _ids_are_unique(cls, steps: tuple[Step, ...]) -> tuple[Step, ...]:
        seen: set[str] = set()
        for step in steps:
            if step.id in seen:
                raise ValueError(f"two steps are called {step.id!r}")
            seen.add(step.id)
        return steps

    @model_validator(mode="after")
    def _names_lead_somewhere(self) -> Method:
        roles = {role.id for role in self.roles}
        rounds = {one.id for one in self.rounds}
        earlier = {"brief"}
        for step in self.steps:
            if step.by and step.by not in roles:
                raise ValueError(f"step {step.id!r} is done by an unknown role: {step.by!r}")
            if step.rounds and step.rounds not in rounds:
                raise ValueError(f"step {step.id!r} belongs to unknown rounds: {step.rounds!r}")
            if step.cards_from and step.cards_from not in earlier:
                raise ValueError(
                    f"step {step.id!r} takes cards from no earlier step: {step.cards_from!r}"
                )
            earlier.add(step.id)
        for one in self.rounds:
            if one.rotate and one.rotate not in roles:
                raise ValueError(f"rounds {one.id!r} rotate an unknown role: {one.rotate!r}")
        return self

    def step(self, step_id: str) -> Step:
        return next(step for step in self.steps if step.id == step_id)

    def minutes(self, *, short: bool = False) -> int:
        """The whole length: every step, each round as often as the file says."""
        times = {one.id: one.times for one in self.rounds}
        return sum(
            self.length(step, short=short) * times.get(step.rounds or "", 1) for step in self.steps
        )

    @staticmethod
    def length(step: Step, *, short: bool = False) -> int:
        return step.short_minutes if short and step.short_minutes is not None else step.minutes
