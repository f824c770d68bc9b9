"""Who is there with whom: the small groups of a room, and the fellows of a seat. Reads only."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _

from talkoot.stepkinds.base import Fellow
from talkoot.workshops.models import Beat, Given, Seat, Workshop


@dataclass(frozen=True, slots=True)
class Table:
    """A small group as the host sees it: how many, not who."""

    number: int
    here: int
    done: bool


def tables(workshop: Workshop) -> list[Table]:
    here = models.Count("seats", filter=models.Q(seats__left=False))
    groups = workshop.groups.annotate(here=here).order_by("number")
    return [Table(group.number, group.here, group.done) for group in groups]


def table_names(workshop: Workshop) -> tuple[tuple[str, str], ...]:
    return tuple(
        (
            str(table.number),
            _("Group %(number)d, %(here)d here") % {"number": table.number, "here": table.here},
        )
        for table in tables(workshop)
    )


def fellows(seat: Seat, beat: Beat) -> tuple[Fellow, ...]:
    """The seats of one's small group, in the order of their turns.

    Where people go round more than once, those are heard who have had their turn in this round.
    """
    if seat.group_id is None:
        return ()
    members = list(Seat.objects.filter(group_id=seat.group_id, left=False).order_by("pk"))
    taken = dict(Given.objects.filter(beat=beat).values_list("seat_id", "count"))
    speakers = [one for one in members if beat.step.by in (None, one.role)]
    least = min((taken.get(one.pk, 0) for one in speakers), default=0)
    full = least if least < beat.step.turns else 0
    numbered = list(enumerate(members, start=1))
    if beat.step.orders_turns:
        before = _turns_before(beat, members)
        numbered.sort(key=lambda one: before[one[1].pk])
    return tuple(
        Fellow(
            id=str(member.pk),
            name=member.nickname or _("Seat %(number)d") % {"number": number},
            role=member.role,
            is_me=member.pk == seat.pk,
            heard=taken.get(member.pk, 0) > full,
        )
        for number, member in numbered
    )


def _turns_before(beat: Beat, members: list[Seat]) -> Counter[UUID]:
    """How often each has spoken in the steps before this one, where all could hear it."""
    earlier = [
        one
        for one in beat.workshop.beats.filter(position__lt=beat.position)
        if one.step.orders_turns and one.step.privacy not in ("anonymous", "private")
    ]
    spoken = Given.objects.filter(beat__in=earlier, seat__in=members)
    return Counter(spoken.values_list("seat_id", flat=True))
