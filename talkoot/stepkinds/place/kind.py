"""Place: put cards on a canvas, together or each for herself."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from talkoot.stepkinds import base, board
from talkoot.stepkinds.board import Move
from talkoot.stepkinds.place import acting, sums
from talkoot.stepkinds.place import settings as words
from talkoot.stepkinds.place.canvas import frame
from talkoot.stepkinds.place.form import JointForm, OwnForm
from talkoot.stepkinds.place.sums import Summary

MOVES = 400  # of one seat in one step; the flood guard slows it long before
Settings = words.Settings


class Body(Move):
    """One move on a joint wall; or, for oneself, where each card stands, and one's own cards."""

    places: dict[str, str] = Field(default_factory=dict)
    notes: tuple[tuple[str, str], ...] = ()


class Place(base.StepKind[Settings, Body, Summary]):
    name = "place"
    settings = Settings
    contribution = Body
    summary = Summary
    icon = "flag"
    about_cards = True
    word: ClassVar[Any] = _("Place")
    action_label: ClassVar[Any] = _("Send my places")
    received: ClassVar[Any] = _("In place")

    def form(
        self, settings: Settings, scene: base.Scene, data: Any = None, prefix: str | None = None
    ) -> base.BodyForm:
        if settings.own:
            return OwnForm(settings, scene, Body, data, prefix=prefix)
        return JointForm(settings, scene, self.summarise, data, prefix=prefix, body=Body)

    def fields(self, settings: Settings, body: Body) -> dict[str, Any]:
        if not settings.own:
            return body.model_dump(exclude_defaults=True)
        plane = frame(settings, closed=True).is_plane
        notes = {f"note{n}": at for n, (_text, at) in enumerate(body.notes)}
        given: dict[str, Any] = {}
        for card, at in (body.places | notes).items():
            across, _comma, upward = at.partition(",")
            given |= (
                {f"across-{card}": across, f"upward-{card}": upward}
                if plane
                else {f"to-{card}": at}
            )
        return given | {f"text-note{n}": text for n, (text, _at) in enumerate(body.notes)}

    def joint(self, settings: Settings) -> bool:
        return not settings.own

    def takes_many(self, settings: Settings) -> bool:
        return not settings.own

    def reveal(self, settings: Settings) -> str | None:
        return "host" if settings.hidden_frame else None

    def settled(self, body: Body, most: int) -> Body:
        return board.settled(body, most)

    def change(self, body: Body) -> dict[str, Any] | None:
        return board.change(body)

    def stand(self, summary: Summary, body: Body) -> dict[str, tuple[str, int]]:
        return {one.id: (one.at, one.stamp) for one in summary.cards if one.id in body.cards}

    def too_much(self, settings: Settings, body: Body, earlier: Sequence[Body]) -> bool:
        return bool(body.text) and sum(bool(one.text) for one in earlier) >= settings.cards

    def allowance(self, settings: Settings) -> int:
        return 1 if settings.own else MOVES

    def summarise(
        self, settings: Settings, contributions: Sequence[Body], scene: base.Scene
    ) -> Summary:
        made = frame(settings, closed=scene.closed)
        if settings.own:
            given = [(body.places, body.notes) for body in contributions]
            return sums.of_each(made, given, scene.items, scene.fewest)
        return sums.of_all(made, board.fold(contributions), scene.items)

    def simulate(self, settings: Settings, scene: base.Scene, rng: Random) -> Body | None:
        if settings.own:
            places, notes = acting.alone(settings, scene, rng)
            return Body(places=places, notes=notes) if places or notes else None
        stands = scene.stands() or self.summarise(settings, (), scene)
        move = acting.together(settings, stands, scene.language, rng)
        return Body(**move) if move else None

    def cards(self, settings: Settings, body: Body) -> tuple[str, ...]:
        return (
            *(word for word in (body.text, body.name) if word),
            *(text for text, _at in body.notes),
        )

    def carried(self, settings: Settings, summary: Summary) -> tuple[base.Item, ...] | None:
        """The cards, with where they stand said in words."""
        return tuple(
            base.Item(
                one.id,
                f"{one.text} – {where}" if (where := summary.where(one)) else one.text,
                bare=one.text,
                at=summary.frame.known(one.at) if one.at else "",
            )
            for one in summary.cards
        )

    def figures(self, summary: Summary, language: str) -> tuple[base.Figure, ...]:
        return tuple(
            (f"{one.text} – {summary.where(one)}", one.n) for one in summary.cards if one.n
        )

    def lines(self, settings: Settings, body: Body, scene: base.Scene) -> tuple[str, ...]:
        shown = frame(settings, closed=scene.closed)
        texts = {item.id: item.plain for item in scene.items}
        own = [*body.places.items(), *((text, at) for text, at in body.notes)]
        own += [(card, body.to) for card in body.cards] + (
            [(body.text, body.to)] if body.text else []
        )
        said = [(texts.get(card, card), shown.where(at)) for card, at in own]
        return tuple(f"{text} – {where}" if where else text for text, where in said)
