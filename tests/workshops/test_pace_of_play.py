"""Simulated people take their time, as people do, and all of them are heard before it is up."""

from __future__ import annotations

from random import Random

import pytest
from pytest_django import Settings

from talkoot.people.models import Person
from talkoot.programmes.models import Programme
from talkoot.workshops.actions import move, prepare, rehearse
from talkoot.workshops.actions.rehearse import ROUND_SECONDS, how_many
from talkoot.workshops.models import Given
from tests.workshops.conftest import METHOD


@pytest.mark.parametrize(("seats", "minutes"), [(16, 6), (16, 3), (9, 1), (300, 6), (5, 0)])
def test_half_the_advised_time_is_about_enough_for_all(seats: int, minutes: int) -> None:
    rng = Random(7)
    rounds = 30 * max(minutes, 1) // ROUND_SECONDS
    gave = sum(how_many(seats, minutes, rng) for _times in range(400) for _round in range(rounds))
    assert gave / 400 == pytest.approx(seats, rel=0.1)


def test_sixteen_people_do_not_write_all_at_once() -> None:
    rng = Random(7)
    assert max(how_many(16, 6, rng) for _round in range(90)) == 1


def test_a_room_sealed_under_a_lost_key_does_not_silence_the_others(
    programme: Programme, aino: Person, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rehearse, "how_many", lambda *_words: 2)
    for key in ("the key of yesterday, which is lost", "the key of today, which is another one"):
        settings.SECRET_KEY = key
        plan = prepare.prepare(programme, METHOD, aino, title="Harjoitus")
        room = rehearse.rehearse(plan, aino, 6)
        for _beat in ("welcome", "ideas"):
            assert move.advance(room, seen=room.beat_id).moved
            room.refresh_from_db()
    rehearse.take_part()
    assert Given.objects.filter(beat=room.beat).count() == 2
