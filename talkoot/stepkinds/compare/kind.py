"""Compare: one's own answers beside what may be told of everybody's."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any, ClassVar, Literal

from django import forms
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from talkoot.stepkinds import base
from talkoot.stepkinds.ask.kind import Body as Answers
from talkoot.stepkinds.ask.kind import Settings as Asked
from talkoot.stepkinds.compare.beside import Beside, Member, Row, beside


class Settings(base.Settings):
    answers_from: str = Field(
        max_length=60, description="The earlier private `ask` step whose answers are compared."
    )
    way: Literal["position", "middle", "named"] = Field(
        default="position",
        description="What a seat sees: where her own stands (below, about or above the middle"
        " third), the middle one beside her own, or the names, where all of a group consent.",
    )


class Body(base.Body):
    consent: bool = False
    interest: str = Field(default="", max_length=60)


class Summary(base.Summary):
    """Nothing of a comparison is anybody else's to see."""

    n: int = 0


class Form(base.BodyForm):
    def __init__(
        self, settings: Settings, scene: base.Scene, data: Any = None, prefix: str | None = None
    ) -> None:
        super().__init__(data, prefix=prefix)
        self.beside: Beside = scene.beside() or Beside(answered=False)
        self.language = scene.language
        if settings.way == "named":
            self.fields["consent"] = _choice(
                _("May your group see your answers with your name, if all of you say yes?"),
                [("yes", _("Yes, if all do")), ("no", _("No, thank you"))],
                required=True,
            )
        if self.beside.rows:
            rows = [(row.id, row.text(scene.language)) for row in self.beside.rows]
            self.fields["interest"] = _choice(
                _("Which difference would you like to ask the others about?"), rows
            )

    @property
    def rows(self) -> list[forms.BoundField]:
        """The fields; without any there is nothing to send."""
        return list(self)

    def contribution(self) -> Body:
        return Body(
            consent=self.cleaned_data.get("consent") == "yes",
            interest=self.cleaned_data.get("interest", ""),
        )


def _choice(label: Any, choices: Any, *, required: bool = False) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        required=required,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say yes or no: both are fine.")},
    )


class Compare(base.StepKind[Settings, Body, Summary]):
    name = "compare"
    settings = Settings
    contribution = Body
    summary = Summary
    icon = "users"
    word: ClassVar[Any] = _("Compare")
    action_label: ClassVar[Any] = _("Keep my choice")
    received: ClassVar[Any] = _("Your choice is kept")
    always_private = True

    def form(
        self, settings: Settings, scene: base.Scene, data: Any = None, prefix: str | None = None
    ) -> Form:
        return Form(settings, scene, data, prefix)

    def fields(self, settings: Settings, body: Body) -> dict[str, Any]:
        said = {"consent": "yes" if body.consent else "no", "interest": body.interest}
        return {name: value for name, value in said.items() if value}

    def answers_from(self, settings: Settings) -> str | None:
        return settings.answers_from

    def beside(
        self,
        settings: Settings,
        asked: base.Settings,
        own: base.Body | None,
        others: Sequence[base.Body],
        group: Sequence[tuple[base.Fellow, base.Body | None, Body | None]],
        language: str,
    ) -> Beside:
        members = [
            Member(fellow, given or {}, bool(said and said.consent))
            for fellow, answers, said in group
            for given in (_of(answers),)
        ]
        questions = asked.questions if isinstance(asked, Asked) else ()
        theirs = [given for one in others if (given := _of(one)) is not None]
        return beside(questions, settings.way, _of(own), theirs, members, language)

    def summarise(
        self, settings: Settings, contributions: Sequence[Body], scene: base.Scene
    ) -> Summary:
        return Summary(n=len(contributions))

    def simulate(self, settings: Settings, scene: base.Scene, rng: Random) -> Body | None:
        found: Beside | None = scene.beside()
        rows: tuple[Row, ...] = found.rows if found else ()
        if settings.way != "named" and not rows:
            return None
        return Body(
            consent=settings.way == "named" and rng.random() < 0.9,
            interest=rng.choice(rows).id if rows else "",
        )

    def lines(self, settings: Settings, body: Body, scene: base.Scene) -> tuple[str, ...]:
        found: Beside | None = scene.beside()
        texts = {row.id: row.text(scene.language) for row in found.rows} if found else {}
        said = _("Yes, if all do") if body.consent else _("No, thank you")
        consent = (str(said),) if settings.way == "named" else ()
        return (*consent, *((texts[body.interest],) if body.interest in texts else ()))

    def worth_reading(self, summary: Summary) -> bool:
        return False


def _of(body: base.Body | None) -> dict[str, Any] | None:
    return body.answers if isinstance(body, Answers) else None
