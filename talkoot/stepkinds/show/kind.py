"""Show: read, listen, or be silent together."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from talkoot.ground.texts import Texts
from talkoot.stepkinds import base


class Settings(base.Settings):
    text: Texts | None = Field(default=None, description="What to read, in Markdown.")
    quiet: bool = Field(default=False, description="Silence: screens step back until it is over.")


class Body(base.Body):
    """Nothing is given here."""


class Summary(base.Summary):
    """Nothing to sum up."""


class Form(base.BodyForm):
    def contribution(self) -> Body:
        return Body()


class Show(base.StepKind[Settings, Body, Summary]):
    name = "show"
    settings = Settings
    contribution = Body
    summary = Summary
    icon = "book-open"
    word: ClassVar[Any] = _("Listen")
    gives = False

    def form(
        self, settings: Settings, scene: base.Scene, data: Any = None, prefix: str | None = None
    ) -> Form:
        return Form(data, prefix=prefix)

    def fields(self, settings: Settings, body: Body) -> dict[str, Any]:
        return {}

    def summarise(
        self, settings: Settings, contributions: Sequence[Body], scene: base.Scene
    ) -> Summary:
        return Summary()

    def simulate(self, settings: Settings, scene: base.Scene, rng: Random) -> Body | None:
        return None

    def rests(self, settings: Settings, scene: base.Scene) -> bool:
        return settings.quiet
