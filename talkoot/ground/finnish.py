"""Dates and sums of money as Finnish public pages print them: `1.3.2021`, `12 835 euroa`."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
_MONEY = re.compile(r"(\d{1,3}(?: \d{3})+|\d+)(?:,00)? ?(?:euroa|euro|eur|€)", re.ASCII)
_SUM = re.compile(r"(\d{1,3}(?: \d{3})+|\d+)(?:[,.](\d{1,2}))? ?(?:euroa|euro|eur|€)?", re.ASCII)
NO_BREAK = "\u00a0"


def parse_date(text: str) -> date | None:
    """Read `1.3.2021`; None when the text is not a date of the calendar."""
    found = _DATE.fullmatch(text.strip())
    if not found:
        return None
    day, month, year = (int(part) for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def format_date(day: date) -> str:
    """Write `1.3.2021`, without leading zeros."""
    return f"{day.day}.{day.month}.{day.year:04d}"


def parse_money(text: str) -> int | None:
    """Read whole euros from `12 835 euroa`, whichever space parts the thousands."""
    found = _MONEY.fullmatch(" ".join(text.split()).lower())
    return int(found[1].replace(" ", "")) if found else None


def format_money(euros: int, word: str = "euroa") -> str:
    """Write `12 835 euroa`."""
    return f"{euros:,} {word}".replace(",", " ")


def parse_sum(text: str) -> Decimal | None:
    """Read euros and cents from `12 500,50` or `12500.5`; whichever space parts the thousands."""
    found = _SUM.fullmatch(" ".join(text.split()).lower())
    if not found:
        return None
    return Decimal(f"{found[1].replace(' ', '')}.{(found[2] or '0'):0<2}")


def format_sum(amount: Decimal) -> str:
    """Write `12 500,50`, with a space that does not break before each three digits."""
    return f"{amount:,.2f}".replace(",", NO_BREAK).replace(".", ",")


def format_percent(share: Decimal) -> str:
    """Write `50` or `66,67`, without the sign."""
    return f"{share.normalize():f}".replace(".", ",")
