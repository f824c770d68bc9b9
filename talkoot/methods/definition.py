"""The schema of a method file: closed, so that a mistyped word is an error and not a surprise."""

from __future__ import annotations

from typing import Annotated, Any, Literal, cast

from django.utils.translation import gettext as _
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SerializeAsAny,
    ValidationInfo,
    field_validator,
    model_validator,
)

from talkoot.ground.texts import Texts
from talkoot.methods import coherence
from talkoot.stepkinds.base import Settings, StepKind, Stop
from talkoot.stepkinds.registry import KINDS

FORMAT = 1
Privacy = Literal["private", "group", "anonymous", "seat", "named"]
Remote = Literal["fits", "with-care", "no"]
Need = Literal[
    "stuck",
    "listen",
    "ideas",
    "decide",
    "understand",
    "peer-help",
    "team-spirit",
    "workload",
    "meaning",
    "change",
    "leadership",
    "knowledge",
    "customers",
    "communication",
    "plan-year",
    "themes",
    "review",
    "quick",
]
Topic = Literal[
    "peer",
    "safety",
    "workday",
    "leadership",
    "knowledge",
    "service",
    "communication",
    "year",
    "review",
    "voices",
]
Mode = Literal["live", "open"]
Reveal = Literal["at-once", "batches", "close", "all-answered", "host"]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]


class Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Groups(Closed):
    smallest: int = Field(ge=2, le=20, description="Fewest people in a small group.")
    largest: int = Field(ge=2, le=20, description="Most people in a small group.")

    @model_validator(mode="after")
    def _in_order(self) -> Groups:
        if self.smallest > self.largest:
            raise ValueError(_("the smallest group is larger than the largest"))
        return self


class Role(Closed):
    id: Slug
    title: Texts
    seats: Literal["one", "rest"] = Field(
        default="one", description="One seat of the group has it, or all the rest."
    )


class Rounds(Closed):
    id: Slug
    times: int = Field(
        default=1, ge=1, le=20, description="How often the block is run; the host may add more."
    )
    rotate: Slug | None = Field(
        default=None, description="A role that goes to the next member each round."
    )


class Size(Closed):
    smallest: int = Field(ge=1, description="Fewest people it works with.")
    typical: int = Field(ge=1, description="How many it was made for.")
    largest: int = Field(ge=1, description="Most people it works with.")

    @model_validator(mode="after")
    def _in_order(self) -> Size:
        if not self.smallest <= self.typical <= self.largest:
            raise ValueError(_("the typical size must lie between the smallest and the largest"))
        return self


class OwnPace(Closed):
    """That a method may also be run over days, each at her own pace."""

    days: int = Field(default=7, ge=1, le=90, description="How long it usually stays open.")
    notes: Texts | None = Field(
        default=None, description="For the facilitator: what is different when it is open for days."
    )


class Step(Closed):
    """The words common to all steps; what is left belongs to the kind's own settings."""

    id: Slug
    kind: str = Field(description="What a seat does: one of the kinds below.")
    title: Texts
    minutes: int = Field(ge=0, le=240, description="Advised length.")
    short_minutes: int | None = Field(
        default=None, ge=0, le=240, description="Advised length in the short form."
    )
    prompt: Texts | None = Field(default=None, description="What people are asked to do.")
    plain: Texts | None = Field(
        default=None, description="The prompt in plain language, for whoever asks for it."
    )
    notes: Texts | None = Field(default=None, description="For the facilitator only.")
    by: Slug | None = Field(default=None, description="The role that does it; else everyone.")
    rounds: Slug | None = Field(default=None, description="The rounds the step belongs to.")
    cards_from: Slug | None = Field(
        default=None, description="The earlier step whose cards are taken up, or `brief`."
    )
    privacy: Privacy = Field(default="seat", description="Who may read what is given.")
    reveal: Reveal | None = Field(default=None, description="When others see it.")
    optional: bool = Field(default=False, description="The host may well skip it.")
    only: Mode | None = Field(default=None, description="Only when led live, or only at own pace.")
    settings: SerializeAsAny[Settings]

    @model_validator(mode="before")
    @classmethod
    def _part_words(cls, words: Any) -> Any:
        """Put the kind's own words aside."""
        if not isinstance(words, dict) or "settings" in words:
            return words
        common = {name: value for name, value in words.items() if name in cls.model_fields}
        if getattr(KINDS.get(str(words.get("kind"))), "always_private", False):
            common.setdefault("privacy", "private")
        own = {name: value for name, value in words.items() if name not in cls.model_fields}
        return common | {"settings": own}

    @field_validator("kind")
    @classmethod
    def _kind_is_known(cls, kind: str) -> str:
        if kind not in KINDS:
            known = ", ".join(sorted(KINDS))
            raise ValueError(
                _("unknown kind '%(kind)s', expected one of: %(known)s")
                % {"kind": kind, "known": known}
            )
        return kind

    @field_validator("settings", mode="before")
    @classmethod
    def _kind_reads_its_words(cls, own: Any, info: ValidationInfo) -> Any:
        kind = info.data.get("kind")
        return KINDS[kind].settings.model_validate(own) if kind else Settings()

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Step:
        if self.privacy == "anonymous" and self.reveal == "at-once":
            raise ValueError(
                _("an anonymous step cannot reveal at once: the time would tell who wrote")
            )
        if self.behaviour.always_private and self.privacy != "private":
            raise ValueError(
                _("a step of the kind '%(kind)s' is always private: leave `privacy` out")
                % {"kind": self.kind}
            )
        if self.passes and self.privacy == "private":
            raise ValueError(_("sheets that go round are read by others: they cannot be private"))
        if self.passes and self.shown not in ("close", "host"):
            raise ValueError(
                _("sheets that go round are shown at the end: leave `reveal` out, or write `close`")
            )
        if self.short_minutes is not None and self.short_minutes > self.minutes:
            raise ValueError(_("the short form takes longer than the full one"))
        return self

    @property
    def is_joint(self) -> bool:
        """Whether all move one board together."""
        return self.behaviour.joint(self.settings)

    @property
    def passes(self) -> int:
        """How many times the sheets of the step go on to the next person."""
        return self.behaviour.passes(self.settings)

    @property
    def turns(self) -> int:
        """How many times people speak in turn; none where they do not take turns."""
        kind = self.behaviour
        return kind.allowance(self.settings) if kind.turns else 0

    @property
    def orders_turns(self) -> bool:
        """Whether those who have spoken least begin."""
        return self.behaviour.orders_turns(self.settings)

    @property
    def stations(self) -> tuple[Stop, ...]:
        """The stations to which the step sends people."""
        return self.behaviour.stations(self.settings)

    @property
    def shown(self) -> Reveal:
        """When others see what was given."""
        if self.reveal:
            return self.reveal
        if own := self.behaviour.reveal(self.settings):
            return cast(Reveal, own)
        return "batches" if self.privacy == "anonymous" else "at-once"

    @property
    def behaviour(self) -> StepKind[Any, Any, Any]:
        return KINDS[self.kind]


class Method(Closed):
    """A way of working together."""

    format: Literal[1] = Field(default=1, description="The format of the file.")
    id: Slug = Field(description="Small letters, digits and hyphens.")
    version: int = Field(ge=1, description="Raise it when the method changes.")
    title: Texts
    purpose: Texts = Field(description="One sentence: what it is good for.")
    notes: Texts = Field(
        description="For the facilitator: what to prepare, and what to do when it goes wrong."
    )
    plain: Texts | None = Field(default=None, description="The purpose in plain language.")
    topic: Topic | None = Field(default=None, description="Where it stands in the catalogue.")
    needs: tuple[Need, ...] = Field(default=(), description="What it helps with.")
    remote: Remote = Field(
        default="fits", description="Whether some or all may take part from elsewhere."
    )
    preparation: Texts | None = Field(default=None, description="What to prepare beforehand.")
    trouble: Texts | None = Field(default=None, description="What to do when it goes wrong.")
    source: Texts = Field(description="Where the idea comes from.")
    licence: Texts = Field(description="On what terms the text may be passed on.")
    size: Size
    groups: Groups | None = None
    roles: tuple[Role, ...] = ()
    rounds: tuple[Rounds, ...] = ()
    open: OwnPace | None = Field(
        default=None, description="Given when it may also be run at one's own pace."
    )
    steps: tuple[Step, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _holds_together(self) -> Method:
        problems = list(coherence.problems(self))
        if problems:
            raise coherence.IncoherentError(problems)
        return self

    def step(self, step_id: str) -> Step:
        return next(step for step in self.steps if step.id == step_id)

    def minutes(self, *, short: bool = False) -> int:
        """The whole length when led live: each round as often as the file says."""
        times = {one.id: one.times for one in self.rounds}
        return sum(
            self.length(step, short=short) * times.get(step.rounds or "", 1)
            for step in self.steps_in("live")
        )

    def steps_in(self, mode: Mode) -> tuple[Step, ...]:
        """The steps there are when it is led live, or open at each one's own pace."""
        return tuple(step for step in self.steps if step.only in (None, mode))

    @staticmethod
    def length(step: Step, *, short: bool = False) -> int:
        return step.short_minutes if short and step.short_minutes is not None else step.minutes
