"""A board that a room moves together: a fold of small moves. Pure; their order changes nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import Field

from talkoot.stepkinds import base

OUT = "-"  # where a card is that was taken off again
LATEST = 10**9
ID = r"^[A-Za-z0-9-]{1,40}$"
Mark = tuple[int, str]  # the stamp of a move and what it says: the greatest holds
Key = tuple[str, str]
M = TypeVar("M", bound="Move")


class Move(base.Body):
    """One small change of the board. What it does not name stays as it is."""

    stamp: int = Field(default=0, ge=0, le=LATEST)  # higher than all its mover had seen
    cards: tuple[str, ...] = ()
    to: str = ""
    within: str = ""  # the region that the cards belong to
    group: str = ""  # the cluster or region that is named, or goes into another
    name: str = ""
    into: str = ""
    text: str = ""  # a card of one's own
    salt: str = ""  # two cards with the same text are two

    @property
    def own(self) -> str:
        """The id of the card it adds. It follows from the text, so that nobody can write over
        another's card."""
        if not self.text:
            return ""
        return hashlib.sha256(f"{self.salt}:{self.text}".encode()).hexdigest()[:16]

    @property
    def wordless(self) -> bool:
        return not (self.text or self.name)

    def writes(self) -> Iterator[tuple[Key, str]]:
        moved = (*self.cards, self.own) if self.text else self.cards
        yield from ((("at", card), self.to) for card in moved if self.to)
        yield from ((("within", card), self.within) for card in moved if self.within)
        if self.text:
            yield ("text", self.own), self.text
        if self.group and self.name:
            yield ("name", self.group), self.name
        if self.group and self.into and self.into != self.group:
            yield ("into", self.group), self.into


@dataclass(frozen=True, slots=True)
class Board:
    """What stands, each with the stamp of the move that put it there."""

    marks: dict[Key, Mark] = field(default_factory=dict)

    def of(self, what: str) -> dict[str, Mark]:
        """Everything that stands of one sort: `at`, `within`, `name`, `into` or `text`."""
        return {key: mark for (sort, key), mark in self.marks.items() if sort == what}

    @property
    def stamp(self) -> int:
        return max((stamp for stamp, _value in self.marks.values()), default=0)

    def own_cards(self) -> tuple[tuple[str, str], ...]:
        """(id, text) of the cards that were added here, oldest first."""
        texts = sorted(self.of("text").items(), key=lambda one: (one[1][0], one[0]))
        return tuple((card, text) for card, (_stamp, text) in texts)

    def whole(self, group: str) -> str:
        """The cluster that `group` has gone into, whatever others went into on the way."""
        into, seen = self.of("into"), [group]
        while (onward := into.get(seen[-1])) and onward[1] not in seen:
            seen.append(onward[1])
        if onward and onward[1] in seen:  # two went into each other at the same time
            return min(seen[seen.index(onward[1]) :])
        return seen[-1]


def fold(moves: Iterable[Move]) -> Board:
    """Let the newest move of everything hold; of two at once, always the same one."""
    marks: dict[Key, Mark] = {}
    for move in moves:
        for key, value in move.writes():
            mark = (move.stamp, value)
            if mark > marks.get(key, (-1, "")):
                marks[key] = mark
    return Board(marks)


def settled(move: M, most: int) -> M:
    """Nobody has seen more moves than were made: a higher stamp would win for ever."""
    return move.model_copy(update={"stamp": min(move.stamp, most)}) if move.stamp > most else move


def change(move: Move) -> dict[str, Any] | None:
    """The move as every screen may be told of it, or nothing when it holds somebody's words."""
    return move.model_dump(exclude_defaults=True) if move.wordless else None
