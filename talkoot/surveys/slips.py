"""Slips: printed codes, drawn from a pile, of which each is one answer. Nobody knows whose. Pure.

A slip tells the unit whose pile it was in, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from uuid import UUID

from talkoot.ground import codes

LETTERS = 8
MOST = 2000  # slips of one unit


def code(survey_id: UUID, unit: int, number: int) -> str:
    """Return the code of a slip, as `12-K7QXMN34`: the unit's place in the tree, and letters."""
    secret = codes.digest(f"{survey_id}:{unit}:{number}", purpose="slip")
    return f"{unit}-{codes.return_code(secret)[:LETTERS]}"


def pile(survey_id: UUID, unit: int, number: int) -> Iterator[str]:
    """Yield the codes of a unit's pile."""
    for one in range(1, number + 1):
        yield code(survey_id, unit, one)


def unit_of(survey_id: UUID, typed: str, piles: Mapping[int, int]) -> int | None:
    """Return the unit of a slip's code, however it was typed; None where there is no such slip.

    `piles` has how many slips each unit was given.
    """
    given = plain(typed)
    key = codes.digest("", purpose="pile")  # another secret has other slips
    digits = re.match(r"\d*", given)
    longest = len(digits.group(0)) if digits else 0
    for length in range(1, min(longest, 5) + 1):
        unit = int(given[:length])
        if given in _plain_pile(survey_id, unit, piles.get(unit, 0), key):
            return unit
    return None


@lru_cache(maxsize=512)
def _plain_pile(survey_id: UUID, unit: int, number: int, _key: str) -> frozenset[str]:
    return frozenset(plain(one) for one in pile(survey_id, unit, number))


def plain(typed: str) -> str:
    return "".join(letter for letter in typed.upper() if letter.isalnum())


def digest(survey_id: UUID, typed: str) -> str:
    """Return what is stored of a used slip."""
    return codes.digest(f"{survey_id}:{plain(typed)}", purpose="spent slip")
