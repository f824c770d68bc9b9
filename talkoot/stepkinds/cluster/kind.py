"""Cluster: put cards that belong together into clusters, and name them."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any, ClassVar, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from talkoot.stepkinds import base, board, phrases, similar
from talkoot.stepkinds.board import OUT, Move
from talkoot.stepkinds.cluster.form import Form

MOVES = 400  # of one seat in one step; the flood guard slows it long before


class Settings(base.Settings):
    who: Literal["everyone", "host"] = Field(
        default="everyone", description="Who puts the cards in clusters: everybody, or the host."
    )
    proposal: bool = Field(
        default=True, description="Cards that look alike are proposed together; nobody must agree."
    )
    most: int = Field(default=12, ge=2, le=40, description="Clusters at most.")


class Card(base.Summary):
    """A card, and the stamp of the move that put it where it is."""

    id: str
    text: str
    stamp: int = 0


class Cluster(base.Summary):
    id: str
    name: str
    cards: tuple[Card, ...] = ()

    @property
    def n(self) -> int:
        return len(self.cards)


class Summary(base.Summary):
    clusters: tuple[Cluster, ...] = ()
    loose: tuple[Card, ...] = ()
    stamp: int = 0

    @property
    def n(self) -> int:
        return len(self.loose) + sum(one.n for one in self.clusters)


class ClusterKind(base.StepKind[Settings, Move, Summary]):
    name = "cluster"
    settings = Settings
    contribution = Move
    summary = Summary
    icon = "layers"
    about_cards = True
    word: ClassVar[Any] = _("Sort")
    action_label: ClassVar[Any] = _("Move")
    received: ClassVar[Any] = _("Moved")

    def form(
        self, settings: Settings, scene: base.Scene, data: Any = None, prefix: str | None = None
    ) -> Form:
        return Form(settings, scene, self.summarise, data, prefix=prefix)

    def fields(self, settings: Settings, body: Move) -> dict[str, Any]:
        return body.model_dump(exclude_defaults=True)

    def joint(self, settings: Settings) -> bool:
        return True

    def takes_many(self, settings: Settings) -> bool:
        return True

    def asks_seats(self, settings: Settings) -> bool:
        return settings.who == "everyone"

    def settled(self, body: Move, most: int) -> Move:
        return board.settled(body, most)

    def change(self, body: Move) -> dict[str, Any] | None:
        return None if body.into else board.change(body)

    def stand(self, summary: Summary, body: Move) -> dict[str, tuple[str, int]]:
        places = {card.id: (one.id, card.stamp) for one in summary.clusters for card in one.cards}
        places |= {card.id: ("", card.stamp) for card in summary.loose}
        return {card: places[card] for card in body.cards if card in places}

    def allowance(self, settings: Settings) -> int:
        return MOVES

    def summarise(
        self, settings: Settings, contributions: Sequence[Move], scene: base.Scene
    ) -> Summary:
        stands = board.fold(contributions)
        at = {card: (stamp, stands.whole(to)) for card, (stamp, to) in stands.of("at").items()}
        groups = sorted(stands.of("name").items())
        alive = [(group, name) for group, (_stamp, name) in groups if stands.whole(group) == group]
        inside: dict[str, list[Card]] = {group: [] for group, _name in alive}
        loose: list[Card] = []
        for item in scene.items:
            stamp, group = at.get(item.id, (0, OUT))
            inside.get(group, loose).append(Card(id=item.id, text=item.plain, stamp=stamp))
        return Summary(
            clusters=tuple(
                Cluster(id=group, name=name, cards=tuple(inside[group])) for group, name in alive
            ),
            loose=tuple(loose),
            stamp=stands.stamp,
        )

    def simulate(self, settings: Settings, scene: base.Scene, rng: Random) -> Move | None:
        """Somebody names what cards that look alike have in common, or adds one to a cluster."""
        stands = scene.stands() or self.summarise(settings, (), scene)
        if not stands.loose:
            return None
        stamp = stands.stamp + 1
        if len(stands.clusters) > 1 and (rng.random() < 0.6 or len(stands.clusters) > 4):
            card, cluster = rng.choice(stands.loose), rng.choice(stands.clusters)
            return Move(stamp=stamp, cards=(card.id,), to=cluster.id)
        groups = similar.alike(tuple(card.text for card in stands.loose))
        places = rng.choice(groups) if groups else (rng.randrange(len(stands.loose)),)
        group = f"{rng.getrandbits(40):010x}"
        names = phrases.THEMES.get(scene.language) or phrases.THEMES["en"]
        free = sorted(set(names) - {one.name for one in stands.clusters})
        if not free:
            return None
        name = rng.choice(free)
        together = tuple(stands.loose[place].id for place in places)
        return Move(stamp=stamp, cards=together, to=group, group=group, name=name)

    def cards(self, settings: Settings, body: Move) -> tuple[str, ...]:
        return (body.name,) if body.name else ()

    def carried(self, settings: Settings, summary: Summary) -> tuple[base.Item, ...] | None:
        """The clusters; what nobody has put anywhere is left behind."""
        return tuple(base.Item(one.id, one.name) for one in summary.clusters if one.cards)

    def figures(self, summary: Summary, language: str) -> tuple[base.Figure, ...]:
        return tuple((one.name, one.n) for one in summary.clusters if one.cards)

    def lines(self, settings: Settings, body: Move, scene: base.Scene) -> tuple[str, ...]:
        texts = {item.id: item.plain for item in scene.items}
        moved = [texts[card] for card in body.cards if card in texts]
        return tuple(part for part in (body.name, *moved) if part)
