"""Compare: one's own answers beside what may be told of everybody's."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any, ClassVar, Literal

from django import forms
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from talkoot.stepkinds import base


class Settings(base.Settings):
    answers_from: str = Field(
        max_length=60, description="The earlier `ask` step whose answers are compared."
    )
    way: Literal["position", "middle", "named"] = Field(
        default="position",
        description="What a seat sees: where her own stands (below, about or above the middle"
        " third), the middle one beside her own, or the names, where all of a group consent.",
    )


class Body(base.Body):
    consent: bool = False


class Summary(base.Summary):
    n: int = 0


class Form(base.BodyForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["consent"] = forms.ChoiceField(
            choices=(("yes", _("Yes")), ("no", _("No"))), widget=forms.RadioSelect
        )

    def contribution(self) -> Body:
        return Body(consent=self.cleaned_data["consent"] == "yes")


class Compare(base.StepKind[Settings, Body, Summary]):
    name = "compare"
    settings = Settings
    contribution = Body
    summary = Summary
    icon = "chart-bar"
    word: ClassVar[Any] = _("Compare")

    def form(
        self, settings: Settings, scene: base.Scene, data: Any = None, prefix: str | None = None
    ) -> Form:
        return Form(data, prefix=prefix)

    def fields(self, settings: Settings, body: Body) -> dict[str, Any]:
        return {"consent": "yes" if body.consent else "no"}

    def summarise(
        self, settings: Settings, contributions: Sequence[Body], scene: base.Scene
    ) -> Summary:
        return Summary(n=len(contributions))

    def simulate(self, settings: Settings, scene: base.Scene, rng: Random) -> Body | None:
        return Body(consent=True)

    def worth_reading(self, summary: Summary) -> bool:
        return False
