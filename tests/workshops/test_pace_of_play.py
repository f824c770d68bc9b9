"""Simulated people take their time, as people do, and all of them are heard before it is up."""

from __future__ import annotations

from random import Random

import pytest

from talkoot.workshops.actions.rehearse import ROUND_SECONDS, how_many


@pytest.mark.parametrize(("seats", "minutes"), [(16, 6), (16, 3), (9, 1), (300, 6), (5, 0)])
def test_half_the_advised_time_is_about_enough_for_all(seats: int, minutes: int) -> None:
    rng = Random(7)
    rounds = 30 * max(minutes, 1) // ROUND_SECONDS
    gave = sum(how_many(seats, minutes, rng) for _times in range(400) for _round in range(rounds))
    assert gave / 400 == pytest.approx(seats, rel=0.1)


def test_sixteen_people_do_not_write_all_at_once() -> None:
    rng = Random(7)
    assert max(how_many(16, 6, rng) for _round in range(90)) == 1
