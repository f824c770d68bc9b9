"""Discuss: talk in turn; everybody may pass."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from talkoot.stepkinds import base, phrases

NOTE = 600


class Settings(base.Settings):
    turn_seconds: int | None = Field(
        default=None, ge=10, le=1200, description="Advised length of one turn; else talk is free."
    )
    may_pass: bool = Field(default=True, description="A turn may be passed.")
    least_heard_first: bool = Field(
        default=True, description="Turns are offered first to those who have been heard least."
    )
    times: int = Field(
        default=1,
        ge=1,
        le=5,
        description="How often people go round; a round begins when all have had their turn.",
    )
    note: bool = Field(default=False, description="A short note may be left of what was said.")
    note_taker: str = Field(
        default="", max_length=60, description="The role that takes the notes; else everybody may."
    )


class Body(base.Body):
    passed: bool = False
    note: str = Field(default="", max_length=NOTE)


class Summary(base.Summary):
    turns: int = 0
    passes: int = 0
    notes: tuple[str, ...] = ()


TAKEN = ("taken", _("I have spoken"))
PASSED = ("passed", _("I pass this time"))


class Form(base.BodyForm):
    """Its two buttons say whether the turn was taken; the note is optional.

    Where nobody is there to talk to, what one would say is written.
    """

    def __init__(self, settings: Settings, scene: base.Scene, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if scene.apart:
            self.fields["note"] = _note(_("What do you want to say?"), required=True)
            return
        choices = (PASSED, TAKEN) if settings.may_pass else (TAKEN,)
        self.buttons = tuple(("turn", value, label) for value, label in choices)
        self.fields["turn"] = forms.ChoiceField(choices=choices, required=False)
        if takes_notes(settings, scene):
            self.fields["note"] = _note(_("A note for later, if you like"), required=False)

    def contribution(self) -> Body:
        return Body(
            passed=self.cleaned_data.get("turn") == "passed",
            note=self.cleaned_data.get("note", ""),
        )


def _note(label: Any, *, required: bool) -> forms.CharField:
    look = forms.Textarea(attrs={"rows": 3, "class": "task"})
    return forms.CharField(label=label, max_length=NOTE, required=required, widget=look)


def takes_notes(settings: Settings, scene: base.Scene) -> bool:
    """Whether this seat writes down what was said."""
    named = settings.note_taker
    return bool(settings.note or named) and named in ("", scene.role)


class Discuss(base.StepKind[Settings, Body, Summary]):
    name = "discuss"
    settings = Settings
    contribution = Body
    summary = Summary
    icon = "mic"
    word: ClassVar[Any] = _("Talk")
    turns = True

    def form(
        self, settings: Settings, scene: base.Scene, data: Any = None, prefix: str | None = None
    ) -> Form:
        return Form(settings, scene, data, prefix=prefix)

    def fields(self, settings: Settings, body: Body) -> dict[str, Any]:
        return {"turn": "passed" if body.passed else "taken", "note": body.note}

    def summarise(
        self, settings: Settings, contributions: Sequence[Body], scene: base.Scene
    ) -> Summary:
        passes = sum(body.passed for body in contributions)
        return Summary(
            turns=len(contributions) - passes,
            passes=passes,
            notes=tuple(sorted(body.note for body in contributions if body.note)),
        )

    def simulate(self, settings: Settings, scene: base.Scene, rng: Random) -> Body | None:
        if scene.apart:
            return Body(note=phrases.one(phrases.REMARKS, scene.language, rng))
        note = ""
        if takes_notes(settings, scene) and rng.random() < 0.5:
            note = phrases.one(phrases.REMARKS, scene.language, rng)
        return Body(passed=settings.may_pass and rng.random() < 0.1, note=note)

    def alone(self, settings: Settings) -> bool:
        return settings.note

    def worth_reading(self, summary: Summary) -> bool:
        return bool(summary.notes)

    def allowance(self, settings: Settings) -> int:
        return settings.times

    def takes_many(self, settings: Settings) -> bool:
        return settings.times > 1

    def orders_turns(self, settings: Settings) -> bool:
        return settings.least_heard_first

    def roles(self, settings: Settings) -> tuple[str, ...]:
        return (settings.note_taker,) if settings.note_taker else ()

    def rests(self, settings: Settings, scene: base.Scene) -> bool:
        return not (scene.fellows or scene.items or takes_notes(settings, scene))

    def cards(self, settings: Settings, body: Body) -> tuple[str, ...]:
        return (body.note,) if body.note else ()

    def lines(self, settings: Settings, body: Body, scene: base.Scene) -> tuple[str, ...]:
        said = _("I pass this time") if body.passed else _("I have spoken")
        return tuple(line for line in (str(said), body.note) if line)
