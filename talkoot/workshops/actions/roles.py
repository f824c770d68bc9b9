"""Give people their roles in a small group, and pass them on."""

from __future__ import annotations

from django.db import transaction

from talkoot.live import log
from talkoot.methods.definition import Method
from talkoot.workshops import grouping
from talkoot.workshops.actions.lock import locked
from talkoot.workshops.models import Beat, Group, Seat, Workshop


def deal(method: Method, group: Group) -> None:
    """Give each single role of the method to one member, and the others the rest's."""
    members = list(group.seats.filter(left=False).order_by("pk").values_list("pk", flat=True))
    single = [role.id for role in method.roles if role.seats == "one"]
    for member, role in grouping.roles(members, single, of_the_rest(method)).items():
        Seat.objects.filter(pk=member).update(role=role)


def of_the_rest(method: Method) -> str:
    """The role of everybody who has no role of her own."""
    return next((role.id for role in method.roles if role.seats == "rest"), "")


def fill(method: Method, group: Group) -> None:
    """Give the single roles nobody has to those who have none."""
    rest = of_the_rest(method)
    held = set(group.seats.filter(left=False).values_list("role", flat=True))
    for role in method.roles:
        if role.seats == "one" and role.id not in held:
            heir = group.seats.filter(left=False, role__in=("", rest)).order_by("pk").first()
            if heir:
                Seat.objects.filter(pk=heir.pk).update(role=role.id)


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
    if seat.group is None or not seat.role or seat.role == of_the_rest(seat.workshop.method):
        return
    heir = seat.group.seats.filter(left=False, role=of_the_rest(seat.workshop.method))
    if chosen := heir.exclude(pk=seat.pk).order_by("pk").first():
        Seat.objects.filter(pk=chosen.pk).update(role=seat.role)


@transaction.atomic
def choose(seat: Seat, role: str) -> bool:
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
