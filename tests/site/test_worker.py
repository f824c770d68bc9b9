"""The worker tries again what failed, and does not say so every two seconds."""

from __future__ import annotations

import pytest

from talkoot.site import worker


def test_a_duty_that_fails_is_told_once_until_it_has_worked_again(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)
    outcomes = iter([False, False, True, False])

    def duty() -> None:
        if not next(outcomes):
            raise ValueError

    failing: set[str] = set()
    told = []
    for _round in range(4):
        caplog.clear()
        worker._do(duty, failing)
        told.append(len(caplog.records))
    assert told == [1, 0, 0, 1]
