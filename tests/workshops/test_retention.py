"""What is due is forgotten, also when one room fails; what was agreed stays."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from talkoot.stepkinds.write.kind import Body as Card
from talkoot.workshops import retention
from talkoot.workshops.actions import close, give
from talkoot.workshops.models import Contribution, Seat, SpentKey, Workshop
from tests.workshops.test_anonymity import go_to

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def spoken(workshop: Workshop, seats: list[Seat]) -> Workshop:
    beat = go_to(workshop, "ideas")
    for number, seat in enumerate(seats):
        give.contribute(seat, beat, Card(text=f"kortti {number}"), key=uuid4())
    workshop.refresh_from_db()
    return workshop


def closed(workshop: Workshop, days_ago: float) -> None:
    close.close(workshop)
    when = timezone.now() - timedelta(days=days_ago)
    Workshop.objects.filter(pk=workshop.pk).update(closed_at=when)


def test_before_their_time_is_over_seats_and_cards_stay(
    spoken: Workshop, settings: Settings
) -> None:
    closed(spoken, settings.SEATS_KEPT_DAYS - 0.1)
    assert retention.erase_due() == 0
    assert spoken.seats.count() == 6
    assert spoken.contributions.count() == 6


def test_when_their_time_is_over_only_the_summary_stays(
    spoken: Workshop, settings: Settings
) -> None:
    closed(spoken, settings.SEATS_KEPT_DAYS)
    assert retention.erase_due() == 1
    spoken.refresh_from_db()
    for model in (Seat, Contribution, SpentKey):
        assert not model.objects.filter(workshop=spoken).exists()
    assert spoken.summary is not None
    assert "kortti 3" in str(spoken.summary)
    assert spoken.erased_at is not None
    assert spoken.scrub_due is None  # the files were seen to as well
    assert retention.erase_due() == 0


def test_a_room_that_nobody_closed_is_closed_after_two_days(spoken: Workshop) -> None:
    Workshop.objects.filter(pk=spoken.pk).update(opened_at=timezone.now() - timedelta(days=2.1))
    retention.erase_due()
    spoken.refresh_from_db()
    assert spoken.state == Workshop.State.CLOSED
    assert "kortti 3" in str(spoken.summary)


def test_a_rehearsal_that_nobody_ended_is_forgotten_whole(spoken: Workshop) -> None:
    past = timezone.now() - timedelta(days=2.1)
    Workshop.objects.filter(pk=spoken.pk).update(opened_at=past, rehearsal=True)
    retention.erase_due()
    assert not Workshop.objects.filter(pk=spoken.pk).exists()


def test_a_room_that_fails_keeps_no_other_from_being_erased(
    spoken: Workshop, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = Workshop.objects.get(pk=spoken.pk)
    broken.pk, broken.room_id = uuid4(), _another_room()
    broken.code = broken.secret = broken.beat = None
    broken.state = Workshop.State.CLOSED
    broken.closed_at = timezone.now() - timedelta(days=999)
    broken.save(force_insert=True)
    closed(spoken, settings.SEATS_KEPT_DAYS)
    real = retention.erase

    def fail_on_one(room: Workshop) -> None:
        if room.pk == broken.pk:
            raise OSError("disk full")
        real(room)

    monkeypatch.setattr(retention, "erase", fail_on_one)
    assert retention.erase_due() == 1
    assert not spoken.seats.exists()


def _another_room() -> int:
    from talkoot.live import log

    return log.create_room().pk
