"""Workshops of the demo that are open for days: one under way, and a task between two events."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from django.utils import timezone

from talkoot.methods import library
from talkoot.people.models import Person, Unit
from talkoot.programmes.models import Programme
from talkoot.workshops.actions import days, join, prepare, rehearse, roster
from talkoot.workshops.models import Beat, Seat, Workshop

CAME = 14  # of those who are asked, by now
TASK = "Kokeilkaa kahden viikon ajan yhtä tapaa, joka rauhoittaa taukoja."


def under_way(programme: Programme, host: Person, asked: list[Unit], rng: Random) -> Workshop:
    """People have given what the first steps ask; the steps that take it up have just opened."""
    today = timezone.localdate()
    workshop = prepare.prepare(
        programme,
        library.source_of("themes-with-staff"),
        host,
        title="Mistä puhumme keväällä?",
        opens_on=today - timedelta(days=3),
        closes_on=today + timedelta(days=6),
    )
    prepare.open_room(workshop)
    roster.invite(workshop, roster.people_of(asked))
    rehearse.seat_simulated(workshop, CAME, rng, invented=True)
    _all_give(workshop, rng)
    days.go_on(workshop, seen=0)
    _all_give(workshop, rng, most=4)
    return workshop


def interim_task(programme: Programme, host: Person, units: list[Unit], rng: Random) -> Workshop:
    """Some units have entered what they tried."""
    today = timezone.localdate()
    workshop = prepare.prepare(
        programme,
        library.source_of("interim-task"),
        host,
        title="Kahden viikon kokeilu tauoista",
        opens_on=today - timedelta(days=9),
        closes_on=today + timedelta(days=10),
        by_unit=True,
    )
    prepare.bring(workshop, (), [TASK])
    prepare.open_room(workshop)
    for unit in units:
        name = str(unit)
        join.take_seat(
            workshop, nickname=name, unit=unit, people=rng.randint(6, 20), simulated=True
        )
    _all_give(workshop, rng)
    return workshop


def _all_give(workshop: Workshop, rng: Random, most: int | None = None) -> None:
    room = Workshop.objects.get(pk=workshop.pk)
    seats = list(Seat.objects.filter(workshop=room).order_by("nickname", "unit__code"))[:most]
    for beat in room.beats.filter(state=Beat.State.CURRENT):
        beat.workshop = room
        for seat in seats:
            seat.workshop = room
            rehearse.give_one(seat, beat, rng)
