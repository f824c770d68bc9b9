"""What a room put on the months of a year, and taking it into a clock. A room is anonymous, and
so is what it leaves: only what was written, and the month."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.dates import MONTHS

from talkoot.ground.numbers import whole
from talkoot.ground.texts import reading_language
from talkoot.practice.clock import actions as clock_actions
from talkoot.practice.clock.rules import Rule, Spot, year_of
from talkoot.practice.models import Clock, ClockEntry, Evidence

LATEST = 12  # walls of months that are looked through
LONGEST = 120


@dataclass(frozen=True, slots=True)
class Proposal:
    """A card that a room put on a month."""

    evidence: Evidence
    card: str
    text: str
    month: int

    @property
    def key(self) -> str:
        return f"{self.evidence.pk}:{self.card}"

    @property
    def month_name(self) -> str:
        return str(MONTHS[self.month])


def proposals(clock: Clock) -> list[Proposal]:
    """What rooms proposed and nobody has taken up yet, by room, month by month."""
    walls = Evidence.objects.filter(
        programme__organisation=clock.organisation_id,
        kind="place",
        body__summary__frame__canvas="year",
    )
    found = [card for wall in walls.order_by("-found_on", "pk")[:LATEST] for card in _cards(wall)]
    taken = set(
        ClockEntry.objects.filter(evidence__in=[one.evidence.pk for one in found]).values_list(
            "evidence", "card"
        )
    )
    return [one for one in found if (one.evidence.pk, one.card) not in taken]


def number(clock: Clock) -> int:
    return len(proposals(clock))


def _cards(wall: Evidence) -> Iterator[Proposal]:
    cards = wall.body.get("summary", {}).get("cards", [])
    for card in sorted((one for one in cards if _month(one)), key=_month):
        yield Proposal(wall, str(card["id"])[:64], str(card["text"])[:LONGEST], _month(card))


def _month(card: dict[str, Any]) -> int:
    month = whole(str(card.get("at", ""))) or 0
    return month if month <= 12 else 0


@transaction.atomic
def take_up(clock: Clock, chosen: list[Proposal], year: int) -> int:
    """Make entries of what was chosen, in the clock's year that begins in `year`.

    What somebody else has taken up since it was looked at is not taken up again.
    """
    clock_actions.hold(clock)
    open_still = {one.key for one in proposals(clock)}
    fresh = [one for one in chosen if one.key in open_still]
    layer = ClockEntry.Layer.UNIT if clock.unit_id else ClockEntry.Layer.HOUSE
    for one in fresh:
        clock_actions.add(
            clock,
            Rule(Spot(one.month)),
            year if one.month >= clock.first_month else year + 1,
            layer=layer,
            kind=ClockEntry.Kind.OWN,
            titles={reading_language(): one.text},
            evidence=one.evidence,
            card=one.card,
        )
    return len(fresh)


def next_year(clock: Clock, proposal: Proposal) -> int:
    """What is planned late in a year is meant for the next one."""
    found = proposal.evidence.found_on
    begun = year_of(found, clock.first_month)
    months_left = (clock.first_month - 1 - found.month) % 12
    return begun + (months_left < 3)
