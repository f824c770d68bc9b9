"""Two waves are compared in groups that are made of whole blocks in both."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from talkoot.figures.attacker import attack
from talkoot.figures.blocks import Partition, Tree, partition
from talkoot.figures.waves import Compared, Wave

PARENTS = {"house": None, "care": "house", "home": "care", "night": "care", "kitchen": "house"}


def wave(*blocks: set[str], parents: dict[str, str | None] | None = None) -> Wave:
    return Wave(parents or PARENTS, [frozenset(one) for one in blocks])


def test_a_team_that_is_shown_alone_in_both_waves_is_compared_with_itself() -> None:
    found = Compared(wave({"home"}, {"night"}), wave({"night"}, {"home"})).pair("home")
    assert found is not None
    assert (found.at, found.before, found.now, found.cells) == (
        "home",
        (0,),
        (1,),
        frozenset({"home"}),
    )


def test_a_team_shown_alone_before_and_with_another_now_is_compared_with_both() -> None:
    compared = Compared(wave({"home"}, {"night"}), wave({"home", "night"}))
    found = compared.pair("home")
    assert found is not None
    assert (found.before, found.now, found.cells) == ((0, 1), (0,), frozenset({"home", "night"}))


def test_a_unit_that_moved_takes_its_own_people_with_it() -> None:
    moved = PARENTS | {"night": "kitchen"}
    compared = Compared(
        wave({"home"}, {"night"}, {"kitchen"}),
        wave({"home"}, {"night"}, {"kitchen"}, parents=moved),
    )
    pairs = {unit: compared.pair(unit) for unit in ("care", "kitchen")}
    assert pairs["care"] is not None
    assert pairs["care"].before == (0,)
    assert pairs["kitchen"] is not None
    assert set(pairs["kitchen"].before) == {1, 2}


def test_what_a_closed_unit_was_shown_with_is_compared_where_a_unit_above_holds_both() -> None:
    left = {unit: parent for unit, parent in PARENTS.items() if unit != "night"}
    compared = Compared(
        wave({"home", "night"}, {"kitchen"}), wave({"home"}, {"kitchen"}, parents=left)
    )
    found = compared.pair("home")
    assert found is not None
    assert (found.at, found.before, found.now) == ("care", (0,), (0,))


def test_a_team_beside_a_closed_one_is_still_compared_with_itself() -> None:
    left = {unit: parent for unit, parent in PARENTS.items() if unit != "night"}
    compared = Compared(wave({"home"}, {"night"}), wave({"home"}, parents=left))
    alone, above = compared.pair("home"), compared.pair("care")
    assert alone is not None
    assert (alone.at, alone.before) == ("home", (0,))
    assert above is not None
    assert set(above.before) == {0, 1}


def test_a_new_unit_is_compared_as_part_of_what_it_came_into() -> None:
    more = PARENTS | {"day": "care"}
    found = Compared(wave({"home"}), wave({"home"}, {"day"}, parents=more)).pair("day")
    assert found is not None
    assert (found.at, set(found.now)) == ("care", {0, 1})


def test_two_waves_of_different_houses_are_not_compared() -> None:
    other = wave({"x"}, parents={"x": None})
    assert Compared(other, wave({"home"})).pair("home") is None


Heads = st.lists(st.integers(0, 9), min_size=8, max_size=8)
Parents = st.tuples(*(st.integers(0, unit - 1) for unit in range(1, 8)))


@settings(deadline=None, max_examples=40)
@given(Parents, Parents, Heads, Heads)
def test_every_compared_figure_is_made_of_whole_blocks_and_the_attacker_finds_nothing(
    old: tuple[int, ...], new: tuple[int, ...], first: list[int], second: list[int]
) -> None:
    made = partition(Tree((None, *old)), first, 5), partition(Tree((None, *new)), second, 5)
    compared = Compared(*(as_wave(one) for one in made))
    whole = sorted(number for piece in compared.pieces for number in piece.before)
    assert whole == list(range(len(made[0].blocks)))
    pairs = [pair for unit in range(8) if (pair := compared.pair(unit)) is not None]
    for found, blocks in zip(made, ("before", "now"), strict=True):
        figures = list(found.figures.values()) + [getattr(pair, blocks) for pair in pairs]
        told = [
            frozenset(cell for number in numbers for cell in found.blocks[number].cells)
            for numbers in figures
        ]
        people = {unit: n for unit, n in enumerate(found.direct) if n}
        assert attack(told, people, 5, rng=Random(1), seconds=0.05).safe


def as_wave(made: Partition) -> Wave:
    parents = dict(enumerate(made.tree.parents))
    return Wave(parents, [frozenset(block.cells) for block in made.blocks])


@settings(deadline=None, max_examples=40)
@given(Parents, Heads)
def test_the_same_tree_twice_compares_each_unit_with_itself(
    old: tuple[int, ...], heads: list[int]
) -> None:
    made = partition(Tree((None, *old)), heads, 5)
    compared = Compared(as_wave(made), as_wave(made))
    for unit, blocks in made.figures.items():
        pair = compared.pair(unit)
        assert pair is not None
        assert (pair.at, set(pair.before), set(pair.now)) == (unit, {*blocks}, {*blocks})


def test_a_block_is_compared_under_its_home() -> None:
    compared = Compared(wave({"home", "night"}, {"kitchen"}), wave({"home", "night"}, {"kitchen"}))
    found = compared.pair_of({"home"}, "care")
    assert found is not None
    assert found.cells == {"home", "night"}
    assert compared.pair_of({"x"}, "care") is None
