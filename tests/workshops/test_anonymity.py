"""Nothing in the database leads from a released card to the seat that wrote it."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection

from talkoot.ground.sealed import unseal
from talkoot.live.models import Change
from talkoot.stepkinds.write.kind import Body
from talkoot.workshops.actions import give, join, move
from talkoot.workshops.models import Beat, Contribution, Seat, SpentKey, Workshop


def go_to(workshop: Workshop, step_id: str) -> Beat:
    while True:
        workshop.refresh_from_db()
        if workshop.beat and workshop.beat.step_id == step_id:
            workshop.beat.workshop = workshop
            return workshop.beat
        assert move.advance(workshop, seen=workshop.beat_id).moved
        assert Workshop.objects.get(pk=workshop.pk).beat_id, f"{step_id} was passed by"


@pytest.fixture
def written(workshop: Workshop, seats: list[Seat]) -> tuple[Beat, dict[str, Seat]]:
    beat = go_to(workshop, "ideas")
    by_text = {f"kortti {number}": seat for number, seat in enumerate(seats)}
    for text, seat in by_text.items():
        give.contribute(seat, beat, Body(text=text), key=uuid4())
    return beat, by_text


def test_before_release_nobody_reads_an_anonymous_card(
    workshop: Workshop, written: tuple[Beat, dict[str, Seat]]
) -> None:
    from talkoot.workshops import screens

    beat, _by_text = written
    assert screens.readable(beat) == []
    move.close_input(workshop, seen=beat.pk)
    assert len(screens.readable(Beat.objects.get(pk=beat.pk))) == 6


def test_release_leaves_no_seat_no_key_and_no_old_id(
    workshop: Workshop, written: tuple[Beat, dict[str, Seat]]
) -> None:
    beat, _by_text = written
    before = set(Contribution.objects.values_list("pk", flat=True))
    move.close_input(workshop, seen=beat.pk)
    after = Contribution.objects.filter(beat=beat)
    assert not before & set(after.values_list("pk", flat=True))
    assert not after.exclude(seat=None).exists()
    assert not after.exclude(key=None).exists()
    assert SpentKey.objects.count() == 6


def test_the_order_of_rows_is_not_the_order_of_arrival(
    workshop: Workshop, seats: list[Seat]
) -> None:
    """The order attack: pair released rows, in the order they lie in the file, with arrivals."""
    beat = go_to(workshop, "ideas")
    hits = rounds = 0
    for _run in range(30):
        for number, seat in enumerate(seats):
            Seat.objects.filter(pk=seat.pk).update(heard=False, sends=0)
            seat.given.all().delete()
            give.contribute(seat, beat, Body(text=str(number)), key=uuid4())
        move.close_input(workshop, seen=beat.pk)
        order = "rowid" if connection.vendor == "sqlite" else "ctid"
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT body FROM workshops_contribution ORDER BY {order}")  # noqa: S608
            texts = [unseal(bytes(row[0]))["text"] for row in cursor.fetchall()]
        hits += sum(text == str(place) for place, text in enumerate(texts))
        rounds += len(texts)
        Contribution.objects.all().delete()
        Beat.objects.filter(pk=beat.pk).update(closed=False)
    chance = rounds / len(seats)
    assert hits <= chance + 4 * (chance * (1 - 1 / len(seats))) ** 0.5


def test_a_phone_that_retries_after_release_is_not_doubled(
    workshop: Workshop, seats: list[Seat]
) -> None:
    beat = go_to(workshop, "ideas")
    keys = [uuid4() for _seat in seats]
    for seat, key in zip(seats, keys, strict=True):
        give.contribute(seat, beat, Body(text="kerran"), key=key)
    move.close_input(workshop, seen=beat.pk)
    assert give.contribute(seats[0], beat, Body(text="kerran"), key=keys[0]) is None
    assert Contribution.objects.filter(beat=beat).count() == 6


def test_the_log_holds_no_text_and_no_seat(
    workshop: Workshop, written: tuple[Beat, dict[str, Seat]]
) -> None:
    payloads = " ".join(Change.objects.values_list("payload", flat=True))
    _beat, by_text = written
    assert not any(text in payloads for text in by_text)
    assert not any(str(seat.pk) in payloads for seat in by_text.values())


def test_who_comes_while_the_host_goes_back_makes_enough(workshop: Workshop) -> None:
    for _person in range(4):
        join.take_seat(workshop)
    go_to(workshop, "aloud")
    join.take_seat(workshop)
    workshop.refresh_from_db()
    move.back(workshop, seen=workshop.beat_id)
    workshop.refresh_from_db()
    assert move.advance(workshop, seen=workshop.beat_id).too_few == ()
    workshop.refresh_from_db()
    assert workshop.beat
    assert workshop.beat.step_id == "ideas"


def test_four_people_are_too_few_for_an_anonymous_step(workshop: Workshop) -> None:
    from talkoot.workshops.actions import join

    for _number in range(4):
        join.take_seat(workshop)
    move.advance(workshop, seen=None)
    workshop.refresh_from_db()
    moved = move.advance(workshop, seen=workshop.beat_id)
    assert [beat.step_id for beat in moved.too_few] == ["ideas", "dots"]
    workshop.refresh_from_db()
    assert workshop.beat is not None
    assert workshop.beat.step_id == "aloud"
