"""Write: short cards from everyone, before anybody talks."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from talkoot.stepkinds import base, phrases
from talkoot.stepkinds.write.photo import PhotoField

ALT = 200


class Settings(base.Settings):
    cards: int = Field(default=3, ge=1, le=20, description="How many cards one seat may send.")
    length: int = Field(default=160, ge=20, le=600, description="How many characters fit a card.")
    pass_along: int = Field(
        default=0,
        ge=0,
        le=10,
        description="How many times each sheet goes on to the next person, who reads it and adds "
        "her cards; never back to one who had it. Shown when the step is closed.",
    )
    photo: bool = Field(
        default=False,
        description="A card may have a photo, with a description for those who do not see it.",
    )


class Body(base.Body):
    text: str = Field(min_length=1, max_length=600)
    alt: str = Field(default="", max_length=ALT)
    photo: str = ""  # the id under which the picture is kept
    picture: str = ""  # the picture itself, on its way in


class Pictured(base.Summary):
    """A card with a photo, and what the photo shows for those who do not see it."""

    text: str
    alt: str
    photo: str


class Summary(base.Summary):
    texts: tuple[str, ...] = ()  # of cards without a photo
    pictured: tuple[Pictured, ...] = ()

    @property
    def n(self) -> int:
        return len(self.texts) + len(self.pictured)


class CardField(forms.CharField):
    """A text whose line ends count once, and that is never cut off while it is typed or pasted."""

    def to_python(self, value: Any) -> Any:
        return str(super().to_python(value) or "").replace("\r\n", "\n")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs: dict[str, Any] = super().widget_attrs(widget)
        return {name: value for name, value in attrs.items() if name != "maxlength"}


class Form(base.BodyForm):
    def __init__(self, settings: Settings, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        look = {"rows": 4, "class": "task", "dir": "auto", "data-limit": settings.length}
        self.fields["text"] = CardField(
            label=_("Your card"),
            max_length=settings.length,
            widget=forms.Textarea(attrs=look),
            error_messages={
                "required": _("Write something on the card first."),
                "max_length": _(
                    "The card is too long: %(show_value)d characters, and %(limit_value)d fit."
                    " Shorten it, or send it in parts."
                ),
            },
        )
        if settings.photo:
            self.fields["photo"] = PhotoField(label=_("A photo"), required=False)
            self.fields["alt"] = forms.CharField(
                label=_("What does the photo show?"),
                help_text=_("In a few words, for those who do not see it."),
                max_length=ALT,
                required=False,
                widget=forms.TextInput(attrs={"dir": "auto"}),
            )

    def clean(self) -> dict[str, Any]:
        super().clean()
        given = self.cleaned_data
        if given.get("photo") and not given.get("alt") and "alt" not in self.errors:
            self.add_error(
                "alt", _("Say in a few words what the photo shows, and choose the photo again.")
            )
        return given

    def contribution(self) -> Body:
        given = self.cleaned_data
        picture = given.get("photo", "")
        return Body(text=given["text"], alt=given["alt"] if picture else "", picture=picture)


class Write(base.StepKind[Settings, Body, Summary]):
    name = "write"
    settings = Settings
    contribution = Body
    summary = Summary
    icon = "pencil"
    word: ClassVar[Any] = _("Write")
    action_label: ClassVar[Any] = _("Send the card")
    received: ClassVar[Any] = _("Your card is in")
    many = True
    paper = "stepkinds/paper.html"

    def form(
        self, settings: Settings, scene: base.Scene, data: Any = None, prefix: str | None = None
    ) -> Form:
        return Form(settings, data, prefix=prefix)

    def fields(self, settings: Settings, body: Body) -> dict[str, Any]:
        return {"text": body.text}

    def summarise(
        self, settings: Settings, contributions: Sequence[Body], scene: base.Scene
    ) -> Summary:
        return Summary(
            texts=tuple(sorted(body.text for body in contributions if not body.photo)),
            pictured=tuple(
                Pictured(text=text, alt=alt, photo=photo)
                for text, alt, photo in sorted(
                    (body.text, body.alt, body.photo) for body in contributions if body.photo
                )
            ),
        )

    def apart(self, body: Body) -> tuple[Body, str]:
        return body.model_copy(update={"picture": ""}), body.picture

    def simulate(self, settings: Settings, scene: base.Scene, rng: Random) -> Body | None:
        return Body(text=phrases.fitting(phrases.IDEAS, scene.language, settings.length, rng))

    def allowance(self, settings: Settings) -> int:
        return settings.cards

    def reveal(self, settings: Settings) -> str | None:
        return "close" if settings.pass_along else None

    def passes(self, settings: Settings) -> int:
        return settings.pass_along

    def may_promote(self, settings: Settings) -> bool:
        return True

    def cards(self, settings: Settings, body: Body) -> tuple[str, ...]:
        return (body.text,)
