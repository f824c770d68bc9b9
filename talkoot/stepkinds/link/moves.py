"""The moves of a map: draw an arrow, take it off, name a loop. Pure, and in any order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from talkoot.figures.loops import Arrow, Sign
from talkoot.stepkinds import base
from talkoot.stepkinds.board import LATEST, OUT

NAME = 60  # characters of a loop's name
Key = tuple[str, ...]
Mark = tuple[int, str]  # the stamp of a move and what it says: the greatest holds


class Body(base.Body):
    """One move. Each arrow and each name is a thing of its own: the newest word on it holds."""

    stamp: int = Field(default=0, ge=0, le=LATEST)  # higher than all its mover had seen
    act: Literal["draw", "remove", "name"] = "draw"
    start: str = Field(default="", max_length=60)
    end: str = Field(default="", max_length=60)
    sign: Literal[1, -1] = 1
    late: bool = False
    loop: tuple[str, ...] = ()  # the cards it goes through
    name: str = Field(default="", max_length=NAME)

    @property
    def key(self) -> Key:
        return self.loop if self.act == "name" else (self.start, self.end)

    @property
    def says(self) -> str:
        if self.act == "name":
            return self.name
        return OUT if self.act == "remove" else f"{self.sign:+}{'~' * self.late}"


def fold(moves: Iterable[Body], names_of_loops: bool = False) -> dict[Key, Mark]:
    """Let the newest move hold of every arrow (or of every name); of two at once, always the same
    one."""
    marks: dict[Key, Mark] = {}
    for move in moves:
        mark = (move.stamp, move.says)
        if (move.act == "name") is names_of_loops and mark > marks.get(move.key, (-1, "")):
            marks[move.key] = mark
    return marks


def arrows(moves: Iterable[Body], cards: Iterable[str], most: int) -> list[Arrow]:
    """The arrows that stand between these cards: those drawn first, where there are too many."""
    known = set(cards)
    standing = sorted(
        (mark, key)
        for key, mark in fold(moves).items()
        if mark[1] != OUT and len(key) == 2 and known.issuperset(key) and key[0] != key[1]
    )
    return [_arrow(key, says) for (_stamp, says), key in standing[:most]]


def _arrow(key: Key, says: str) -> Arrow:
    sign: Sign = -1 if says.startswith("-") else 1
    return Arrow(key[0], key[1], sign, says.endswith("~"))


def names(moves: Iterable[Body]) -> dict[Key, str]:
    return {key: name for key, (_stamp, name) in fold(moves, names_of_loops=True).items() if name}


def stamp(moves: Iterable[Body]) -> int:
    return max((move.stamp for move in moves), default=0)
