"""Nobody's answer can be told from where one's own stands: every world a curious person must still
consider is tried."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import combinations_with_replacement

import pytest

from talkoot.figures.release import Withheld
from talkoot.figures.standing import middle, stand

SCALE = (1, 2, 3, 4, 5)
Sees = Callable[[int, tuple[int, ...]], object]

WAYS: dict[str, Sees] = {
    "position": lambda own, others: stand(own, others),
    "middle": lambda own, others: middle(own, others),
    "both": lambda own, others: (stand(own, others), middle(own, others)),
}


def worlds(others: int) -> Iterable[tuple[int, ...]]:
    return combinations_with_replacement(SCALE, others)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("people", [5, 6, 7, 8, 9])
def test_no_answer_of_another_can_be_told(way: str, people: int) -> None:
    """For each thing one may see, each of the others may still have given two answers or more."""
    for own in SCALE:
        still: dict[object, set[int]] = {}
        for others in worlds(people - 1):
            still.setdefault(WAYS[way](own, others), set()).update(others)
        assert all(len(answers) > 1 for answers in still.values())


@pytest.mark.parametrize("people", [7, 8, 9])
def test_from_seven_on_two_who_tell_each_other_cannot_tell_a_third_ones_answer(people: int) -> None:
    for one in SCALE:
        for two in SCALE:
            still: dict[object, set[int]] = {}
            for rest in worlds(people - 2):
                seen = (stand(one, (two, *rest)), stand(two, (one, *rest)))
                still.setdefault(seen, set()).update(rest)
            assert all(len(answers) > 1 for answers in still.values())


@pytest.mark.parametrize("people", [1, 2, 3, 4])
def test_fewer_than_five_see_nothing(people: int) -> None:
    for others in worlds(people - 1):
        assert stand(3, others) == middle(3, others) == Withheld()


def test_where_one_stands() -> None:
    assert stand(1, (2, 3, 4, 5)).model_dump()["position"] == "below"
    assert stand(5, (1, 2, 3, 4)).model_dump()["position"] == "above"
    assert stand(3, (1, 2, 4, 5)).model_dump()["position"] == "about"
    assert stand(3, (3, 3, 3, 3)).model_dump()["position"] == "about"


def test_the_middle_is_that_of_all() -> None:
    assert middle(1, (2, 3, 4, 5)).model_dump()["median"] == 3.0
    assert middle(1, (2, 3, 4, 5, 5)).model_dump()["median"] == 3.5
