"""Seat people in small groups."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import SystemRandom
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q

from talkoot.ground.numbers import whole
from talkoot.live import log
from talkoot.methods.definition import Method
from talkoot.stepkinds.assign import kind as assign
from talkoot.workshops import grouping
from talkoot.workshops.actions import roles, visiting
from talkoot.workshops.actions.lock import locked
from talkoot.workshops.models import Beat, Group, Seat, Workshop

PAIR = 2
PRESENT = Count("seats", filter=Q(seats__left=False))


@transaction.atomic
def deal_groups(
    workshop: Workshop,
    *,
    smallest: int,
    largest: int,
    mix_units: bool = True,
    manager_apart: bool = False,
) -> int:
    """Form groups anew, as the host asks, and return how many there are."""
    room = locked(workshop)
    dealt = _dealt(room, smallest, largest, mix_units=mix_units, manager_apart=manager_apart)
    _seat(room, dealt)
    log.append(room.room_id, ("all", {"t": "groups"}))
    return len(dealt)


def arrange(workshop: Workshop, beat: Beat) -> None:
    """Form the groups that an assign step asks for. The caller holds the lock, and tells the room.

    A beat that is returned to keeps the groups it formed the first time.
    """
    words = beat.step.settings
    if not isinstance(words, assign.Settings) or beat.started_at:
        return
    if not (words.stations and (words.chosen or (beat.round > 1 and workshop.groups.exists()))):
        _form(workshop, words)
    if words.stations:
        visiting.send(workshop, beat, chosen=words.chosen)


def _form(workshop: Workshop, words: assign.Settings) -> None:
    if words.doubling and workshop.groups.exists():
        _seat(workshop, grouping.doubled(_members(workshop)))
    elif words.chosen:
        _lay_tables(workshop, *_bounds(workshop.method, words.size))
    elif workshop.method.groups or words.size:
        smallest, largest = _bounds(workshop.method, words.size)
        if words.stations:
            largest = _fit_for_stations(workshop, smallest, largest, len(words.stations))
        mix = "units" in words.mixing
        _seat(
            workshop,
            _dealt(workshop, smallest, largest, mix_units=mix, manager_apart=words.manager_apart),
        )


def _fit_for_stations(workshop: Workshop, smallest: int, largest: int, stations: int) -> int:
    """Most in a group so that no station is empty, where there are people enough."""
    present = workshop.seats.filter(left=False).count()
    return max(smallest, min(largest, -(-present // stations)))


def _bounds(method: Method, size: int | None) -> tuple[int, int]:
    """Fewest and most in a group; an odd one out makes a pair a trio, never sits alone."""
    smallest, largest = (method.groups.smallest, method.groups.largest) if method.groups else (2, 6)
    if size is None:
        return smallest, largest
    return min(smallest, size), max(size, PAIR)


def _dealt(
    workshop: Workshop, smallest: int, largest: int, *, mix_units: bool, manager_apart: bool
) -> list[list[UUID]]:
    seats = workshop.seats.filter(left=False)
    sitters = [
        grouping.Sitter(seat.pk, seat.unit_id if mix_units else None, seat.is_manager)
        for seat in seats
    ]
    return grouping.mixed(
        sitters, smallest, largest, manager_apart=manager_apart, rng=SystemRandom()
    )


def _members(workshop: Workshop) -> list[list[UUID]]:
    seats = Seat.objects.filter(left=False).order_by("pk")
    return [
        list(seats.filter(group=group).values_list("pk", flat=True))
        for group in workshop.groups.order_by("number")
    ]


def _seat(workshop: Workshop, dealt: Sequence[Iterable[UUID]]) -> None:
    workshop.groups.all().delete()
    for number, members in enumerate(dealt, start=1):
        group = Group.objects.create(workshop=workshop, number=number)
        Seat.objects.filter(pk__in=list(members)).update(group=group)
        roles.deal(workshop.method, group)


def _lay_tables(workshop: Workshop, smallest: int, largest: int) -> None:
    """Groups that people choose: as many as are needed, and empty."""
    workshop.groups.all().delete()
    present = workshop.seats.filter(left=False).count()
    tables = max(len(grouping.sizes(present, smallest, largest)), PAIR)
    for number in range(1, tables + 1):
        Group.objects.create(workshop=workshop, number=number)


def place_rest(workshop: Workshop, beat: Beat) -> None:
    """When an assign step is left, whoever chose no table is given one. Call under the lock.

    People fill a table where others sit before they begin another.
    """
    words = beat.step.settings
    if not isinstance(words, assign.Settings):
        return
    if words.stations:
        visiting.send_rest(workshop, beat)
    if not workshop.groups.exists():
        return
    _smallest, largest = _bounds(workshop.method, words.size)
    present = dict(workshop.groups.annotate(here=PRESENT).values_list("pk", "here"))
    for seat in workshop.seats.filter(left=False, group=None):
        table = min(present, key=lambda pk: (not 0 < present[pk] < largest, present[pk], pk))
        Seat.objects.filter(pk=seat.pk).update(group=table, role=roles.of_the_rest(workshop.method))
        present[table] += 1
    for group in workshop.groups.all():
        roles.fill(workshop.method, group)


def sit_late(workshop: Workshop, seat: Seat) -> None:
    """A late joiner lands in the smallest group that has people. Call under the lock."""
    groups = list(workshop.groups.annotate(here=PRESENT).order_by("number"))
    if not groups:
        return
    smallest = min(groups, key=lambda one: (not one.here, one.here))
    Seat.objects.filter(pk=seat.pk).update(group=smallest, role=roles.of_the_rest(workshop.method))
    roles.fill(workshop.method, smallest)
    seat.refresh_from_db()
    log.append(workshop.room_id, ("seat", {"t": "group", "group": smallest.number}))


def choose(seat: Seat, beat: Beat, body: assign.Body) -> None:
    """Sit where and as one said in an assign step. What is not there to choose is passed over."""
    group, role = body.group, body.role
    if body.station:
        visiting.choose(seat, beat, body.station)
    if (number := whole(group)) is not None:
        choose_group(seat, number)
        seat.refresh_from_db()
    if role:
        roles.choose(seat, role)


@transaction.atomic
def choose_group(seat: Seat, number: int) -> bool:
    """Sit down at another group's table."""
    room = locked(seat.workshop)
    group = room.groups.filter(number=number).first()
    if group is None or group == seat.group:
        return False
    roles.hand_on(seat)
    Seat.objects.filter(pk=seat.pk).update(group=group, role=roles.of_the_rest(room.method))
    roles.fill(room.method, group)
    log.append(room.room_id, ("all", {"t": "groups"}))
    return True


@transaction.atomic
def say_done(seat: Seat) -> None:
    """The group is done before the others."""
    room = locked(seat.workshop)
    if seat.group:
        Group.objects.filter(pk=seat.group.pk).update(done=True)
        log.append(
            room.room_id,
            ("host", {"t": "people"}),
            ("seat", {"t": "group", "group": seat.group.number}),
        )
