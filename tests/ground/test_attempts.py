"""Failures are counted for everybody together, a minute at a time."""

from __future__ import annotations

import pytest

from talkoot.ground import attempts
from talkoot.ground.models import Failures

pytestmark = pytest.mark.django_db


def test_the_allowance_is_spent_by_failures_and_back_the_next_minute(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(attempts, "_minute", lambda: 7)
    for _number in range(3):
        assert not attempts.spent("code", 3)
        attempts.failed("code")
    assert attempts.spent("code", 3)
    assert not attempts.spent("return-1", 3)
    monkeypatch.setattr(attempts, "_minute", lambda: 8)
    assert not attempts.spent("code", 3)


def test_past_minutes_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    for minute in (1, 2, 3):
        monkeypatch.setattr(attempts, "_minute", lambda now=minute: now)
        attempts.failed("code")
    assert list(Failures.objects.values_list("minute", "count")) == [(3, 1)]
