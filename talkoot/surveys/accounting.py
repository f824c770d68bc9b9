"""Slips that were printed, used and brought back: do they add up?

Whoever prints slips could answer with some that nobody drew. Two people count those that are left;
what is missing is told beside the results. Fewer than k used slips are never told of.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from talkoot.figures.blocks import Block
from talkoot.surveys import slips
from talkoot.surveys.models import Survey


def used(survey: Survey, spent: Collection[str]) -> dict[int, int]:
    """How many slips of each pile were answered with; `spent` has their digests."""
    return {
        place: sum(
            slips.digest(survey.pk, code) in spent for code in slips.pile(survey.pk, place, number)
        )
        for place, number in survey.slips_of.items()
    }


def account(
    printed: Mapping[int, int],
    answered: Mapping[int, int],
    back: Mapping[int, int],
    blocks: Sequence[Block],
    k: int,
) -> dict[str, Any] | None:
    """The sums of all piles, and of each block where none of them is of fewer than k."""
    whole = _sums(printed, answered, back, printed)
    if whole["used"] < k:
        return None
    rows = [_sums(printed, answered, back, block.cells) for block in blocks]
    rows = [row for row in rows if row["printed"]]
    tellable = sum(row["used"] for row in rows) == whole["used"] and all(
        row["used"] >= k for row in rows
    )
    return whole | {"blocks": rows if tellable else []}


def _sums(
    printed: Mapping[int, int],
    answered: Mapping[int, int],
    back: Mapping[int, int],
    places: Collection[int],
) -> dict[str, Any]:
    found: dict[str, Any] = {
        "printed": sum(printed.get(place, 0) for place in places),
        "used": sum(answered.get(place, 0) for place in places),
        "back": sum(back.get(place, 0) for place in places),
        "places": sorted(places),
    }
    return found | {"missing": found["printed"] - found["used"] - found["back"]}
