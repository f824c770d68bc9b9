"""Sheets go from hand to hand: each seat gets one it has not had, and none is left behind."""

from __future__ import annotations

from random import Random

import pytest

from talkoot.workshops.hands import Loose, next_hands


def walk(people: int, stops: int, seed: int) -> list[dict[int, int]]:
    """Pass `people` sheets among as many, and return who had what at each stop."""
    rng = Random(seed)
    seen: dict[int, set[int]] = {sheet: set() for sheet in range(people)}
    way = []
    for _stop in range(stops):
        sheets = [Loose(sheet, frozenset(had)) for sheet, had in seen.items()]
        hands = next_hands(sheets, range(people), rng)
        for seat, sheet in hands.items():
            seen[sheet].add(seat)
        way.append(hands)
    return way


@pytest.mark.parametrize("people", [2, 3, 4, 5, 6, 7, 12, 30])
@pytest.mark.parametrize("seed", range(5))
def test_everybody_has_a_sheet_at_each_stop_and_never_the_same_twice(
    people: int, seed: int
) -> None:
    way = walk(people, people, seed)
    for hands in way:
        assert set(hands) == set(range(people))
        assert len(set(hands.values())) == people
    for seat in range(people):
        assert len({hands[seat] for hands in way}) == people


def test_when_everybody_has_had_every_sheet_nothing_goes_on() -> None:
    assert walk(3, 4, 1)[-1] == {}


def test_a_sheet_that_few_have_had_goes_before_one_that_many_have() -> None:
    sheets = [Loose("old", frozenset("bcd")), Loose("new", frozenset("b"))]
    for seed in range(10):
        assert next_hands(sheets, ["a"], Random(seed)) == {"a": "new"}


def test_somebody_gives_hers_up_so_that_another_gets_one_too() -> None:
    sheets = [Loose("x", frozenset("c")), Loose("y", frozenset("abc")), Loose("z", frozenset("a"))]
    for seed in range(20):
        hands = next_hands(sheets, ["a", "b"], Random(seed))
        assert hands == {"a": "x", "b": "z"}


def test_who_wrote_above_me_is_another_each_time() -> None:
    follows = 0
    for seed in range(30):
        way = walk(8, 3, seed)
        had = [{sheet: seat for seat, sheet in hands.items()} for hands in way]
        follows += had[0][way[1][0]] == had[1][way[2][0]]
    assert follows < 15


def test_a_room_of_three_hundred_is_dealt_in_a_blink() -> None:
    assert len(walk(300, 6, 1)) == 6
