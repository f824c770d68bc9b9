"""Closing keeps what the room agreed and forgets who said what, once and as a whole."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection

from talkoot.live.models import Change
from talkoot.people.models import Organisation
from talkoot.practice.models import Commitment, Evidence
from talkoot.stepkinds.commit.kind import Body as Promise
from talkoot.stepkinds.write.kind import Body as Card
from talkoot.workshops import scrub
from talkoot.workshops.actions import close, give, join, moderate, move
from talkoot.workshops.models import Contribution, Given, Seat, Workshop
from tests.workshops.test_anonymity import go_to


@pytest.fixture
def spoken(workshop: Workshop, seats: list[Seat]) -> Workshop:
    """A room in which everybody wrote, and one promise was made."""
    beat = go_to(workshop, "ideas")
    for number, seat in enumerate(seats):
        give.contribute(seat, beat, Card(text=f"kortti {number}"), key=uuid4())
    promise = Promise(what="Avainkaappi", owner="Keittiö", due=date(2026, 12, 24))
    give.contribute(seats[0], go_to(workshop, "promises"), promise, key=uuid4())
    workshop.refresh_from_db()
    return workshop


def test_the_room_keeps_its_cards_its_evidence_and_its_promises(spoken: Workshop) -> None:
    assert close.close(spoken)
    spoken.refresh_from_db()
    assert spoken.summary is not None
    ideas = next(beat for beat in spoken.summary["beats"] if beat["step"] == "ideas")
    assert sorted(ideas["items"]) == [f"kortti {number}" for number in range(6)]
    assert (spoken.summary["heard"], spoken.summary["people"]) == (6, 6)
    assert {one.kind for one in Evidence.objects.filter(source=spoken.pk)} == {"write", "commit"}
    assert all(one.title.startswith(f"{spoken.title} – ") for one in Evidence.objects.all())
    kept = Commitment.objects.get()
    assert (kept.what, kept.owner, kept.due_on) == ("Avainkaappi", "Keittiö", date(2026, 12, 24))


def test_who_was_heard_the_log_and_the_ways_in_are_gone(spoken: Workshop) -> None:
    close.close(spoken)
    spoken.refresh_from_db()
    assert not Given.objects.exists()
    assert not spoken.seats.filter(heard=True).exists()
    assert [change.payload for change in Change.objects.filter(room=spoken.room)] == ["{}"]
    assert (spoken.code, spoken.secret, spoken.door_open) == (None, None, False)


def test_who_was_heard_and_went_home_early_is_counted(spoken: Workshop, seats: list[Seat]) -> None:
    silent = join.take_seat(spoken).seat
    for seat in (seats[0], silent):
        join.leave(seat)
    close.close(spoken)
    spoken.refresh_from_db()
    assert spoken.summary is not None
    assert (spoken.summary["heard"], spoken.summary["people"]) == (6, 6)


def test_closing_twice_changes_nothing(spoken: Workshop) -> None:
    close.close(spoken)
    first = Workshop.objects.values().get(pk=spoken.pk)
    assert not close.close(spoken)
    assert Workshop.objects.values().get(pk=spoken.pk) == first
    assert Evidence.objects.count() == 2
    assert Commitment.objects.count() == 1


def test_a_closing_that_fails_half_way_has_not_happened(
    spoken: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(close, "_forget_who_was_heard", fail)
    with pytest.raises(OSError, match="disk full"):
        close.close(spoken)
    spoken.refresh_from_db()
    assert spoken.state == Workshop.State.OPEN
    assert not Evidence.objects.exists()
    assert Given.objects.exists()


def test_a_rehearsal_leaves_nothing_to_the_programme(spoken: Workshop) -> None:
    Workshop.objects.filter(pk=spoken.pk).update(rehearsal=True)
    close.close(spoken)
    assert not Evidence.objects.exists()
    assert not Commitment.objects.exists()


def test_nothing_a_small_group_said_and_nothing_hidden_is_kept(spoken: Workshop) -> None:
    move.close_input(spoken, seen=spoken.beat_id or 0)
    card = Contribution.objects.filter(beat__step_id="ideas").first()
    assert card is not None
    moderate.hide(spoken, card.pk, hidden=True)
    close.close(spoken)
    spoken.refresh_from_db()
    assert spoken.summary is not None
    assert spoken.summary["hidden"] == 1
    told = str(spoken.summary) + str([one.body for one in Evidence.objects.all()])
    assert card.body["text"] not in told


@pytest.mark.django_db(transaction=True)
def test_the_worker_scrubs_what_a_crash_left_unscrubbed(workshop: Workshop) -> None:
    close.close(workshop)
    assert Workshop.objects.exclude(scrub_due=None).count() == 1
    assert scrub.scrub_due()
    assert not Workshop.objects.exclude(scrub_due=None).exists()
    assert not scrub.scrub_due()


@pytest.mark.django_db(transaction=True)
def test_what_was_erased_while_the_files_were_scrubbed_is_scrubbed_the_next_time(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    close.close(workshop)
    real = scrub.scrub

    def meanwhile() -> bool:
        scrub.due(workshop.pk)
        return real()

    monkeypatch.setattr(scrub, "scrub", meanwhile)
    scrub.scrub_due()
    assert Workshop.objects.exclude(scrub_due=None).exists()


def test_files_are_never_scrubbed_inside_a_transaction(workshop: Workshop) -> None:
    assert connection.in_atomic_block
    with pytest.raises(RuntimeError, match="outside"):
        scrub.scrub()


def test_of_the_groups_it_is_kept_how_many_were_of_several_units(
    spoken: Workshop, seats: list[Seat], kuoma: Organisation
) -> None:
    units = [kuoma.units.create(code=code, names={"fi": code}) for code in ("Y1", "Y2")]
    groups = [spoken.groups.create(number=number) for number in (1, 2, 3)]
    sits = ((0, 0, 0), (0, 1, 1), (1, 2, 0), (1, 3, None), (2, 4, None), (2, 5, None))
    for group, seat, unit in sits:
        place = {"group": groups[group], "unit": None if unit is None else units[unit]}
        Seat.objects.filter(pk=seats[seat].pk).update(**place)
    close.close(spoken)
    spoken.refresh_from_db()
    assert spoken.summary is not None
    assert spoken.summary["groups"] == {"all": 3, "mixed": 1}  # an empty unit is no unit
