"""Sums that grow tell of nobody: whoever looks before and after learns of five at least."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from talkoot.figures.parcels import Told, choices_told
from talkoot.figures.release import Released
from talkoot.programmes import asking

answers = st.lists(st.sampled_from(asking.STEPS), max_size=40)


@given(answers)
@settings(max_examples=60, deadline=None)
def test_what_is_told_never_moves_by_fewer_than_five(given_one_by_one: list[int]) -> None:
    waiting: asking.Counts = {}
    told: dict[str, object] = {}
    seen = [0]
    for value in given_one_by_one:
        waiting, told = asking.tell(asking.add(waiting, {"useful": value}), told)
        figure = {scale.key: one for scale, one in asking.figures(told)}["useful"]
        seen.append(figure.n if isinstance(figure, Released) else 0)
    steps = {after - before for before, after in pairwise(seen)}
    assert steps <= {0, 5}
    assert seen[-1] == len(given_one_by_one) // 5 * 5


def test_five_of_one_mind_do_not_give_each_other_away() -> None:
    told = Told().with_parcel([5] * 5, asking.STEPS)
    assert told == Told(5, 24)
    again = told.with_parcel([1] * 5, asking.STEPS)
    assert again == Told(10, 24 + 6)


def test_four_are_too_few_to_be_told() -> None:
    assert Told().with_parcel([1, 2, 3, 4], asking.STEPS) is None
    assert Told(5, 20).with_parcel([1, 2, 3, 4], asking.STEPS) is None


def test_choices_are_counted_ten_at_a_time() -> None:
    options = tuple(asking.PARTS)
    assert choices_told({}, [[1]] * 9, options) is None
    first = choices_told({}, [[1]] * 6 + [[2]] * 4, options)
    assert first == {1: 6, 2: 4, 3: 0, 4: 0, 5: 0}
    assert choices_told(first, [[2]] * 10, options) == {1: 7, 2: 13, 3: 0, 4: 0, 5: 0}
