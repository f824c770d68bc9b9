"""The schema of a questionnaire file: what is asked, how it is scored, and on what terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from django.utils.translation import gettext as _
from pydantic import BaseModel, ConfigDict, Field, model_validator

from talkoot.ground.texts import Texts

DETAIL = 10  # people behind what is told of a supervisor, at the least
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]


class Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Named(Closed):
    id: Slug


class Answers(Named):
    """Ordered answers: steps counted from `first`, with words at the ends or at each."""

    steps: int = Field(ge=2, le=11, description="How many answers there are.")
    first: int = Field(default=1, ge=0, le=1, description="The value of the lowest answer.")
    low: Texts = Field(description="Words at the low end of a scale or slider.")
    high: Texts = Field(description="Words at the high end.")
    labels: tuple[Texts, ...] = Field(default=(), description="A word for each, or none.")
    unsure: bool = Field(default=True, description="“I cannot say” is offered; it counts as none.")

    @model_validator(mode="after")
    def _labels_fit(self) -> Answers:
        if self.labels and len(self.labels) != self.steps:
            raise ValueError(_("there must be a label for each step, or none"))
        return self


class Band(Closed):
    """A name for scores up to a bound, as the instrument's author gives it."""

    up_to: float
    title: Texts


class Scale(Named):
    """What some items measure together."""

    title: Texts
    measures: Texts = Field(description="One sentence: what a high score says.")
    answers: Slug
    score: Literal["mean", "sum"] = "mean"
    times: float = Field(default=1, gt=0, description="The score is multiplied by this.")
    least_answered: float = Field(
        default=0.6, gt=0, le=1, description="Share of items that must be answered."
    )
    fewest: int = Field(
        default=0, ge=0, le=50, description="Fewest people in a figure of it, if more than usual."
    )
    bands: tuple[Band, ...] = ()
    source: Texts
    licence: Texts
    validated: bool = Field(default=False, description="Tested with people, in this language.")
    outcome: bool = Field(
        default=False, description="What the other scales may go with; one in a questionnaire."
    )
    about: Literal["work", "supervisor"] = Field(
        default="work",
        description="Of what is told of a supervisor she hears first, and only of ten or more.",
    )
    permission: bool = Field(
        default=False,
        description="The wording is somebody else's: whoever asks says that it may be used.",
    )


class OnlyIf(Closed):
    """Asked only of those who gave one of these answers; for others it is not asked."""

    of: Slug = Field(description="An item before it, or a background variable.")
    answers: tuple[Annotated[int, Field(ge=1, le=12)], ...] = Field(
        min_length=1, description="Which answers, by number: the first is 1."
    )


class Item(Named):
    """One statement or question. Without text the organisation enters the wording it may use."""

    scale: Slug
    text: Texts | None = None
    plain: Texts | None = Field(default=None, description="The same in plain language.")
    reverse: bool = Field(default=False, description="A high answer is a low score.")
    only_if: OnlyIf | None = Field(
        default=None, description="Asked only after some answers; all items of a scale alike."
    )


class Statement(Named):
    """An opinion to agree with, disagree with, or pass. It measures nothing: it maps opinions."""

    text: Texts


class Comment(Named):
    """A question answered in one's own words."""

    text: Texts


class Background(Named):
    """A background variable with its classes. Everybody may leave it out."""

    title: Texts
    classes: tuple[Texts, ...] = Field(min_length=2, max_length=12)


class Questionnaire(Closed):
    format: Literal[1] = 1
    id: Slug
    version: int = Field(ge=1)
    title: Texts
    purpose: Texts
    to_check: tuple[Texts, ...] = Field(
        default=(), description="What to look up in the source before the file is used."
    )
    rotate: int = Field(
        default=0, ge=0, le=100, description="Questions in each pulse; 0 asks all each time."
    )
    weeks: int = Field(default=4, ge=1, le=26, description="Weeks from one pulse to the next.")
    answers: tuple[Answers, ...] = Field(min_length=1)
    scales: tuple[Scale, ...] = Field(min_length=1)
    items: tuple[Item, ...] = Field(min_length=1)
    statements: tuple[Statement, ...] = Field(
        default=(),
        max_length=60,
        description="Told of the whole organisation only; groups of opinion need seven or more.",
    )
    comments: tuple[Comment, ...] = ()
    background: tuple[Background, ...] = ()

    @model_validator(mode="after")
    def _holds_together(self) -> Questionnaire:
        problems = [*_twice(self), *_loose(self), *_branches(self)]
        if problems:
            raise ValueError("\n".join(problems))
        return self

    def scale(self, scale_id: str) -> Scale:
        return next(scale for scale in self.scales if scale.id == scale_id)

    def answers_of(self, scale: Scale) -> Answers:
        return next(answers for answers in self.answers if answers.id == scale.answers)

    def items_of(self, scale: Scale) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.scale == scale.id)

    @property
    def without_wording(self) -> tuple[Item, ...]:
        """Items the organisation must enter the wording of, and tick that it may use it."""
        return tuple(item for item in self.items if item.text is None)


def _twice(asked: Questionnaire) -> Iterator[str]:
    parts: tuple[Sequence[Named], ...] = (
        asked.answers,
        asked.scales,
        (*asked.items, *asked.statements, *asked.comments, *asked.background),
    )
    for named in parts:
        ids = [one.id for one in named]
        for one in sorted({name for name in ids if ids.count(name) > 1}):
            yield _("“%(id)s” is there twice") % {"id": one}


def _loose(asked: Questionnaire) -> Iterator[str]:
    answers = {one.id for one in asked.answers}
    scales = {one.id for one in asked.scales}
    for scale in asked.scales:
        if scale.answers not in answers:
            yield _("scale “%(id)s” has unknown answers: “%(answers)s”") % {
                "id": scale.id,
                "answers": scale.answers,
            }
        if scale.about == "supervisor" and scale.fewest < DETAIL:
            yield _("scale “%(id)s” is about a supervisor: say fewest = 10, or more") % {
                "id": scale.id
            }
        if not asked.items_of(scale):
            yield _("scale “%(id)s” has no items") % {"id": scale.id}
    for item in asked.items:
        if item.scale not in scales:
            yield _("item “%(id)s” belongs to an unknown scale: “%(scale)s”") % {
                "id": item.id,
                "scale": item.scale,
            }


def _branches(asked: Questionnaire) -> Iterator[str]:
    """A condition looks back, and is the same in all of a scale: half a scale has no score."""
    most = {variable.id: len(variable.classes) for variable in asked.background}
    known = {answers.id: answers.steps for answers in asked.answers}
    steps = {scale.id: known.get(scale.answers, 0) for scale in asked.scales}
    conditions: dict[str, OnlyIf | None] = {}
    for item in asked.items:
        if conditions.setdefault(item.scale, item.only_if) != item.only_if:
            yield _("scale “%(id)s”: all its items need the same condition") % {"id": item.scale}
        if item.only_if and max(item.only_if.answers) > most.get(item.only_if.of, 0):
            yield _("item “%(id)s” waits for an answer that cannot have been given before it") % {
                "id": item.id
            }
        most[item.id] = steps.get(item.scale, 0)
