"""The questions an `ask` step may have; surveys use the same."""

from __future__ import annotations

from typing import Annotated, Literal

from django.utils.translation import gettext as _
from pydantic import Field, model_validator

from talkoot.ground.texts import Texts
from talkoot.stepkinds import base

Answer = int | str | tuple[int, ...]
LENGTHS = {"short": 120, "long": 1200}
STEPS = (1, 2, 3, 4, 5)


class Question(base.Settings):
    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
    type: Literal["scale", "choice", "many", "number", "slider", "pair", "short", "long"]
    text: Texts = Field(description="The question or the statement.")
    help: Texts | None = Field(default=None, description="One sentence under the question.")
    choices: tuple[Texts, ...] = Field(default=(), description="For `choice` and `many`.")
    low: Texts | None = Field(
        default=None, description="Words at the low end of a scale or slider."
    )
    high: Texts | None = Field(default=None, description="Words at the high end.")
    least: int = Field(default=0, description="Smallest value of a `number`, `slider` or `pair`.")
    most: int = Field(default=100, description="Largest value of a `number`, `slider` or `pair`.")
    labels: tuple[Texts, ...] = Field(
        default=(), description="For `pair`: the names of the two sliders; else now and wished."
    )
    optional: bool = Field(default=False, description="The question may be left out.")

    @model_validator(mode="after")
    def _fits_its_type(self) -> Question:
        if self.type in {"choice", "many"} and len(self.choices) < 2:
            raise ValueError(_("question '%(id)s' needs at least two choices") % {"id": self.id})
        if self.type not in {"choice", "many"} and self.choices:
            raise ValueError(
                _("question '%(id)s' of type '%(type)s' has no use for choices")
                % {"id": self.id, "type": self.type}
            )
        if len(self.labels) not in (0, 2) or (self.labels and self.type != "pair"):
            raise ValueError(
                _("question '%(id)s': a pair of sliders has two labels, others have none")
                % {"id": self.id}
            )
        if self.least >= self.most:
            raise ValueError(
                _("question '%(id)s': least must be smaller than most") % {"id": self.id}
            )
        return self

    @property
    def is_text(self) -> bool:
        return self.type in LENGTHS

    @property
    def is_choice(self) -> bool:
        return self.type in {"choice", "many"}

    def names(self, language: str) -> tuple[str, str]:
        """What the two sliders of a pair are called."""
        if self.labels:
            return self.labels[0].text(language), self.labels[1].text(language)
        return _("How it is now"), _("How I would like it to be")

    @property
    def options(self) -> tuple[int, ...]:
        """The values an answer may take, where they are few."""
        return STEPS if self.type == "scale" else tuple(range(len(self.choices)))

    def words(self, answer: Answer, language: str) -> str:
        """Say an answer as its giver sees it."""
        if self.type == "pair" and isinstance(answer, tuple):
            return " · ".join(
                f"{name}: {value}" for name, value in zip(self.names(language), answer, strict=True)
            )
        if isinstance(answer, tuple):
            return ", ".join(self.choices[index].text(language) for index in answer)
        if self.type == "choice" and isinstance(answer, int):
            return self.choices[answer].text(language)
        return f"{answer} / 5" if self.type == "scale" else str(answer)
