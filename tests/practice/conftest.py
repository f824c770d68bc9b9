"""A clock of Kuoma and of its kitchen, on a fixed day."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from talkoot.people.models import Organisation, Unit
from talkoot.practice.clock import actions as clock_actions
from talkoot.practice.models import Clock

TODAY = date(2026, 11, 22)


@pytest.fixture
def a_sunday_in_november(monkeypatch: pytest.MonkeyPatch) -> date:
    monkeypatch.setattr(timezone, "localdate", lambda *_args: TODAY)
    return TODAY


@pytest.fixture
def house_clock(kuoma: Organisation, kitchen: Unit, a_sunday_in_november: date) -> Clock:
    return clock_actions.begin(kuoma, TODAY.year)


@pytest.fixture
def kitchen_clock(house_clock: Clock, kitchen: Unit) -> Clock:
    return Clock.objects.get(unit=kitchen)
