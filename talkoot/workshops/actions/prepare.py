"""Make a workshop, write its agenda, open its door."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from talkoot.ground import codes
from talkoot.live import log
from talkoot.methods import library
from talkoot.people.models import Person
from talkoot.practice.actions import open_commitments
from talkoot.practice.models import Commitment
from talkoot.programmes.models import Programme
from talkoot.workshops import agenda
from talkoot.workshops.models import Beat, Workshop

LINE = "line-"  # ids of the cards that are no promises


@transaction.atomic
def prepare(
    programme: Programme,
    source: str,
    host: Person,
    *,
    title: str,
    place: str = "",
    starts_at: datetime | None = None,
    short: bool = False,
    rehearsal: bool = False,
) -> Workshop:
    """Pin the method's source and write its agenda as rows."""
    method = library.parse(source)
    workshop = Workshop.objects.create(
        programme=programme,
        room=log.create_room(),
        title=title,
        place=place,
        starts_at=starts_at,
        method_source=source,
        short=short,
        rehearsal=rehearsal,
    )
    workshop.hosts.add(host)
    Beat.objects.bulk_create(
        Beat(
            workshop=workshop,
            position=position,
            step_id=beat.step.id,
            round=beat.round,
            minutes=beat.minutes,
        )
        for position, beat in enumerate(agenda.plan(method, short=short), start=1)
    )
    return workshop


def open_room(workshop: Workshop) -> None:
    """Give the workshop its code and secret, and let people in. Opening twice changes nothing."""
    if workshop.state != Workshop.State.PLANNED:
        return
    for _try in range(5):
        try:
            with transaction.atomic():
                _open(workshop)
                return
        except IntegrityError:  # somebody else has this code today
            continue
    raise RuntimeError("no free join code was found")


def _open(workshop: Workshop) -> None:
    workshop.state = Workshop.State.OPEN
    workshop.door_open = True
    workshop.code = codes.join_code()
    workshop.secret = codes.secret()
    workshop.opened_at = timezone.now()
    if workshop.brief is None:
        workshop.brief = brief_of(open_commitments(workshop.programme))
    workshop.save()
    log.append(workshop.room_id, ("all", {"t": "opened"}))


def brief_of(commitments: Iterable[Commitment], lines: Iterable[str] = ()) -> list[dict[str, str]]:
    """The cards a workshop opens with: what was promised, then findings and questions."""
    promised = [
        {
            "id": str(commitment.pk),
            "text": commitment.what,
            "owner": commitment.owner,
            "due": commitment.due_on.isoformat() if commitment.due_on else "",
        }
        for commitment in commitments
    ]
    brought = [
        {"id": f"{LINE}{number}", "text": line, "owner": "", "due": ""}
        for number, line in enumerate(lines, start=1)
    ]
    return promised + brought


def bring(workshop: Workshop, commitments: Iterable[Commitment], lines: Iterable[str]) -> None:
    """Choose what is brought to the room before it opens."""
    workshop.brief = brief_of(commitments, lines)
    workshop.save(update_fields=["brief"])


@transaction.atomic
def set_door(workshop: Workshop, *, is_open: bool) -> None:
    workshop.door_open = is_open
    workshop.save(update_fields=["door_open"])
    log.append(workshop.room_id, ("host", {"t": "people"}), ("wall", {"t": "people"}))


def add_host(workshop: Workshop, person: Person) -> None:
    """A co-host may do everything the host may: a room never hangs on one laptop."""
    workshop.hosts.add(person)


def remove_host(workshop: Workshop, person: Person) -> bool:
    """Let a host go; the last one stays."""
    if workshop.hosts.count() < 2:
        return False
    workshop.hosts.remove(person)
    return True
