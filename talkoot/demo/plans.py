"""Kuoma's programmes, read from pages like the funder's, with dates that move with today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.utils import timezone

from talkoot.ground.finnish import format_date
from talkoot.people.models import Organisation
from talkoot.programmes.actions import create_programme_from_card
from talkoot.programmes.models import Programme
from talkoot.programmes.page import read

PAGES = Path(__file__).parent / "pages"


@dataclass(frozen=True, slots=True)
class Plan:
    """When a programme begins and ends, in days from today, and what it is called for short."""

    key: str
    begins: int
    ends: int
    title: str


PLANS = (
    Plan("workday", -60, 200, "Hyvä työpäivä Kuomassa"),
    Plan("support", -35, 330, "Tukipalvelut näkyviin"),
    Plan("leaders", -75, 160, "Vertaisena johtaminen"),
    Plan("children", -320, -40, "Puhutaan ja kuunnellaan"),
    Plan("library", 45, 400, "Kirjasto kylillä"),
)


def programmes(kuoma: Organisation) -> dict[str, Programme]:
    """One programme a page."""
    return {plan.key: _programme(kuoma, plan) for plan in PLANS}


def _programme(kuoma: Organisation, plan: Plan) -> Programme:
    reading = read(_page(plan))
    if reading.card is None or reading.notes:
        raise ValueError(f"the page of {plan.key} is not understood: {reading.notes}")
    made = create_programme_from_card(kuoma, reading.card)
    made.title = plan.title
    made.save(update_fields=["title"])
    return made


def _page(plan: Plan) -> str:
    page = (PAGES / f"{plan.key}.txt").read_text(encoding="utf-8")
    return page.format(
        starts=_day(plan.begins),
        ends=_day(plan.ends),
        decided=_day(plan.begins - 90),
        results=_day(plan.ends + 10),
    )


def _day(days: int) -> str:
    day: date = timezone.localdate() + timedelta(days=days)
    return format_date(day)
