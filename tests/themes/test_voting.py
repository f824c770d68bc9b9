"""Votes: three each, taken back by giving them again, and few are never told."""

from __future__ import annotations

from random import Random

import pytest

from talkoot.themes import voting


def test_a_vote_is_given_and_taken_back() -> None:
    once = voting.given({}, "a", "rest")
    assert once == {"a": ["rest"]}
    assert voting.given(once, "a", "rest") == {}


def test_everybody_has_three_votes() -> None:
    votes: dict[str, list[str]] = {}
    for theme in ("a", "b", "c"):
        votes = voting.given(votes, "me", theme)
    with pytest.raises(voting.SpentError):
        voting.given(votes, "me", "d")
    assert voting.given(votes, "me", "b") == {"me": ["a", "c"]}


def test_fewer_than_five_are_not_told() -> None:
    votes = {str(number): ["rest", *(["calm"] if number else [])] for number in range(5)}
    assert voting.counts(votes) == {"rest": 5}


def test_what_is_kept_does_not_tell_who_came_first() -> None:
    voters = [str(number) for number in range(9)]
    kept = set()
    for seed in range(5):
        votes: dict[str, list[str]] = {}
        for voter in Random(seed).sample(voters, len(voters)):
            votes = voting.given(votes, voter, "rest")
        kept.add(tuple(votes))
    assert len(kept) == 1
