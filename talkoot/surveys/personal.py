"""Personal codes: one for each on the roster, reckoned anew and never stored. Pure.

A code begins with a letter, where a slip's begins with the number of its unit.
"""

from __future__ import annotations

from uuid import UUID

from talkoot.ground import codes
from talkoot.surveys.slips import plain

LETTERS = 12  # 29^12: guessed by nobody, and still typed from paper
FIRST = "".join(letter for letter in codes.RETURN_ALPHABET if letter.isalpha())


def code(survey_id: UUID, invitee_id: UUID) -> str:
    """Return somebody's code, as `K7QX-MN34-PQRS`."""
    drawn = bytes.fromhex(codes.digest(f"{survey_id}:{invitee_id}", purpose="personal code"))
    rest = "".join(codes.RETURN_ALPHABET[one % len(codes.RETURN_ALPHABET)] for one in drawn[1:])
    whole = (FIRST[drawn[0] % len(FIRST)] + rest)[:LETTERS]
    return "-".join(whole[start : start + 4] for start in range(0, LETTERS, 4))


def is_one(typed: str) -> bool:
    """Whether it looks like a personal code, however it was typed."""
    given = plain(typed)
    return len(given) == LETTERS and given.isascii() and given[0] in FIRST


def token(typed: str) -> str:
    """Return the digest by which a code finds who it is of."""
    return codes.digest(plain(typed), purpose="invitee")


def digest(survey_id: UUID, typed: str) -> str:
    """Return what is stored of a used code, until the night."""
    return codes.digest(f"{survey_id}:{plain(typed)}", purpose="mark")
