"""Vote: give weight to cards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from random import Random
from typing import Any, ClassVar, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field, NonNegativeInt

from talkoot.stepkinds import base
from talkoot.stepkinds.vote.form import Form

Way = Literal["dots", "approve", "rank", "score"]


class Settings(base.Settings):
    way: Way = Field(
        default="dots",
        description="`dots`: spread a few dots; `approve`: tick what you can support; "
        "`rank`: put the best in order; `score`: 0 to 5 for each.",
    )
    dots: int = Field(default=3, ge=1, le=20, description="Dots a seat has, or places in a rank.")
    keep: int = Field(default=3, ge=1, le=50, description="How many of the first are taken on.")


class Body(base.Body):
    weights: dict[str, NonNegativeInt] = Field(default_factory=dict)


class Standing(base.Summary):
    """One card and what it got."""

    id: str
    text: str
    weight: int = 0
    kept: bool = False
    share: int = 0  # of the heaviest, whole per cent


class Summary(base.Summary):
    voters: int = 0
    standings: tuple[Standing, ...] = ()


class Vote(base.StepKind[Settings, Body, Summary]):
    name = "vote"
    settings = Settings
    contribution = Body
    summary = Summary
    icon = "star"
    word: ClassVar[Any] = _("Vote")
    action_label: ClassVar[Any] = _("Send my vote")

    def form(
        self, settings: Settings, scene: base.Scene, data: Any = None, prefix: str | None = None
    ) -> Form:
        return Form(settings.way, settings.dots, scene.items, Body, data, prefix=prefix)

    def fields(self, settings: Settings, body: Body) -> dict[str, Any]:
        given = {f"weight-{item}": weight for item, weight in body.weights.items()}
        if settings.way == "rank":
            places = {item: settings.dots + 1 - weight for item, weight in body.weights.items()}
            return {f"weight-{item}": place for item, place in places.items()}
        return dict.fromkeys(given, "on") if settings.way == "approve" else given

    def summarise(
        self, settings: Settings, contributions: Sequence[Body], scene: base.Scene
    ) -> Summary:
        weights: Counter[str] = Counter()
        for body in contributions:
            weights.update(body.weights)
        ranked = sorted(scene.items, key=lambda item: (-weights[item.id], item.text, item.id))
        heaviest = max(weights.values(), default=0) or 1
        return Summary(
            voters=len(contributions),
            standings=tuple(
                Standing(
                    id=item.id,
                    text=item.text,
                    weight=weights[item.id],
                    kept=place < settings.keep and weights[item.id] > 0,
                    share=round(100 * weights[item.id] / heaviest),
                )
                for place, item in enumerate(ranked)
            ),
        )

    def simulate(self, settings: Settings, scene: base.Scene, rng: Random) -> Body | None:
        items = [item.id for item in scene.items]
        if not items:
            return None
        if settings.way == "dots":
            return Body(weights=dict(Counter(rng.choice(items) for _dot in range(settings.dots))))
        if settings.way == "score":
            return Body(weights={item: rng.randint(1, 5) for item in items if rng.random() < 0.9})
        some = rng.sample(items, rng.randint(1, min(settings.dots, len(items))))
        if settings.way == "approve":
            return Body(weights=dict.fromkeys(some, 1))
        return Body(weights={item: settings.dots - place for place, item in enumerate(some)})

    def carried(self, settings: Settings, summary: Summary) -> tuple[base.Item, ...] | None:
        return tuple(base.Item(one.id, one.text) for one in summary.standings if one.kept)

    def figures(self, summary: Summary, language: str) -> tuple[base.Figure, ...]:
        return tuple((one.text, one.weight) for one in summary.standings if summary.voters)

    def lines(self, settings: Settings, body: Body, scene: base.Scene) -> tuple[str, ...]:
        texts = {item.id: item.text for item in scene.items}
        return tuple(
            f"{texts[item]}: {weight}" for item, weight in body.weights.items() if item in texts
        )
