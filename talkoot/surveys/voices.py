"""Opinions on statements: told of the whole organisation only, and groups only where they are
stable. Pure.

No figure of a group but its share leaves: beside the whole, its numbers would tell of those few who
are in no group. The statements it agrees with more than the others are told without numbers.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from talkoot.figures.opinions import AGREE, DISAGREE, PASS, Matrix, Opinions, opinions
from talkoot.figures.results import DETAIL
from talkoot.surveys.questionnaire import Questionnaire

if TYPE_CHECKING:
    from talkoot.surveys.analysis import Analysis

MOST_PLACED = 2000  # voters: of more, so many are drawn to look for groups; it takes their square
SHARED = 5  # statements told as common ground

Snapshot = Mapping[str, Any]


def told_of(found: Analysis) -> list[int]:
    """The statements that ten people or more voted on."""
    if found.votes is None or not found.base.blocks:
        return []
    seen = (~np.isnan(found.votes)).sum(axis=0)
    return [place for place, n in enumerate(seen.tolist()) if n >= max(DETAIL, found.base.k)]


def attackable(found: Analysis) -> list[tuple[list[frozenset[int]], dict[int, int]]]:
    """Return, for the attacker, the one figure of each statement and its voters."""
    if found.votes is None:
        return []
    seen = (~np.isnan(found.votes)).sum(axis=0)
    return [([frozenset({0})], {0: int(seen[place])}) for place in told_of(found)]


def snapshot(found: Analysis) -> dict[str, Any] | None:
    """What is published of the statements; None where there are none, or too few voted."""
    places = told_of(found)
    if found.votes is None or not places:
        return None
    votes = _published(found.votes[:, places], found.key)
    drawn = _drawn(votes, found.key)
    groups = opinions(drawn, found.base.k)
    most = [place for place, tally in enumerate(groups.tallies) if 2 * tally.agreed > tally.seen]
    ids = [found.asked.statements[place].id for place in places]
    counts = [[int((column == way).sum()) for way in (AGREE, DISAGREE, PASS)] for column in votes.T]
    return {
        "counts": dict(zip(ids, counts, strict=True)),
        "shared": [ids[place] for place, _rate in groups.consensus if place in most][:SHARED],
        "why": groups.why,
        "of": len(drawn) if len(drawn) < len(votes) else 0,
        "groups": _groups(groups, ids),
    }


def _published(votes: Matrix, key: bytes) -> Matrix:
    """A copy in which no statement has one voice: one of equal votes is a pass, or else agrees."""
    copy = votes.copy()
    for place, column in enumerate(copy.T):
        voters = np.flatnonzero(~np.isnan(column))
        if len(np.unique(column[voters])) == 1:
            chosen = voters[_number(key, place) % len(voters)]
            column[chosen] = PASS if column[chosen] != PASS else AGREE
    return copy


def _drawn(votes: Matrix, key: bytes) -> Matrix:
    if len(votes) <= MOST_PLACED:
        return votes
    rng = np.random.default_rng(_number(key, -1))
    return votes[rng.choice(len(votes), MOST_PLACED, replace=False)]


def _number(key: bytes, place: int) -> int:
    drawn = hashlib.blake2b(f"statement {place}".encode(), key=key, digest_size=8)
    return int.from_bytes(drawn.digest())


def _groups(found: Opinions, ids: list[str]) -> list[dict[str, Any]]:
    """The share of each group in whole percent, and what tells it from the others."""
    placed = sum(map(len, found.groups))
    return [
        {
            "share": round(100 * len(group) / placed),
            "marks": [[ids[mark.statement], mark.way] for mark in marks],
        }
        for group, marks in zip(found.groups, found.marks, strict=True)
    ]


@dataclass(frozen=True)
class StatementShown:
    text: str
    agreed: int  # whole percent of those who voted
    disagreed: int
    passed: int
    n: int


@dataclass(frozen=True)
class GroupShown:
    share: int
    agrees: tuple[str, ...]
    disagrees: tuple[str, ...]


@dataclass(frozen=True)
class OpinionsShown:
    statements: tuple[StatementShown, ...]
    shared: tuple[str, ...]
    groups: tuple[GroupShown, ...]
    why: str
    of: int


def shown(asked: Questionnaire, told: Snapshot) -> OpinionsShown | None:
    """What the page says of the statements."""
    kept = told.get("opinions")
    if not kept:
        return None
    texts = {one.id: str(one.text) for one in asked.statements}
    rows = (_row(texts[one], *counts) for one, counts in kept["counts"].items())
    return OpinionsShown(
        tuple(sorted(rows, key=lambda row: (-row.agreed, row.text))),
        tuple(texts[one] for one in kept["shared"]),
        tuple(_group(one, texts) for one in kept["groups"]),
        kept["why"],
        kept["of"],
    )


def _row(text: str, agreed: int, disagreed: int, passed: int) -> StatementShown:
    n = agreed + disagreed + passed
    yes, no, neither = (round(100 * one / n) for one in (agreed, disagreed, passed))
    return StatementShown(text, yes, no, neither, n)


def _group(kept: Snapshot, texts: Mapping[str, str]) -> GroupShown:
    def of(way: int) -> Iterator[str]:
        return (texts[one] for one, its in kept["marks"] if its == way)

    return GroupShown(kept["share"], tuple(of(1)), tuple(of(-1)))
