"""A workshop opens with a look back: those concerned say what they have seen; counts stay."""

from __future__ import annotations

from uuid import uuid4

import pytest

from talkoot.methods import library
from talkoot.people.models import Person
from talkoot.practice.actions import keep_commitment
from talkoot.practice.models import Commitment, Look
from talkoot.programmes.models import Programme
from talkoot.stepkinds.vote.shapes import AGREE, DISAGREE, PASS, Body
from talkoot.workshops.actions import close, give, join, move, prepare
from talkoot.workshops.models import Workshop
from tests.conftest import ClientOf


@pytest.fixture
def keys(programme: Programme) -> Commitment:
    return keep_commitment(programme, what="Avainkaappi", owner="Jari")


def look_back(programme: Programme, host: Person, said: list[int]) -> Workshop:
    """Hold the method with a seat for each that says something."""
    room = prepare.prepare(programme, library.source_of("look-back"), host, title="Katsaus")
    prepare.open_room(room)
    room.refresh_from_db()
    seats = [join.take_seat(room).seat for _one in said]
    while room.beat is None or room.beat.step_id != "seen":
        move.advance(room, seen=room.beat_id)
        room = Workshop.objects.select_related("beat", "programme__organisation").get(pk=room.pk)
    beat = room.beat
    beat.workshop = room
    [card] = room.brief or []
    for seat, word in zip(seats, said, strict=True):
        seat.workshop = room
        give.contribute(seat, beat, Body(weights={card["id"]: word}), key=uuid4())
    close.close(room)
    return room


def test_counts_are_kept_beside_the_commitment_and_no_word_of_anybody(
    aino: Person, programme: Programme, keys: Commitment, client_of: ClientOf
) -> None:
    room = look_back(programme, aino, [AGREE] * 6 + [PASS] * 4 + [DISAGREE] * 2)
    kept = Look.objects.get()
    assert (kept.commitment, kept.source) == (keys, room.pk)
    assert (kept.done, kept.partly, kept.unseen) == (6, 4, 2)
    page = client_of(aino).get(f"/commitments/{keys.pk}/").content.decode()
    assert "6" in page
    keys.refresh_from_db()
    assert keys.state == Commitment.State.OPEN, "what is done is said by whoever coordinates"


def test_of_few_no_counts_are_kept(aino: Person, programme: Programme, keys: Commitment) -> None:
    look_back(programme, aino, [AGREE] * 4 + [DISAGREE] * 2)
    assert not Look.objects.exists()
