"""Seat people in small groups, and give them their roles there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import SystemRandom
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q

from talkoot.live import log
from talkoot.methods.definition import Method
from talkoot.stepkinds.assign import kind as assign
from talkoot.workshops import grouping
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
    if words.doubling and workshop.groups.exists():
        _seat(workshop, grouping.doubled(_members(workshop)))
    elif words.chosen:
        _lay_tables(workshop, *_bounds(workshop.method, words.size))
    elif workshop.method.groups or words.size:
        smallest, largest = _bounds(workshop.method, words.size)
        mix = "units" in words.mixing
        _seat(
            workshop,
            _dealt(workshop, smallest, largest, mix_units=mix, manager_apart=words.manager_apart),
        )


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
        _deal_roles(workshop.method, group)


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
    if not isinstance(words, assign.Settings) or not workshop.groups.exists():
        return
    _smallest, largest = _bounds(workshop.method, words.size)
    present = dict(workshop.groups.annotate(here=PRESENT).values_list("pk", "here"))
    for seat in workshop.seats.filter(left=False, group=None):
        table = min(present, key=lambda pk: (not 0 < present[pk] < largest, present[pk], pk))
        Seat.objects.filter(pk=seat.pk).update(group=table, role=rest_role(workshop.method))
        present[table] += 1
    for group in workshop.groups.all():
        _fill_roles(workshop.method, group)


def sit_late(workshop: Workshop, seat: Seat) -> None:
    """A late joiner lands in the smallest group that has people. Call under the lock."""
    groups = list(workshop.groups.annotate(here=PRESENT).order_by("number"))
    if not groups:
        return
    smallest = min(groups, key=lambda one: (not one.here, one.here))
    Seat.objects.filter(pk=seat.pk).update(group=smallest, role=rest_role(workshop.method))
    _fill_roles(workshop.method, smallest)
    seat.refresh_from_db()
    log.append(workshop.room_id, ("seat", {"t": "group", "group": smallest.number}))


def _deal_roles(method: Method, group: Group) -> None:
    members = list(group.seats.filter(left=False).order_by("pk").values_list("pk", flat=True))
    single = [role.id for role in method.roles if role.seats == "one"]
    for member, role in grouping.roles(members, single, rest_role(method), 0).items():
        Seat.objects.filter(pk=member).update(role=role)


def rest_role(method: Method) -> str:
    """The role of everybody who has no role of her own."""
    return next((role.id for role in method.roles if role.seats == "rest"), "")


def next_round(workshop: Workshop, beat: Beat) -> None:
    """When a new round begins, its rotating role goes to the next member. Call under the lock."""
    if beat.started_at is None and (role := _rotating(workshop, beat)):
        for group in workshop.groups.all():
            _pass_on(group, role, 1)


def undo_round(workshop: Workshop, beat: Beat) -> None:
    """When the move into a round is undone before anybody gave, the role goes back as well.

    The beat has then never begun: the next move passes the role on again. Call under the lock.
    """
    role = _rotating(workshop, beat)
    if not role or beat.given.exists():
        return
    for group in workshop.groups.all():
        _pass_on(group, role, -1)
    Beat.objects.filter(pk=beat.pk).update(started_at=None)


def _rotating(workshop: Workshop, beat: Beat) -> str | None:
    """The role that passes on with this beat, when it is the first of a later round to begin."""
    rounds = beat.step.rounds
    block = next((one for one in workshop.method.rounds if one.id == rounds), None)
    if block is None or beat.round == 1:
        return None
    steps = [one.id for one in workshop.method.steps if one.rounds == block.id]
    others = workshop.beats.filter(step_id__in=steps, round=beat.round).exclude(pk=beat.pk)
    return None if others.exclude(started_at=None).exists() else block.rotate


def _pass_on(group: Group, role: str, places: int) -> None:
    """A member further on in the circle takes the role, and leaves her own to whoever had it."""
    members = list(group.seats.filter(left=False).order_by("pk"))
    place = next((at for at, member in enumerate(members) if member.role == role), None)
    if place is None or len(members) < 2:
        return
    holder, heir = members[place], members[(place + places) % len(members)]
    holder.role, heir.role = heir.role, holder.role
    Seat.objects.bulk_update((holder, heir), ["role"])


def hand_on(seat: Seat) -> None:
    """Whoever leaves her group leaves a single role to one who has none. Call under the lock."""
    if seat.group is None or not seat.role or seat.role == rest_role(seat.workshop.method):
        return
    heir = seat.group.seats.filter(left=False, role=rest_role(seat.workshop.method))
    if chosen := heir.exclude(pk=seat.pk).order_by("pk").first():
        Seat.objects.filter(pk=chosen.pk).update(role=seat.role)


def choose(seat: Seat, *, group: str = "", role: str = "") -> None:
    """Sit where and as one said in an assign step. What is not there to choose is passed over."""
    if group.isdecimal():
        choose_group(seat, int(group))
        seat.refresh_from_db()
    if role:
        choose_role(seat, role)


@transaction.atomic
def choose_role(seat: Seat, role: str) -> bool:
    """Take a role; whoever held it takes the chooser's."""
    room = locked(seat.workshop)
    role_of = {one.id: one for one in room.method.roles}
    if role not in role_of or seat.group is None or role == seat.role:
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
    if group is None or group == seat.group:
        return False
    hand_on(seat)
    Seat.objects.filter(pk=seat.pk).update(group=group, role=rest_role(room.method))
    _fill_roles(room.method, group)
    log.append(room.room_id, ("all", {"t": "groups"}))
    return True


def _fill_roles(method: Method, group: Group) -> None:
    """Give the single roles nobody has to those who have none."""
    rest = rest_role(method)
    held = set(group.seats.filter(left=False).values_list("role", flat=True))
    for role in method.roles:
        if role.seats == "one" and role.id not in held:
            heir = group.seats.filter(left=False, role__in=("", rest)).order_by("pk").first()
            if heir:
                Seat.objects.filter(pk=heir.pk).update(role=role.id)


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
