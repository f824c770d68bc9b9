"""Reflect: a note for oneself; a text leaves it only when its writer promotes it."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from talkoot.stepkinds import base, phrases
from talkoot.stepkinds.write.kind import CardField

PIECES = 12


class Settings(base.Settings):
    length: int = Field(
        default=1000, ge=100, le=4000, description="How many characters fit the note."
    )
    keep: bool = Field(default=True, description="Its writer may take the note with her.")
    share: bool = Field(
        default=False, description="She may show one text of her own to her group or the room."
    )


class Body(base.Body):
    text: str = Field(min_length=1, max_length=4000)


class Summary(base.Summary):
    texts: tuple[str, ...] = ()


class Form(base.BodyForm):
    def __init__(self, settings: Settings, scene: base.Scene, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        look = {"rows": 7, "class": "task", "dir": "auto", "data-limit": settings.length}
        self.fields["text"] = CardField(
            label=_("Your note"),
            max_length=settings.length,
            initial=scene.given.text if isinstance(scene.given, Body) else None,
            widget=forms.Textarea(attrs=look),
            error_messages={
                "required": _("Write something first, or let it be."),
                "max_length": _(
                    "The note is too long: %(show_value)d characters, and %(limit_value)d fit."
                ),
            },
        )

    def contribution(self) -> Body:
        return Body(text=self.cleaned_data["text"])


class Reflect(base.StepKind[Settings, Body, Summary]):
    name = "reflect"
    settings = Settings
    contribution = Body
    summary = Summary
    icon = "pencil"
    word: ClassVar[Any] = _("For yourself")
    action_label: ClassVar[Any] = _("Keep the note")
    received: ClassVar[Any] = _("Your note is kept for you")
    many = True  # the note is written on and taken back like a card
    always_private = True

    def form(
        self, settings: Settings, scene: base.Scene, data: Any = None, prefix: str | None = None
    ) -> Form:
        return Form(settings, scene, data, prefix=prefix)

    def fields(self, settings: Settings, body: Body) -> dict[str, Any]:
        return {"text": body.text}

    def summarise(
        self, settings: Settings, contributions: Sequence[Body], scene: base.Scene
    ) -> Summary:
        return Summary(texts=tuple(sorted(body.text for body in contributions)))

    def takes_many(self, settings: Settings) -> bool:
        """What may be shown is written in pieces: each one is shown, or not, by itself."""
        return settings.share

    def allowance(self, settings: Settings) -> int:
        return PIECES if settings.share else 1

    def adds_up(self, settings: Settings) -> bool:
        """One note that is written on; pieces are written anew."""
        return not settings.share

    def keeps(self, settings: Settings) -> bool:
        return settings.keep

    def may_promote(self, settings: Settings) -> bool:
        return settings.share

    def cards(self, settings: Settings, body: Body) -> tuple[str, ...]:
        return (body.text,)

    def simulate(self, settings: Settings, scene: base.Scene, rng: Random) -> Body | None:
        return Body(text=phrases.fitting(phrases.REMARKS, scene.language, settings.length, rng))

    def lines(self, settings: Settings, body: Body, scene: base.Scene) -> tuple[str, ...]:
        return (body.text,)
