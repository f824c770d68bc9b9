"""Rankings: the published example, an oracle that tries every path, and what must always hold."""

from __future__ import annotations

from itertools import pairwise, permutations, product
from random import Random

import pytest

from talkoot.figures import rankings

# The example of 45 voters with which the method is usually explained; its answer is known.
KNOWN = {"acbed": 5, "adecb": 5, "bedac": 8, "cabed": 3, "caebd": 7, "cbade": 2, "dceba": 7}
KNOWN |= {"ebadc": 8}
EXAMPLE = [tuple(ballot) for ballot, voters in KNOWN.items() for _voter in range(voters)]


def by_every_path(ballots: list[tuple[str, ...]], cards: str) -> dict[str, int]:
    """Schulze's places the slow way: all paths without a loop are walked one by one."""
    wins = {
        (a, b): sum(_before(ballot, a, b) for ballot in ballots) for a, b in product(cards, cards)
    }

    def strongest(start: str, end: str) -> int:
        between = [card for card in cards if card not in (start, end)]
        best = 0
        for count in range(len(between) + 1):
            for stops in permutations(between, count):
                walk = (start, *stops, end)
                links = list(pairwise(walk))
                if all(wins[a, b] > wins[b, a] for a, b in links):
                    best = max(best, min(wins[link] for link in links))
        return best

    return {
        card: 1
        + sum(strongest(other, card) > strongest(card, other) for other in cards if other != card)
        for card in cards
    }


def _before(ballot: tuple[str, ...], a: str, b: str) -> bool:
    return a != b and a in ballot and (b not in ballot or ballot.index(a) < ballot.index(b))


def test_the_known_example_comes_out_as_published() -> None:
    places = rankings.schulze(EXAMPLE, "abcde")
    assert sorted(places, key=places.__getitem__) == list("eacbd")


def test_the_known_example_has_its_published_paths() -> None:
    path = rankings.widest(rankings.pairs(EXAMPLE, "abcde"), "abcde")
    assert path["a", "b"] == 28
    assert path["e", "b"] == 28
    assert path["b", "d"] == 33
    assert path["d", "a"] == 25


@pytest.mark.parametrize("seed", range(60))
def test_places_are_those_of_every_path(seed: int) -> None:
    rng = Random(seed)
    cards = "abcde"[: rng.randint(2, 5)]
    ballots = [
        tuple(rng.sample(cards, rng.randint(0, len(cards)))) for _voter in range(rng.randint(0, 9))
    ]
    assert rankings.schulze(ballots, cards) == by_every_path(ballots, cards)


@pytest.mark.parametrize("seed", range(20))
def test_who_beats_all_others_one_by_one_is_first(seed: int) -> None:
    rng = Random(seed)
    ballots = [tuple(rng.sample("abcd", 4)) for _voter in range(7)]
    before = rankings.pairs(ballots, "abcd")
    for card in "abcd":
        if all(before[card, other] > before[other, card] for other in "abcd" if other != card):
            assert rankings.schulze(ballots, "abcd")[card] == 1


def test_nobody_has_voted_and_all_are_equal() -> None:
    assert set(rankings.schulze([], "abc").values()) == {1}
    assert set(rankings.borda([], "abc").values()) == {0}


def test_borda_counts_those_that_come_after_and_shares_the_rest() -> None:
    assert rankings.borda([("a", "b", "c"), ("a",)], "abc") == {"a": 4, "b": 1.5, "c": 0.5}


def test_borda_gives_every_ballot_the_same_points() -> None:
    for ballot in ((), ("a",), ("b", "d"), ("a", "b", "c", "d")):
        assert sum(rankings.borda([ballot], "abcd").values()) == 6


def test_a_card_that_has_gone_is_passed_over() -> None:
    assert rankings.schulze([("gone", "b", "a")], "ab") == {"b": 1, "a": 2}
