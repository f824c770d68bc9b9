"""Rooms of the demo: prepared, opened, and filled with simulated people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random

from django.utils import timezone

from talkoot.methods import library
from talkoot.people.models import Person
from talkoot.programmes.models import Programme
from talkoot.workshops.actions import group, move, prepare, rehearse
from talkoot.workshops.models import Workshop

SATURDAY = 5
QUICK = 4  # who have written already when a visitor comes


@dataclass(frozen=True, slots=True)
class Words:
    """What a workshop is called and where it is held."""

    title: str
    place: str
    short: bool = False


def opened(
    programme: Programme, host: Person, method: str, words: Words, *, seats: int, rng: Random
) -> Workshop:
    """A room with its door open and simulated people in it, in groups where the method has them."""
    source = library.source_of(method)
    workshop = prepare.prepare(
        programme, source, host, title=words.title, place=words.place, short=words.short
    )
    prepare.open_room(workshop)
    rehearse.seat_simulated(workshop, seats, rng, invented=True)
    bounds = workshop.method.groups
    if bounds:
        group.deal_groups(workshop, smallest=bounds.smallest, largest=bounds.largest)
    return workshop


def planned(
    programme: Programme, host: Person, method: str, words: Words, *, days: int, hour: int
) -> Workshop:
    """A workshop that comes, on a working day."""
    day = timezone.localdate() + timedelta(days=days)
    while day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    return prepare.prepare(
        programme,
        library.source_of(method),
        host,
        title=words.title,
        place=words.place,
        short=words.short,
        starts_at=timezone.make_aware(datetime.combine(day, time(hour))),
    )


def live(programme: Programme, host: Person, co_host: Person, rng: Random) -> Workshop:
    """The room a visitor may walk into: people are just beginning to write."""
    words = Words("Mikä auttaisi meitä jaksamaan?", "Ruokala")
    workshop = opened(programme, host, "anonymous-ideas", words, seats=16, rng=rng)
    prepare.add_host(workshop, co_host)
    for _beat in ("the question", "the ideas"):
        move.advance(workshop, seen=workshop.beat_id)
        workshop.refresh_from_db()
    _some_have_written(workshop, rng)
    return workshop


def _some_have_written(workshop: Workshop, rng: Random) -> None:
    for seat in workshop.seats.order_by("nickname", "unit__code")[:QUICK]:
        if workshop.beat:
            seat.workshop = workshop.beat.workshop = workshop
            rehearse.give_one(seat, workshop.beat, rng)
