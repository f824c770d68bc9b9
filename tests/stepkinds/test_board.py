"""A board is what its newest moves say, whatever order they are read in."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as some

from talkoot.stepkinds import board, similar
from talkoot.stepkinds.base import Item, Scene
from talkoot.stepkinds.board import OUT, Move, fold
from talkoot.stepkinds.cluster.kind import ClusterKind
from talkoot.stepkinds.cluster.kind import Settings as Clusters

ITEMS = tuple(Item(f"c{n}", text) for n, text in enumerate(("Keys", "Key", "Breaks", "Tea")))
names = some.sampled_from(("a", "b", "c"))
moves = some.lists(
    some.builds(
        Move,
        stamp=some.integers(0, 4),
        cards=some.lists(some.sampled_from(("c0", "c1", "c2")), max_size=2).map(tuple),
        to=some.sampled_from(("a", "b", "c", OUT, "")),
        group=names,
        name=some.sampled_from(("", "Keys", "Rest")),
        into=some.sampled_from(("", "a", "b", "c")),
    ),
    max_size=12,
)


def sum_of(*made: Move) -> tuple[dict[str, list[str]], list[str]]:
    found = ClusterKind().summarise(Clusters(), made, Scene(items=ITEMS))
    return (
        {one.name: [card.id for card in one.cards] for one in found.clusters},
        [card.id for card in found.loose],
    )


@given(moves, some.integers())
def test_the_order_of_moves_is_nothing(made: list[Move], seed: int) -> None:
    assert fold(made) == fold(Random(seed).sample(made, len(made)))


@given(moves)
def test_no_card_is_lost_or_doubled(made: list[Move]) -> None:
    found = ClusterKind().summarise(Clusters(), made, Scene(items=ITEMS))
    cards = [card.id for one in found.clusters for card in one.cards]
    assert sorted([*cards, *(card.id for card in found.loose)]) == [item.id for item in ITEMS]


def test_the_newest_move_holds() -> None:
    named = Move(stamp=1, cards=("c0",), to="a", group="a", name="Keys")
    away = Move(stamp=3, cards=("c0",), to=OUT)
    late = Move(stamp=2, cards=("c0",), to="a")
    assert sum_of(named, away, late)[0] == {"Keys": []}
    assert sum_of(named, late)[0] == {"Keys": ["c0"]}


def test_a_cluster_that_went_into_another_takes_its_cards_along() -> None:
    made = (
        Move(stamp=1, cards=("c0",), to="a", group="a", name="Keys"),
        Move(stamp=2, cards=("c2",), to="b", group="b", name="Rest"),
        Move(stamp=3, group="b", into="a"),
        Move(stamp=4, cards=("c3",), to="b"),  # somebody whose screen was late
    )
    assert sum_of(*made) == ({"Keys": ["c0", "c2", "c3"]}, ["c1"])


def test_two_clusters_that_went_into_each_other_at_once_are_one() -> None:
    made = (
        Move(stamp=1, cards=("c0",), to="a", group="a", name="Keys"),
        Move(stamp=1, cards=("c2",), to="b", group="b", name="Rest"),
        Move(stamp=2, group="b", into="a"),
        Move(stamp=2, group="a", into="b"),
    )
    clusters, loose = sum_of(*made)
    assert list(clusters.values()) == [["c0", "c2"]]
    assert loose == ["c1", "c3"]


def test_nobody_can_write_over_a_card_that_another_added() -> None:
    mine = Move(stamp=1, text="Mine", salt="s")
    forged = Move(stamp=9, text="Not yours", salt="s")
    assert {text for _id, text in fold([mine, forged]).own_cards()} == {"Mine", "Not yours"}


def test_a_stamp_from_the_future_wins_only_until_the_next_move() -> None:
    forged = Move(stamp=board.LATEST, cards=("c0",), to="a")
    assert board.settled(forged, 7).stamp == 7
    assert board.settled(Move(stamp=3), 7).stamp == 3


def test_words_are_not_for_the_log() -> None:
    assert board.change(Move(stamp=1, cards=("c0",), to="2")) == {
        "stamp": 1,
        "cards": ("c0",),
        "to": "2",
    }
    assert board.change(Move(stamp=1, text="Avaimet hukassa")) is None
    assert board.change(Move(stamp=1, group="a", name="Avaimet")) is None


@pytest.mark.parametrize(
    "texts",
    [
        ("Avaimet ovat aina hukassa", "Avain on hukassa taas", "Tauot jäävät pitämättä"),
        ("Nycklarna är alltid borta", "Nyckeln är borta igen", "Pauserna blir aldrig av"),
        ("The keys are always lost", "A key is lost again", "Breaks are never kept"),
    ],
)
def test_cards_that_say_nearly_the_same_are_proposed_together(texts: tuple[str, ...]) -> None:
    assert similar.alike(texts) == ((0, 1),)
    assert similar.middle(texts[:2]) in texts


def test_cards_that_have_nothing_in_common_are_proposed_to_nobody() -> None:
    assert similar.alike(("Avaimet", "Tauko", "")) == ()
    assert similar.alike(()) == ()
