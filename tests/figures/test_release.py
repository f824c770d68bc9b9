"""Nothing about a person leaves a room through a figure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from talkoot.figures.release import (
    FULL,
    K,
    Released,
    Withheld,
    coarse,
    one_voice,
    release,
    release_choices,
)

STEPS = (1, 2, 3, 4, 5)
answers = some.lists(some.sampled_from(STEPS), max_size=40)


@given(answers)
def test_fewer_than_five_answers_show_nothing_not_even_their_number(values: list[int]) -> None:
    figure = release(values, options=STEPS)
    assert isinstance(figure, Withheld) == (len(values) < K)
    if isinstance(figure, Withheld):
        assert figure == Withheld()


@given(answers)
def test_mean_and_distribution_are_never_told_together_of_few(values: list[int]) -> None:
    figure = release(values, options=STEPS)
    if isinstance(figure, Released):
        assert bool(figure.bars) == (figure.n >= FULL)


@given(some.integers(K, 40), some.sampled_from(STEPS))
def test_a_room_that_agrees_does_not_give_everyone_away(n: int, value: int) -> None:
    voices = one_voice([value] * n, STEPS)
    assert len(set(voices)) == 2
    assert set(voices) <= set(STEPS)
    assert len(voices) == n


@given(some.lists(some.lists(some.sampled_from((0, 1, 2)), max_size=3, unique=True), max_size=20))
def test_choices_of_few_are_told_in_words_that_fit_nobody_for_certain(
    chosen: list[list[int]],
) -> None:
    figure = release_choices(chosen, (0, 1, 2))
    if isinstance(figure, Released) and figure.n < FULL:
        assert all(bar.count is None and bar.share is None for bar in figure.bars)
        assert not {bar.word for bar in figure.bars} & {"all", "none"}


@pytest.mark.parametrize(
    ("n", "total", "word"),
    [
        (0, 9, "none"),
        (1, 9, "some"),
        (5, 9, "half"),
        (8, 9, "nearly-all"),
        (9, 9, "all"),
        (0, 0, "none"),
    ],
)
def test_progress_is_told_in_words(n: int, total: int, word: str) -> None:
    assert coarse(n, total) == word


@given(some.integers(FULL, 40), some.sampled_from((0, 1, 2)))
def test_a_choice_that_everybody_made_leaves_room_to_have_chosen_otherwise(
    n: int, option: int
) -> None:
    figure = release_choices([[option]] * n, (0, 1, 2))
    assert isinstance(figure, Released)
    counts = [bar.count for bar in figure.bars]
    assert sorted(count or 0 for count in counts) == [0, 1, n - 1]


def test_what_everybody_ticked_is_told_of_all_but_one() -> None:
    figure = release_choices([[0, 1]] * 10 + [[0]] * 2, (0, 1, 2))
    assert isinstance(figure, Released)
    assert [bar.count for bar in figure.bars] == [11, 10, 0]
