"""Sums of a budget and of costs: what the funder pays, what stays one's own. Pure.

Euros are decimal numbers; a share is rounded down to a cent, so that nobody asks for more than her
share, and what is one's own is the rest, so that the two are always the whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

CENT = Decimal("0.01")
NOTHING = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Line:
    """A sum in a cost category, and whether the funder takes it into account."""

    category: str
    amount: Decimal
    eligible: str  # yes, no, own


@dataclass(frozen=True, slots=True)
class Split:
    """Who pays what of a total."""

    total: Decimal
    eligible: Decimal
    share: Decimal

    @property
    def own(self) -> Decimal:
        return self.total - self.share

    @property
    def percent(self) -> Decimal | None:
        """The share of what is eligible, in percent; none of nothing."""
        return 100 * self.share / self.eligible if self.eligible else None


@dataclass(frozen=True, slots=True)
class Whole:
    """Who pays what of all costs: each funder its share, and the rest is one's own."""

    total: Decimal
    shares: tuple[Decimal, ...] = ()

    @property
    def share(self) -> Decimal:
        return total(self.shares)

    @property
    def own(self) -> Decimal:
        return self.total - self.share


def total(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, NOTHING)


def share_of(eligible: Decimal, percent: Decimal, most: Decimal | None = None) -> Decimal:
    """The funder's share of what is eligible, whole cents, and never over what it granted."""
    share = (eligible * percent / 100).quantize(CENT, ROUND_DOWN)
    return share if most is None else min(share, most)


def split(lines: Iterable[Line], percent: Decimal, most: Decimal | None = None) -> Split:
    """Part the lines between funder and applicant."""
    told = list(lines)
    eligible = total(one.amount for one in told if one.eligible == "yes")
    return Split(total(one.amount for one in told), eligible, share_of(eligible, percent, most))


def between(before: Split, after: Split) -> Split:
    """What a period adds. Periods that follow each other add up to the whole, to the cent."""
    return Split(
        after.total - before.total, after.eligible - before.eligible, after.share - before.share
    )
