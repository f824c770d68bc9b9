"""Link: join cards by arrows that say what makes what grow or shrink."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import Any, ClassVar
from uuid import NAMESPACE_URL, uuid5

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from talkoot.stepkinds import base
from talkoot.stepkinds.link.chart import Summary, chart
from talkoot.stepkinds.link.form import FALLS, LATER, RISES, SOON, Form
from talkoot.stepkinds.link.moves import Body

MOVES = 400  # of one seat in one step; the flood guard slows it long before


class Settings(base.Settings):
    sign: bool = Field(default=True, description="Arrows say whether the other rises or falls.")
    delay: bool = Field(default=True, description="Arrows say whether it happens soon or later.")
    loops: bool = Field(default=True, description="Feedback loops are found, and can be named.")
    most: int = Field(default=150, ge=3, le=150, description="How many arrows fit the map.")


class Link(base.StepKind[Settings, Body, Summary]):
    name = "link"
    settings = Settings
    contribution = Body
    summary = Summary
    icon = "route"
    about_cards = True
    word: ClassVar[Any] = _("Draw arrows")
    action_label: ClassVar[Any] = _("Draw the arrow")
    received: ClassVar[Any] = _("It is on the map")
    many = True

    def form(
        self, settings: Settings, scene: base.Scene, data: Any = None, prefix: str | None = None
    ) -> Form:
        return Form(settings, scene, self.summarise, data, prefix)

    def fields(self, settings: Settings, body: Body) -> dict[str, Any]:
        found = {"stamp": str(body.stamp)}
        if body.act == "remove":
            return found | {"remove": f"{body.start} {body.end}"}
        if body.act == "name":
            key = " ".join(body.loop)
            return found | {"call": key, f"name-{key}": body.name}
        sign, when = (RISES if body.sign > 0 else FALLS), (LATER if body.late else SOON)
        return found | {"start": body.start, "end": body.end, "sign": sign, "when": when}

    def joint(self, settings: Settings) -> bool:
        return True

    def settled(self, body: Body, most: int) -> Body:
        return body.model_copy(update={"stamp": min(body.stamp, most)})

    def allowance(self, settings: Settings) -> int:
        return MOVES

    def summarise(
        self, settings: Settings, contributions: Sequence[Body], scene: base.Scene
    ) -> Summary:
        cards = tuple((item.id, item.plain) for item in scene.items)
        return chart(
            contributions, cards, settings.most, signed=settings.sign, looped=settings.loops
        )

    def simulate(self, settings: Settings, scene: base.Scene, rng: Random) -> Body | None:
        """Somebody draws an arrow that leads on from the last one, or back: people seek loops."""
        known = scene.stands() or self.summarise(settings, (), scene)
        cards = [node.id for node in known.nodes]
        if len(cards) < 2:
            return None
        drawn = {(one.start, one.end) for one in known.arrows}
        ends = [end for _start, end in sorted(drawn)]
        start = rng.choice(ends) if ends and rng.random() < 0.6 else rng.choice(cards)
        others = [card for card in cards if card != start and (start, card) not in drawn]
        if not others or len(drawn) >= settings.most:
            return None
        return Body(
            stamp=known.stamp + 1,
            start=start,
            end=rng.choice(others),
            sign=rng.choice((1, 1, -1)) if settings.sign else 1,
            late=settings.delay and rng.random() < 0.3,
        )

    def cards(self, settings: Settings, body: Body) -> tuple[str, ...]:
        return (body.name,) if body.name else ()

    def carried(self, settings: Settings, summary: Summary) -> tuple[base.Item, ...] | None:
        """The loops: those with a name, or all where none has one."""
        named = [one for one in summary.loops if one.name] or summary.loops
        language = get_language() or "fi"
        return tuple(
            base.Item(str(uuid5(NAMESPACE_URL, one.key)), one.told(language)) for one in named
        )

    def figures(self, summary: Summary, language: str) -> tuple[base.Figure, ...]:
        loops = ((one.told(language), f"{one.label} {one.kind_word}") for one in summary.loops)
        arrows = ((one.aloud(language), "") for one in summary.arrows)
        return (*arrows, *loops, *((node.text, node.loops) for node in summary.leverage))

    def lines(self, settings: Settings, body: Body, scene: base.Scene) -> tuple[str, ...]:
        if body.act == "name":
            return self.cards(settings, body)
        nodes = (scene.stands() or self.summarise(settings, (), scene)).nodes
        drawn = body.model_copy(update={"act": "draw"})
        around = replace(scene, items=tuple(base.Item(node.id, node.text) for node in nodes))
        found = self.summarise(settings, (drawn,), around)
        return tuple(one.aloud(scene.language) for one in found.arrows)

    def worth_reading(self, summary: Summary) -> bool:
        return bool(summary.arrows)
