"""The change of the same people: as scipy reckons it, and of nobody who could be singled out."""

from __future__ import annotations

from itertools import product
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from talkoot.figures import pairs
from talkoot.figures.blocks import Block, Partition, Tree
from talkoot.figures.pairs import Responses
from talkoot.figures.twice import attack_changes

K = 5


def wave(pieces: list[int], cells: list[int], answered: list[list[int]] | None = None) -> Responses:
    told = np.array(answered or [[1]] * len(pieces), dtype=bool)
    return Responses(np.array(pieces), np.array(cells), told)


def town(sizes: list[int]) -> Partition:
    """A house of teams, each of which is a piece."""
    tree = Tree((None, *(0 for _team in sizes)))
    blocks = tuple(Block((team + 1,), size, team + 1) for team, size in enumerate(sizes))
    return Partition(tree, (0, *sizes), K, blocks)


def test_the_change_of_the_house_and_its_interval_are_those_of_a_paired_t_test() -> None:
    rng = np.random.default_rng(4)
    first, second = rng.integers(3, 16, size=(2, 40))
    found = pairs.told(second - first, np.zeros(40, dtype=np.int64), {0: (0,)}, 1 / 3)[0]
    expected = stats.ttest_rel(second / 3, first / 3).confidence_interval()
    assert found.n == 40
    assert found.change == round(float((second - first).mean() / 3), 2)
    width = expected.high - expected.low
    assert found.interval.high - found.interval.low == pytest.approx(width, abs=1e-9)


def test_a_group_has_the_spread_of_all_and_not_its_own() -> None:
    changes = np.array([0, 1, 0, 1, 0, 4, -4, 4, -4, 4, -4])
    of = np.array([0] * 5 + [1] * 6)
    few = pairs.told(changes, of, {1: (0,)}, 1.0)[1]
    half = stats.t.ppf(0.975, 4) * changes.std(ddof=1) / 5**0.5
    assert few.interval.high - few.change == pytest.approx(half, abs=1e-9)
    assert few.change == 0.4


def test_fewer_than_ten_in_the_whole_house_are_told_of_nowhere() -> None:
    assert pairs.told(np.arange(9), np.zeros(9, dtype=np.int64), {0: (0,)}, 1.0) == {}


def test_a_group_that_changed_alike_does_not_speak_for_each_of_its_people() -> None:
    changes, of = np.array([4, 4, 4, 4, 4, 0, 1]), np.array([0, 0, 0, 0, 0, 1, 1])
    copy = pairs.voiced(changes, of, 2, Random(1))
    assert sorted(copy.tolist()) == [0, 1, 3, 4, 4, 4, 4]
    assert pairs.voiced(
        np.zeros(5, dtype=np.int64), np.zeros(5, dtype=np.int64), 1, Random(1)
    ).any()


def test_an_id_that_comes_twice_in_a_wave_is_nobodys() -> None:
    found = pairs.matched(["a", "b", "c", "a", ""], ["c", "a", "", "b", "d"])
    assert sorted(map(tuple, found.tolist())) == [(1, 3), (2, 0)]


def test_who_moved_to_another_piece_or_left_a_question_out_is_not_followed() -> None:
    before = wave([0, 0, 1, -1], [0, 0, 1, -1], [[1, 1], [1, 0], [1, 1], [1, 1]])
    now = wave([0, 0, 0, 0], [0, 0, 0, 0], [[1, 1]] * 4)
    found = pairs.complete(before, now, np.array([[n, n] for n in range(4)]))
    assert found.tolist() == [[0, 0]]


def test_one_colleague_who_is_not_followed_keeps_the_change_of_the_others_untold() -> None:
    """Of ten, nine were followed: the sums of both waves less theirs are the tenth's."""
    now = wave([0] * 10, [0] * 10)
    assert pairs.groups(town([10]), now, np.arange(9), K).blocks == ()
    assert pairs.left_over(now, np.arange(9), 1).tolist() == [1]


def test_five_and_five_may_be_told() -> None:
    now = wave([0] * 10, [0] * 10)
    assert len(pairs.groups(town([10]), now, np.arange(5), K).blocks) == 1


def test_teams_that_hide_nobody_alone_are_told_together() -> None:
    now = wave([0] * 9 + [1] * 9, [0] * 9 + [1] * 9)
    joined = pairs.groups(town([9, 9]), now, np.array([*range(7), *range(9, 15)]), K)
    assert [block.cells for block in joined.blocks] == [(1, 2)]
    assert pairs.groups_of(town([9, 9]), joined) == [0, 0]


def test_a_question_that_only_the_followed_answered_keeps_the_scale_untold() -> None:
    answered = [[1, 1]] * 5 + [[1, 1]] + [[1, 0]] * 5
    now = wave([0] * 11, [0] * 11, answered)
    assert pairs.left_over(now, np.arange(5), 1).tolist() == [1]


def fewest_told(now: Responses, followed: set[int], of: list[int]) -> int:
    """Try every equation of whole numbers with the change of some group in it, and count whom it
    speaks of: each cell's sum may be taken away any number of times, and each change as well."""
    cells = sorted(set(now.cells.tolist()))
    groups = sorted({of[piece] for piece in now.pieces.tolist()} - {-1})
    least = len(now.cells)
    for change in product((-1, 0, 1), repeat=len(groups)):
        if not any(change):
            continue
        for sums in product((-1, 0, 1), repeat=len(cells)):
            spoken = 0
            for row, (cell, piece) in enumerate(zip(now.cells, now.pieces, strict=True)):
                group = of[piece]
                told = change[groups.index(group)] if row in followed and group >= 0 else 0
                spoken += sums[cells.index(cell)] + told != 0
            least = min(least, spoken)
    return least


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6))
def test_no_equation_of_sums_and_changes_speaks_of_fewer_than_five(seed: int) -> None:
    rng = Random(seed)
    teams = rng.randint(1, 3)
    pieces, cells = [], []
    for team in range(teams):
        for cell in range(rng.randint(1, 2)):
            people = rng.randint(1, 12)
            pieces += [team] * people
            cells += [2 * team + cell] * people
    share = rng.random()
    followed = [row for row in range(len(pieces)) if rng.random() < share]
    now = wave(pieces, cells)
    made = town([pieces.count(team) for team in range(teams)])
    joined = pairs.groups(made, now, np.array(followed, dtype=np.int64), K)
    of = pairs.groups_of(made, joined)
    taken = {row for row in followed if of[pieces[row]] >= 0}
    if joined.blocks:
        assert len(taken) >= K
        assert fewest_told(now, taken, of) >= K


def figures_of(now: Responses, followed: set[int]) -> tuple[list[frozenset[int]], dict[int, int]]:
    """Cell by cell as the attacker is given it, the wave before like this one."""
    people: dict[int, int] = {}
    sums: dict[int, set[int]] = {}
    for row, cell in enumerate(now.cells.tolist()):
        for wave in (0, 1):
            code = 4 * cell + 2 * (row in followed) + wave
            people[code] = people.get(code, 0) + 1
            sums.setdefault(2 * cell + wave, set()).add(code)
    return [frozenset(one) for one in sums.values()], people


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6))
def test_the_attacker_finds_the_fewest_that_trying_everything_finds(seed: int) -> None:
    rng = Random(seed)
    cells = [cell for cell in range(rng.randint(1, 3)) for _one in range(rng.randint(2, 9))]
    followed = {row for row in range(len(cells)) if rng.random() < 0.6} or {0}
    now = wave([0] * len(cells), cells)
    figures, people = figures_of(now, followed)
    change = frozenset(code for code in people if code // 2 % 2)
    verdict = attack_changes(figures, [change], people, K, seconds=5)
    fewest = fewest_told(now, followed, [0])
    assert verdict.smallest == fewest
    assert verdict.safe is (fewest == 0 or fewest >= K)


def test_the_rule_of_answers_would_have_told_of_three() -> None:
    """Three were not followed in either wave, so six answers are left over: of three people."""
    now = wave([0] * 13, [0] * 13)
    assert pairs.left_over(now, np.arange(10), 1).tolist() == [3]
    assert pairs.groups(town([13]), now, np.arange(10), K).blocks == ()
