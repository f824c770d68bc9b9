"""Whose hands each sheet goes to next. Pure: sheets and seats in, who gets what out."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Generic, TypeVar

Id = TypeVar("Id", bound=Hashable)
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Loose(Generic[Key, Id]):
    """A sheet that is to go on, and who has had it."""

    key: Key
    seen: frozenset[Id] = frozenset()


def next_hands(sheets: Sequence[Loose[Key, Id]], seats: Sequence[Id], rng: Random) -> dict[Id, Key]:
    """Give each seat a sheet it has not had; those that fewest have had go first.

    As many seats as can be get one (a largest matching). Who gets whose is drawn anew each time:
    nobody can tell from the way of the sheets who wrote what stands above her own words.
    """
    drawn = rng.sample(list(sheets), len(sheets))
    in_order = sorted(drawn, key=lambda sheet: len(sheet.seen))
    holder: dict[Key, Id] = {}
    hand: dict[Id, Key] = {}
    for seat in rng.sample(list(seats), len(seats)):
        _find(seat, in_order, holder, hand)
    return hand


def _find(
    seat: Id, sheets: Sequence[Loose[Key, Id]], holder: dict[Key, Id], hand: dict[Id, Key]
) -> None:
    """Find the seat a sheet, if need be by giving others another one of those they may have."""
    asked_by: dict[Key, Id] = {}
    asking = deque([seat])
    while asking:
        one = asking.popleft()
        for sheet in sheets:
            if sheet.key in asked_by or one in sheet.seen:
                continue
            asked_by[sheet.key] = one
            if sheet.key not in holder:
                return _hand_over(sheet.key, asked_by, holder, hand)
            asking.append(holder[sheet.key])


def _hand_over(
    free: Key, asked_by: dict[Key, Id], holder: dict[Key, Id], hand: dict[Id, Key]
) -> None:
    key: Key | None = free
    while key is not None:
        taker = asked_by[key]
        let_go = hand.get(taker)
        holder[key], hand[taker] = taker, key
        key = let_go
