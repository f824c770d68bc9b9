"""Votes for themes: who gave them is not kept, and few are never counted aloud. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

MOST = 3  # votes a person has
ENOUGH = 5  # votes from which their number is told

Votes = Mapping[str, list[str]]


class SpentError(Exception):
    """All votes are given; one must be taken back first."""


def given(votes: Votes, voter: str, theme: str) -> dict[str, list[str]]:
    """Give a vote, or take it back where it was given. Voters stay in the order of their marks."""
    mine = set(votes.get(voter, ()))
    if theme not in mine and len(mine) == MOST:
        raise SpentError
    left = dict(votes) | {voter: sorted(mine ^ {theme})}
    return {one: left[one] for one in sorted(left) if left[one]}


def counts(votes: Votes) -> dict[str, int]:
    """How many stand behind each theme, where it may be told."""
    found = Counter(theme for mine in votes.values() for theme in mine)
    return {theme: count for theme, count in found.items() if count >= ENOUGH}
