"""Changes are made to the proposal anew each time; small numbers are not told of groups."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from talkoot.surveys.sorting import LEAST, fold, shares

PROPOSAL = [
    {
        "language": "fi",
        "themes": [
            {"words": ["kiire", "aika"], "remarks": ["a", "b", "c"]},
            {"words": ["palkka"], "remarks": ["d", "e"]},
        ],
    }
]
ALL = set("abcdef")


def members(*changes: dict[str, Any], readable: set[str] = ALL) -> dict[str, list[str]]:
    return {pile.key: pile.remarks for pile in fold(PROPOSAL, changes, readable).piles}


def test_without_changes_the_proposal_is_shown_the_largest_first() -> None:
    assert list(members().items()) == [("fi-0", ["a", "b", "c"]), ("fi-1", ["d", "e"])]


def test_what_may_not_be_read_is_in_no_theme() -> None:
    assert members(readable={"a", "d"}) == {"fi-0": ["a"], "fi-1": ["d"]}
    assert members(readable=set()) == {}


def test_a_new_name_is_shown_and_the_words_are_kept() -> None:
    said = {"do": "rename", "key": "fi-1", "name": "Palkka ja palkkiot"}
    pile = fold(PROPOSAL, [said], ALL).pile("fi-1")
    assert pile is not None
    assert (pile.title, pile.words) == ("Palkka ja palkkiot", ["palkka"])


def test_joined_themes_are_one() -> None:
    assert members({"do": "merge", "key": "fi-1", "into": "fi-0"}) == {"fi-0": list("abcde")}


def test_a_theme_joined_to_itself_or_to_one_that_is_gone_stays() -> None:
    for into in ("fi-1", "fi-9"):
        assert members({"do": "merge", "key": "fi-1", "into": into}) == members()


def test_a_dropped_theme_is_apart() -> None:
    now = fold(PROPOSAL, [{"do": "drop", "key": "fi-0"}], ALL)
    assert [pile.key for pile in now.piles] == ["fi-1"]
    assert [pile.remarks for pile in now.dropped] == [["a", "b", "c"]]


def test_yes_moves_a_comment_here_and_no_takes_it_away() -> None:
    said = {"do": "teach", "key": "fi-1", "yes": ["a", "f"], "no": ["e"]}
    assert members(said) == {"fi-1": ["a", "f", "d"], "fi-0": ["b", "c"]}


def test_a_theme_of_ones_own_is_there_before_it_has_comments() -> None:
    add = {"do": "add", "key": "own-1", "name": "Lomat", "language": "fi"}
    assert members(add)["own-1"] == []
    taught = {"do": "teach", "key": "own-1", "yes": ["f"], "no": []}
    assert members(add, taught)["own-1"] == ["f"]


def test_a_change_of_a_theme_that_is_gone_does_nothing() -> None:
    gone = {"do": "drop", "key": "fi-1"}
    assert members(gone, {"do": "rename", "key": "fi-1", "name": "?"}) == members(gone)


@given(st.lists(st.integers(0, 6), max_size=60))
def test_no_group_and_no_rest_is_smaller_than_five(homes: list[int]) -> None:
    told = shares(homes)
    assert all(share.n >= LEAST for share in told)
    rest = len(homes) - sum(share.n for share in told)
    assert rest == 0 or not told
    assert sorted(block for share in told for block in share.blocks) == (
        sorted(set(homes)) if told else []
    )
