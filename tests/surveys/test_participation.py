"""Who took part is told by block, so that nobody is seen to have answered, or not to have."""

from __future__ import annotations

from talkoot.figures.blocks import Tree, partition
from talkoot.surveys import participation

# 0 the house; under it 1 a kitchen of three, 2 cleaners of twelve, 3 drivers of four, 4 a library
TOWN = Tree((None, 0, 0, 0, 0))
PEOPLE = [1, 3, 12, 4, 6]


def test_a_team_in_which_nobody_answered_is_told_like_one_with_a_few() -> None:
    made = partition(TOWN, [0, 3, 10, 0, 5], 5)
    homes = participation.homes(made)
    assert None not in homes
    shown = participation.joint(made)
    assert set(shown) == {1, 3}
    assert all(len(participation.cells_of(made, [block])) > 1 for block in shown.values())


def test_everybody_is_counted_in_one_block() -> None:
    made = partition(TOWN, [1, 3, 10, 2, 5], 5)
    every = range(len(made.blocks))
    assert sum(
        participation.people_of(participation.by_block(made), [block], PEOPLE) for block in every
    ) == sum(PEOPLE)


def test_a_block_stands_for_no_fewer_than_answered_in_it() -> None:
    made = partition(TOWN, [1, 2, 9, 4, 5], 5)
    for number, block in enumerate(made.blocks):
        assert (
            participation.people_of(participation.by_block(made), [number], PEOPLE)
            >= block.size
            >= 5
        )


def test_without_answers_there_is_no_block() -> None:
    made = partition(TOWN, [0, 0, 0, 0, 0], 5)
    assert participation.joint(made) == {}
