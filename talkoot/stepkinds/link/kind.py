"""Link: join cards by arrows that say what makes what grow or shrink."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any, ClassVar, Literal

from django import forms
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from talkoot.stepkinds import base


class Settings(base.Settings):
    sign: bool = Field(default=True, description="Arrows say whether the other grows or shrinks.")
    delay: bool = Field(default=True, description="Arrows say whether it happens soon or later.")
    loops: bool = Field(default=True, description="Feedback loops are found, and can be named.")
    most: int = Field(default=150, ge=3, le=150, description="How many arrows fit the map.")


class Body(base.Body):
    """One move on the map."""

    act: Literal["draw", "remove", "name"] = "draw"
    start: str = Field(default="", max_length=60)
    end: str = Field(default="", max_length=60)
    sign: Literal[1, -1] = 1
    late: bool = False


class Summary(base.Summary):
    n: int = 0


class Form(base.BodyForm):
    def __init__(self, scene: base.Scene, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cards = [(item.id, item.text) for item in scene.items]
        self.fields["start"] = forms.ChoiceField(choices=cards)
        self.fields["end"] = forms.ChoiceField(choices=cards)
        self.fields["sign"] = forms.TypedChoiceField(choices=[(1, "+"), (-1, "−")], coerce=int)
        self.fields["late"] = forms.BooleanField(required=False)

    def contribution(self) -> Body:
        return Body.model_validate(self.cleaned_data)


class Link(base.StepKind[Settings, Body, Summary]):
    name = "link"
    settings = Settings
    contribution = Body
    summary = Summary
    icon = "circle"
    word: ClassVar[Any] = _("Draw arrows")
    action_label: ClassVar[Any] = _("Draw the arrow")
    received: ClassVar[Any] = _("The arrow is on the map")
    many = True

    def form(
        self, settings: Settings, scene: base.Scene, data: Any = None, prefix: str | None = None
    ) -> Form:
        return Form(scene, data, prefix=prefix)

    def fields(self, settings: Settings, body: Body) -> dict[str, Any]:
        found = {"start": body.start, "end": body.end, "sign": str(body.sign)}
        return found | ({"late": "on"} if body.late else {})

    def summarise(
        self, settings: Settings, contributions: Sequence[Body], scene: base.Scene
    ) -> Summary:
        return Summary(n=len(contributions))

    def simulate(self, settings: Settings, scene: base.Scene, rng: Random) -> Body | None:
        if len(scene.items) < 2:
            return None
        start, end = rng.sample([item.id for item in scene.items], 2)
        return Body(start=start, end=end, sign=rng.choice((1, -1)), late=rng.random() < 0.3)

    def allowance(self, settings: Settings) -> int:
        return 4 * settings.most
