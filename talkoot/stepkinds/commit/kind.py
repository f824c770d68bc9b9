"""Commit: who does what, by when, and how it shows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from talkoot.stepkinds import base, phrases


class Settings(base.Settings):
    due_days: int = Field(default=30, ge=1, le=730, description="Days to the proposed date.")
    follow_up_days: int = Field(
        default=30, ge=1, le=730, description="Days from the date to asking how it went."
    )
    most: int = Field(default=1, ge=1, le=10, description="How many commitments one seat may make.")
    owner: bool = Field(default=True, description="Ask who takes care; else the writer does.")


class Body(base.Body):
    what: str = Field(min_length=1, max_length=200)
    owner: str = Field(default="", max_length=80)
    first_step: str = Field(default="", max_length=200)
    due: date
    shows: str = Field(default="", max_length=200)


class Summary(base.Summary):
    commitments: tuple[Body, ...] = ()


class Form(base.BodyForm):
    def __init__(self, settings: Settings, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"] = _line(_("What will be done?"), 200, required=True)
        if settings.owner:
            self.fields["owner"] = _line(_("Who takes care of it: a person or a group?"), 80)
        self.fields["first_step"] = _line(_("The first small step"), 200)
        self.fields["due"] = forms.DateField(
            label=_("By when?"),
            initial=due_date(settings),
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            input_formats=["%Y-%m-%d", "%d.%m.%Y"],
            error_messages={"invalid": _("Write the date as day.month.year.")},
        )
        self.fields["shows"] = _line(_("How will others notice that it is done?"), 200)

    def contribution(self) -> Body:
        return Body.model_validate(self.cleaned_data)


class Commit(base.StepKind[Settings, Body, Summary]):
    name = "commit"
    settings = Settings
    contribution = Body
    summary = Summary
    icon = "hand-helping"
    word: ClassVar[Any] = _("Agree")
    action_label: ClassVar[Any] = _("Save the commitment")
    many = True
    paper = "stepkinds/paper.html"

    def form(
        self, settings: Settings, scene: base.Scene, data: Any = None, prefix: str | None = None
    ) -> Form:
        return Form(settings, data, prefix=prefix)

    def fields(self, settings: Settings, body: Body) -> dict[str, Any]:
        return body.model_dump(mode="json")

    def summarise(
        self, settings: Settings, contributions: Sequence[Body], scene: base.Scene
    ) -> Summary:
        by_date = sorted(contributions, key=lambda body: (body.due, body.model_dump_json()))
        return Summary(commitments=tuple(by_date))

    def simulate(self, settings: Settings, scene: base.Scene, rng: Random) -> Body | None:
        language = scene.language
        return Body(
            what=phrases.one(phrases.IDEAS, language, rng),
            owner=phrases.one(phrases.OWNERS, language, rng) if settings.owner else "",
            first_step=phrases.one(phrases.FIRST_STEPS, language, rng),
            due=due_date(settings) + timedelta(days=rng.randint(-5, 30)),
            shows=phrases.one(phrases.SIGNS, language, rng),
        )

    def allowance(self, settings: Settings) -> int:
        return settings.most

    def cards(self, settings: Settings, body: Body) -> tuple[str, ...]:
        return (body.what,)

    def promise(self, settings: Settings, body: Body) -> dict[str, Any] | None:
        asked = body.due + timedelta(days=settings.follow_up_days)
        return body.model_dump(exclude={"due"}) | {"due_on": body.due, "check_on": asked}


def due_date(settings: Settings) -> date:
    """Return the date we propose."""
    return timezone.localdate() + timedelta(days=settings.due_days)


def _line(label: Any, length: int, *, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=length,
        required=required,
        widget=forms.TextInput(attrs={"enterkeyhint": "next", "dir": "auto"}),
        error_messages={"required": _("Say in a few words what will be done.")},
    )
