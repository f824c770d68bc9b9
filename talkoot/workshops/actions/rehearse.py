"""Rehearse with simulated participants, and leave nothing behind."""

from __future__ import annotations

from random import Random
from uuid import uuid4

from django.db import transaction
from django.db.models import QuerySet

from talkoot.ground.sealed import SealBrokenError
from talkoot.methods import library
from talkoot.people.models import Person
from talkoot.programmes.models import Programme
from talkoot.workshops import screens
from talkoot.workshops.actions import give, join, passing, prepare
from talkoot.workshops.actions.lock import locked
from talkoot.workshops.models import Beat, Given, Seat, Workshop

NICKNAMES = ("Airi", "Boris", "Elsa", "Fanni", "Göran", "Hilkka", "Ismo", "Jonna", "Kaisa", "Lars")
FEWEST, MOST = 5, 300
ROUND_SECONDS = 2  # about how often the worker comes round


@transaction.atomic
def rehearse(workshop: Workshop, host: Person, count: int) -> Workshop:
    """Open a copy of a planned workshop with a room full of simulated participants."""
    copy = prepare.prepare(
        workshop.programme,
        workshop.method_source,
        host,
        title=workshop.title,
        place=workshop.place,
        short=workshop.short,
        rehearsal=True,
    )
    copy.brief = workshop.brief
    copy.save(update_fields=["brief"])
    prepare.open_room(copy)
    seat_simulated(copy, count, Random())  # noqa: S311 - play, not secrecy
    return copy


@transaction.atomic
def rehearse_method(programme: Programme, source: str, host: Person, count: int) -> Workshop:
    """Open a room of a method nobody has planned a workshop of, to try it."""
    title = library.parse(source).title.text()[:120]
    room = prepare.prepare(programme, source, host, title=title, rehearsal=True)
    prepare.open_room(room)
    seat_simulated(room, max(count, FEWEST), Random())  # noqa: S311 - play, not secrecy
    return room


@transaction.atomic
def end(workshop: Workshop) -> None:
    """Forget a rehearsal whole, as if it had never been."""
    if not workshop.rehearsal:
        raise ValueError("only a rehearsal can be forgotten whole")
    prepare.remove(locked(workshop))


def seat_simulated(workshop: Workshop, count: int, rng: Random, *, invented: bool = False) -> None:
    """Let simulated participants sit down, spread over the units and languages of the place.

    They sit only in rehearsals and in an `invented` town: in a real room they would count towards
    the five seats behind which a real person is to be hidden.
    """
    if not (workshop.rehearsal or invented):
        raise ValueError("nobody is simulated in a real room")
    house = workshop.programme.organisation
    units = list(house.units.filter(closed_on=None, children=None)) if house else []
    languages = (house and house.languages) or ["fi"]
    for number in range(min(count, MOST)):
        join.take_seat(
            workshop,
            language=rng.choices(languages, [6] + [1] * (len(languages) - 1))[0],
            nickname=rng.choice(NICKNAMES) if rng.random() < 0.6 else "",
            unit=rng.choice(units) if units else None,
            is_manager=number % 12 == 0,
            simulated=True,
        )


def take_part() -> int:
    """Let the simulated seats of open rooms give a little; return how many did."""
    rng = Random()  # noqa: S311 - play, not secrecy
    rooms = Workshop.objects.filter(
        state=Workshop.State.OPEN, seats__simulated=True, beat__closed=False
    )
    return sum(_play(workshop, rng) for workshop in rooms.select_related("beat").distinct())


def _play(workshop: Workshop, rng: Random) -> int:
    """A room whose seats are sealed under another key is over; the others go on."""
    try:
        return _some_give(workshop, rng)
    except SealBrokenError:
        return 0


def _some_give(workshop: Workshop, rng: Random) -> int:
    beat = workshop.beat
    if beat is None:
        return 0
    beat.workshop = workshop
    waiting = list(_silent(workshop, beat))
    seats = workshop.seats.filter(simulated=True, left=False).count()
    minutes = beat.minutes // (beat.step.passes + 1)
    some = rng.sample(waiting, min(len(waiting), how_many(seats, minutes, rng)))
    return sum(give_one(seat, beat, rng) for seat in some)


def how_many(seats: int, minutes: int, rng: Random) -> int:
    """How many give at one round of the worker, so that half the advised time is enough for all."""
    share = seats * ROUND_SECONDS / (30 * max(minutes, 1))
    return int(share) + (rng.random() < share % 1)


def _silent(workshop: Workshop, beat: Beat) -> QuerySet[Seat]:
    if beat.step.passes:
        writing = beat.sheets.filter(ready=False).values("holder_id")
        return workshop.seats.filter(simulated=True, left=False, pk__in=writing)
    heard = Given.objects.filter(beat=beat).values("seat_id")
    return workshop.seats.filter(simulated=True, left=False).exclude(pk__in=heard)


def give_one(seat: Seat, beat: Beat, rng: Random) -> bool:
    """Let one simulated seat give once, as its browser would."""
    step, kind = beat.step, beat.step.behaviour
    if (
        not kind.gives
        or not kind.asks_seats(step.settings)
        or (step.by and seat.role and step.by != seat.role)
    ):
        return False
    body = kind.simulate(step.settings, screens.scene(beat, seat.language, seat), rng)
    if body is None:
        return False
    try:
        give.contribute(seat, beat, body, key=uuid4())
    except give.RefusedError:
        return False
    if screens.goes_round(beat):
        passing.be_ready(seat)
    return True
