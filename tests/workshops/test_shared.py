"""A step that is the same for all reaches every phone in one frame; anything else is fetched."""

from __future__ import annotations

import json
from uuid import uuid4

import pytest

from talkoot.live import log
from talkoot.stepkinds.write.kind import Body
from talkoot.workshops.actions import give, group, move
from talkoot.workshops.models import Seat, Workshop
from tests.workshops.test_groups import on_to


def last_move(workshop: Workshop) -> dict[str, object]:
    rows = [json.loads(payload) for _version, payload in log.since(workshop.room_id, "seat", 0)]
    found: dict[str, object] = [row for row in rows if row["t"] == "beat"][-1]
    return found


def test_the_task_comes_in_every_language_with_the_move(
    workshop: Workshop, seats: list[Seat]
) -> None:
    on_to(workshop, "ideas")
    bodies = last_move(workshop)["by_language"]
    assert isinstance(bodies, dict)
    assert "Ajatuksia" in bodies["fi"]
    assert "Idéer" in bodies["sv"]
    assert "data-give" in bodies["en"]


def test_the_shared_task_holds_nothing_of_any_seat(workshop: Workshop, seats: list[Seat]) -> None:
    on_to(workshop, "ideas")
    text = json.dumps(last_move(workshop))
    assert not [seat for seat in seats if str(seat.pk) in text or seat.token in text]
    assert "csrf" not in text


@pytest.mark.parametrize("step", ["dots"])
def test_a_step_that_takes_up_cards_is_fetched_so_that_no_card_is_in_the_log(
    step: str, workshop: Workshop, seats: list[Seat]
) -> None:
    on_to(workshop, step)
    assert "by_language" not in last_move(workshop)


def test_people_in_groups_fetch_their_own(workshop: Workshop, seats: list[Seat]) -> None:
    group.deal_groups(workshop, smallest=2, largest=4)
    on_to(workshop, "aloud")
    assert "by_language" not in last_move(workshop)


def test_going_back_to_a_step_with_cards_is_fetched(workshop: Workshop, seats: list[Seat]) -> None:

    beat = on_to(workshop, "aloud")
    give.contribute(seats[0], beat, Body(text="Rauha syödä"), key=uuid4())
    on_to(workshop, "promises")
    assert move.back(workshop, seen=workshop.beat_id)
    assert "by_language" not in last_move(workshop)
    assert "Rauha" not in json.dumps(log.since(workshop.room_id, "seat", 0))
