"""Deal the seats into groups and roles."""

from __future__ import annotations

from random import SystemRandom

from django.db import transaction

from talkoot.live import log
from talkoot.workshops import grouping
from talkoot.workshops.actions.move import locked
from talkoot.workshops.models import Group, Seat, Workshop


@transaction.atomic
def deal_groups(
    workshop: Workshop,
    *,
    smallest: int,
    largest: int,
    mix_units: bool = True,
    manager_apart: bool = False,
) -> int:
    """Form groups anew and return how many there are."""
    room = locked(workshop)
    seats = list(room.seats.filter(left=False))
    sitters = [
        grouping.Sitter(seat.pk, seat.unit_id if mix_units else None, seat.is_manager)
        for seat in seats
    ]
    dealt = grouping.mixed(
        sitters, smallest, largest, manager_apart=manager_apart, rng=SystemRandom()
    )
    room.groups.all().delete()
    for number, members in enumerate(dealt, start=1):
        group = Group.objects.create(workshop=room, number=number)
        Seat.objects.filter(pk__in=members).update(group=group)
        deal_roles(room, group, turn=0)
    log.append(room.room_id, ("all", {"t": "groups"}))
    return len(dealt)


def deal_roles(workshop: Workshop, group: Group, *, turn: int) -> None:
    """Give each single role to one member, starting `turn` places on."""
    roles = workshop.method.roles
    if not roles:
        return
    members = sorted(group.seats.filter(left=False).values_list("pk", flat=True))
    single = [role.id for role in roles if role.seats == "one"]
    rest = next((role.id for role in roles if role.seats == "rest"), "")
    for member, role in grouping.roles(members, single, rest, turn).items():
        Seat.objects.filter(pk=member).update(role=role)


@transaction.atomic
def rotate_roles(workshop: Workshop, turn: int) -> None:
    """Pass the roles on: the next member brings her case."""
    room = locked(workshop)
    for group in room.groups.all():
        deal_roles(room, group, turn=turn)
    log.append(room.room_id, ("all", {"t": "groups"}))


@transaction.atomic
def choose_role(seat: Seat, role: str) -> bool:
    """Take a role; whoever held it takes the chooser's."""
    room = locked(seat.workshop)
    role_of = {one.id: one for one in room.method.roles}
    if role not in role_of or seat.group is None:
        return False
    if role_of[role].seats == "one":
        seat.group.seats.filter(role=role).exclude(pk=seat.pk).update(role=seat.role)
    Seat.objects.filter(pk=seat.pk).update(role=role)
    log.append(room.room_id, ("seat", {"t": "group", "group": seat.group.number}))
    return True


@transaction.atomic
def choose_group(seat: Seat, number: int) -> bool:
    """Sit down at another group's table."""
    room = locked(seat.workshop)
    group = room.groups.filter(number=number).first()
    if group is None:
        return False
    rest = next((role.id for role in room.method.roles if role.seats == "rest"), "")
    Seat.objects.filter(pk=seat.pk).update(group=group, role=rest)
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
