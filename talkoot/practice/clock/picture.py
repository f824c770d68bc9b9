"""The wheel with what stands in the list beside it: which dot is which row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.dates import MONTHS_AP

from talkoot.practice.clock.wheel import Arc, Dot, Mark, Wheel
from talkoot.practice.clock.year import Row, Year


@dataclass(frozen=True, slots=True)
class Picture:
    wheel: Wheel
    months: list[tuple[Mark, str, bool]]
    arcs: list[tuple[Arc, Row]]
    dots: list[tuple[Dot, Row]]


def picture_of(year: Year, rows: list[Row], today: date | None) -> Picture:
    wheel = year.wheel(rows, today)
    by_key = {str(row.entry.pk): row for row in rows}
    now = today.month if today and year.first <= today <= year.last else 0
    return Picture(
        wheel=wheel,
        months=[(one, _short(one.month), one.month == now) for one in wheel.months],
        arcs=[(arc, by_key[arc.thing.key]) for arc in wheel.arcs],
        dots=[(dot, by_key[dot.thing.key]) for dot in wheel.dots],
    )


def _short(month: int) -> str:
    """As a wheel has room for: `tammi`, `jan`, `Jan`."""
    return str(MONTHS_AP[month]).rstrip(".")
