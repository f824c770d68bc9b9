"""Rankings of many people put together: Schulze's widest paths, and Borda's count beside it.

A ballot names cards, the best first. What it leaves out comes after all that it names, and among
those it has no opinion.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

Ballot = Sequence[str]
Pairs = dict[tuple[str, str], int]


def pairs(ballots: Sequence[Ballot], cards: Sequence[str]) -> Pairs:
    """How many put the first card of a pair before the second."""
    before = {pair: 0 for pair in product(cards, cards) if pair[0] != pair[1]}
    for ballot in ballots:
        named = [card for card in ballot if card in set(cards)]
        rest = [card for card in cards if card not in set(named)]
        for place, card in enumerate(named):
            for other in (*named[place + 1 :], *rest):
                before[card, other] += 1
    return before


def widest(before: Pairs, cards: Sequence[str]) -> Pairs:
    """The strength of the strongest path between each two cards: its weakest link, won by votes."""
    path = {pair: n if n > before[pair[1], pair[0]] else 0 for pair, n in before.items()}
    for through in cards:
        ends = [card for card in cards if card != through]
        for start in ends:
            first = path[start, through]
            if not first:
                continue
            for end in ends:
                if end != start:
                    path[start, end] = max(path[start, end], min(first, path[through, end]))
    return path


def schulze(ballots: Sequence[Ballot], cards: Sequence[str]) -> dict[str, int]:
    """The place of each card: one more than the cards that beat it. Equals share a place."""
    path = widest(pairs(ballots, cards), cards)
    return {
        card: 1 + sum(path[other, card] > path[card, other] for other in cards if other != card)
        for card in cards
    }


def borda(ballots: Sequence[Ballot], cards: Sequence[str]) -> dict[str, float]:
    """Points: one for each card that comes after; cards left out share what remains."""
    points = dict.fromkeys(cards, 0.0)
    for ballot in ballots:
        named = [card for card in ballot if card in points]
        for place, card in enumerate(named):
            points[card] += len(cards) - 1 - place
        left = len(cards) - len(named)
        for card in points.keys() - set(named):
            points[card] += (left - 1) / 2
    return points
