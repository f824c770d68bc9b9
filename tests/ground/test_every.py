"""A duty that is done now and then has its turn at once, and then again after a while."""

from __future__ import annotations

import time
from functools import partial

import pytest

from talkoot.ground.every import Every


def test_the_next_turn_comes_when_the_time_has_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    hour, turns = Every(3600), []
    for now in (5.0, 5.1, 3604.9, 3605.0, 3605.1):
        monkeypatch.setattr(time, "monotonic", partial(float, now))
        turns.append(hour.has_come())
    assert turns == [True, False, False, True, False]
