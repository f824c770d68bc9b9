"""Mobile numbers, as people write them and as a gateway wants them. Pure."""

from __future__ import annotations

import re

COUNTRY = "358"
LEAST, MOST = 8, 15  # digits, with the country's


def normal(typed: str) -> str | None:
    """Return `+358401234567` for `040 123 4567`; None for what is no number.

    A spreadsheet drops a zero at the beginning: `401234567` is read as the same number.
    """
    if not re.fullmatch(r"[+(]?[\d\s()./-]+", typed, re.ASCII):
        return None
    digits = re.sub(r"\D", "", typed)
    if typed.strip().startswith("+"):
        whole = digits.removeprefix(COUNTRY + "0") if digits.startswith(COUNTRY + "0") else ""
        whole = COUNTRY + whole if whole else digits
    elif digits.startswith("00"):
        whole = digits[2:]
    elif digits.startswith("0"):
        whole = COUNTRY + digits[1:]
    elif digits[:1] in ("4", "5") and LEAST <= len(digits) <= 10:
        whole = COUNTRY + digits
    else:
        whole = digits
    return f"+{whole}" if LEAST <= len(whole) <= MOST and whole[0] != "0" else None
