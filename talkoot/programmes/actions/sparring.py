"""Offer times for sparring, book one, move it, let it go, and forget who came."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from talkoot.ground.meanwhile import ChangedMeanwhileError
from talkoot.people.models import Membership, Person
from talkoot.programmes.models import Module, SparringBooking, SparringTime
from talkoot.programmes.sparring_letters import tell

FORGOTTEN = timedelta(days=7)  # after a time, who had booked it


class TakenError(Exception):
    """Somebody else was quicker, or the time is over or gone."""


@transaction.atomic
def offer(
    module: Module, coach: Person, starts_at: datetime, *, times: int = 1, **words: Any
) -> list[SparringTime]:
    """Offer one time, or several one after another."""
    length = timedelta(minutes=words["minutes"])
    made = [
        SparringTime(module=module, coach=coach, starts_at=starts_at + number * length, **words)
        for number in range(times)
    ]
    return SparringTime.objects.bulk_create(made)


@transaction.atomic
def book(
    time: SparringTime, person: Person, people: int = 1, *, letters: bool = True
) -> SparringBooking:
    """Take a time; whoever has one to come in the module moves hers there, under the same name."""
    if not time.is_ahead or time.used:
        raise TakenError
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)  # one booking of hers at once
    before = _hers(time.module, person)
    try:
        with transaction.atomic():
            kept = _move(before, time, people) if before else _take(time, person, people)
    except IntegrityError as quicker:
        raise TakenError from quicker
    if letters:
        _tell(kept, before)
    return kept


def _tell(kept: SparringBooking, before: SparringBooking | None) -> None:
    if before and before.time.coach_id != kept.time.coach_id:
        tell(before, before.time.coach, off=True)
    tell(kept, kept.person, kept.time.coach)


def _hers(module: Module, person: Person) -> SparringBooking | None:
    mine = SparringBooking.objects.filter(person=person, time__module=module)
    ahead = mine.filter(time__starts_at__gt=timezone.now())
    return ahead.select_related("time__coach", "time__module__programme__organisation").first()


def _take(time: SparringTime, person: Person, people: int) -> SparringBooking:
    return SparringBooking.objects.create(
        time=time, person=person, people=min(people, time.most), changed_at=timezone.now()
    )


def _move(before: SparringBooking, time: SparringTime, people: int) -> SparringBooking:
    told = {"time": time, "people": min(people, time.most), "changed_at": timezone.now()}
    SparringBooking.objects.filter(pk=before.pk).update(**told, sequence=F("sequence") + 1)
    return SparringBooking.objects.select_related("person").get(pk=before.pk)


@transaction.atomic
def let_go(booking: SparringBooking) -> None:
    """Give a time back; both calendars hear of it, and nothing of the booking stays."""
    tell(booking, booking.person, booking.time.coach, off=True)
    booking.delete()


@transaction.atomic
def change(time: SparringTime, words: Mapping[str, Any], *, seen: int) -> None:
    """Move a time, booked or not; whoever booked it gets the new one in her calendar."""
    mine = SparringTime.objects.filter(pk=time.pk, version=seen)
    if not mine.update(**words, version=F("version") + 1):
        raise ChangedMeanwhileError
    time.refresh_from_db()
    booking = booking_of(time)
    if booking:
        booking.sequence += 1
        booking.changed_at = timezone.now()
        booking.save(update_fields=["sequence", "changed_at"])
        tell(booking, booking.person, time.coach)


@transaction.atomic
def withdraw(time: SparringTime) -> None:
    """Take a time back; whoever booked it is told."""
    booking = booking_of(time)
    if booking:
        let_go(booking)
    time.delete()


def withdraw_all(module: Module) -> None:
    """Take back what is still to come, before the module goes."""
    for time in SparringTime.objects.filter(module=module, starts_at__gt=timezone.now()):
        withdraw(time)


def booking_of(time: SparringTime) -> SparringBooking | None:
    near = ("person", "time__coach", "time__module__programme__organisation")
    return SparringBooking.objects.filter(time=time).select_related(*near).first()


@transaction.atomic
def forget_due() -> int:
    """A week after a time forget who had booked it, and at once the bookings of who has left."""
    over = SparringTime.objects.filter(
        starts_at__lt=timezone.now() - FORGOTTEN, booking__isnull=False
    )
    past = list(over.values_list("pk", flat=True))
    if past:
        SparringTime.objects.filter(pk__in=past).update(used=True)
    gone = SparringBooking.objects.filter(time__in=past).delete()[0] if past else 0
    return gone + sum(_free(one) for one in _left())


def _left() -> list[SparringBooking]:
    ahead = SparringBooking.objects.filter(time__starts_at__gt=timezone.now())
    found = ahead.select_related("person", "time__coach", "time__module__programme")
    return [one for one in found if not _works(one)]


def _works(booking: SparringBooking) -> bool:
    house = booking.time.module.programme.organisation_id
    works = Membership.objects.filter(person=booking.person, organisation=house, left_on=None)
    return booking.person.is_active and works.exists()


def _free(booking: SparringBooking) -> int:
    let_go(booking)
    return 1
