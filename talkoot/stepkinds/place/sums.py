"""What a canvas adds up to: where everything stands, or the middle and the spread. Pure."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from django.utils.translation import gettext as _

from talkoot.stepkinds import base
from talkoot.stepkinds.board import OUT, Board
from talkoot.stepkinds.place.canvas import Frame, point

APART, FAR = 12, 24  # mean distance from the middle, out of a hundred
Given = tuple[dict[str, str], tuple[tuple[str, str], ...]]


class Card(base.Summary):
    """A card and where it stands; for the sum of many also how many and how far apart."""

    id: str
    number: int
    text: str
    at: str = ""
    stamp: int = 0
    within: str = ""
    n: int = 0
    spread: int = 0  # 0 alike, 1 somewhat apart, 2 far apart
    added: bool = False


class Region(base.Summary):
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the outline; `*` stands for any place."""

    place: str
    title: str
    says: str
    cards: tuple[Card, ...]
    can_take: bool = False


class Summary(base.Summary):
    frame: Frame
    cards: tuple[Card, ...] = ()
    regions: tuple[Region, ...] = ()
    stamp: int = 0
    people: int = 0  # who placed for themselves

    @property
    def placed(self) -> list[Card]:
        return [card for card in self.cards if card.at]

    @property
    def loose(self) -> list[Card]:
        return [card for card in self.cards if not card.at]

    @property
    def has_middles(self) -> bool:
        return any(card.n for card in self.cards)

    @property
    def outline(self) -> list[Part]:
        """The list that the picture is a view of: what stands nowhere yet, then area by area."""
        parts = [Part("", _("Not on the canvas yet"), "", tuple(self.loose))]
        if self.frame.is_plane:
            return [*parts, Part("*", _("On the canvas"), "", tuple(self.placed))]
        lanes = self.frame.canvas == "lanes"
        places = list(enumerate(self.frame.titles(), start=1)) if lanes else []
        areas = [(f"{n}/*", title, n) for n, title in places] or [
            (place, title, int(place)) for place, title in self.frame.places()
        ]
        return parts + [
            Part(place, title, self.frame.says(n), tuple(self._in(place)), can_take=not lanes)
            for place, title, n in areas
        ]

    def _in(self, place: str) -> list[Card]:
        if not place.endswith("*"):
            return [card for card in self.placed if card.at == place]
        lane = [card for card in self.placed if card.at.startswith(place[:-1])]
        return sorted(lane, key=lambda card: (card.at, card.number))

    @property
    def stops(self) -> str:
        """The words of a plane, for the script that says where a card went."""
        axes = (
            [self.frame.title_across(), self.frame.across()],
            [self.frame.title_upward().lower(), self.frame.upward()],
        )
        return json.dumps(axes, ensure_ascii=False)

    def where(self, card: Card) -> str:
        """Where the card stands, in words, and the region it belongs to."""
        names = {one.id: one.name for one in self.regions}
        return ", ".join(filter(None, (self.frame.where(card.at), names.get(card.within, ""))))


def of_all(frame: Frame, board: Board, items: Sequence[base.Item]) -> Summary:
    """One joint wall. A card begins where an earlier canvas had it."""
    known = [(item.id, item.plain, frame.placed(item.at) if item.at else "") for item in items]
    known += [(card, text, "") for card, text in board.own_cards()]
    at, within, added = board.of("at"), board.of("within"), board.of("text")
    regions = tuple(
        Region(id=one, name=name) for one, (_s, name) in sorted(board.of("name").items())
    )
    ids = {region.id for region in regions}
    cards = []
    for number, (card, text, began) in enumerate(known, start=1):
        stamp, place = at.get(card, (0, began))
        region = within.get(card, (0, OUT))[1]
        cards.append(
            Card(
                id=card,
                number=number,
                text=text,
                at="" if place == OUT else frame.reads(place),
                stamp=stamp,
                within=region if region in ids else "",
                added=card in added,
            )
        )
    return Summary(frame=frame, cards=tuple(cards), regions=regions, stamp=board.stamp)


def of_each(
    frame: Frame, given: Sequence[Given], items: Sequence[base.Item], fewest: int = 1
) -> Summary:
    """Everybody placed for herself: the middle of each card, and how far apart they see it.

    A card that fewer than `fewest` have placed is shown nowhere.
    """
    cards = []
    for number, item in enumerate(items, start=1):
        found = [places[item.id] for places, _notes in given if item.id in places]
        spots = [at for place in found if (at := frame.reads(place))]
        card = Card(id=item.id, number=number, text=item.plain)
        cards.append(_middle(frame, card, spots) if len(spots) >= fewest else card)
    cards += _notes(frame, [note for _places, notes in given for note in notes], len(items))
    return Summary(frame=frame, cards=tuple(cards), people=len(given))


def _notes(frame: Frame, notes: Iterable[tuple[str, str]], before: int) -> list[Card]:
    found = []
    seen: Counter[tuple[str, str]] = Counter()
    for number, (text, at) in enumerate(sorted(notes), start=before + 1):
        seen[text, at] += 1
        code = hashlib.sha256(f"{text}:{at}:{seen[text, at]}".encode()).hexdigest()[:16]
        found.append(Card(id=code, number=number, text=text, at=frame.reads(at), added=True))
    return found


def _middle(frame: Frame, card: Card, spots: Sequence[str]) -> Card:
    if not spots:
        return card
    at, spread = _of_plane(frame, spots) if frame.is_plane else _of_areas(spots)
    return card.model_copy(update={"at": at, "n": len(spots), "spread": spread})


def _of_plane(frame: Frame, spots: Sequence[str]) -> tuple[str, int]:
    """The middle to the nearest five, so that no single place can be told from it."""
    points = [spot for place in spots if (spot := point(place))]
    axes = list(zip(*points, strict=True))[: 1 if frame.is_line else 2]
    middles = [median(axis) for axis in axes]
    off = [sum(abs(v - m) for v in axis) / len(axis) for axis, m in zip(axes, middles, strict=True)]
    far = max(off)
    at = ",".join(str(5 * round(middle / 5)) for middle in middles)
    return at, (far > APART) + (far > FAR)


def _of_areas(spots: Sequence[str]) -> tuple[str, int]:
    counts = Counter(spots)
    most = max(counts.values())
    share = most / len(spots)
    return min(spot for spot in counts if counts[spot] == most), (share < 0.75) + (share < 0.5)


def spread_in_words(spread: int) -> str:
    return (_("seen alike"), _("seen somewhat differently"), _("seen very differently"))[spread]
