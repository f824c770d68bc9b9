"""What the indicators of Kuoma's programmes have shown, as the house itself counted it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from django.utils import timezone

from talkoot.people.models import Person
from talkoot.programmes.models import Programme
from talkoot.reports.evaluation import actions
from talkoot.reports.evaluation.whole import whole

SHOWN = {  # programme: how the indicator begins, what it shows, how that is known, days ago
    "workday": ("Keskeytykset", "8", "Henkilöstön oma kirjanpito hankkeen puolivälissä", 21),
    "children": ("Huoltajien arvosana", "3,9", "Huoltajakysely, 61 vastausta", 45),
}


def tell(programmes: Mapping[str, Programme], helena: Person) -> None:
    for name, (start, value, origin, days) in SHOWN.items():
        parts = whole(programmes[name]).parts
        known = (one for part in parts for one in part.indicators)
        found = next(one for one in known if one.indicator.what.startswith(start))
        actions.measure(
            programmes[name],
            found.key,
            value=value,
            origin=origin,
            measured_on=timezone.localdate() - timedelta(days=days),
            person=helena,
            seen=0,
        )
