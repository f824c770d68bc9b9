"""The town is the same every time it is built."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction

from talkoot.demo import town
from talkoot.people.models import Placement
from talkoot.practice.models import Commitment
from talkoot.programmes.models import Programme
from talkoot.workshops.models import Workshop

Told = list[tuple[object, ...]]


def digest() -> Told:
    """Everything a visitor could read, without the ids and secrets of the day."""
    rows: Told = list(Placement.objects.values_list("membership__person__name", "unit__code"))
    rows += Programme.objects.values_list("title", "starts_on", "ends_on", "card")
    rows += Commitment.objects.values_list("what", "owner", "due_on", "state")
    for held in Workshop.objects.exclude(summary=None):
        summary: dict[str, Any] = held.summary or {}
        texts = [(beat["step"], sorted(beat["items"])) for beat in summary["beats"]]
        rows.append((held.title, held.closed_at, summary["people"], str(texts)))
        rows += [(held.title, _weights(beat)) for beat in summary["beats"]]
    return sorted(rows, key=str)


def _weights(beat: dict[str, object]) -> str:
    summary = beat["summary"]
    standings = summary.get("standings", ()) if isinstance(summary, dict) else ()
    return str(sorted((one["text"], one["weight"]) for one in standings))


@pytest.mark.django_db
def test_the_town_is_the_same_every_time() -> None:
    seen = []
    for _time in range(2):
        with transaction.atomic():
            town.build()
            seen.append(digest())
            transaction.set_rollback(True)
    assert seen[0] == seen[1]
