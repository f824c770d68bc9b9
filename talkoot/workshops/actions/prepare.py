"""Make a workshop, write its agenda, open its door."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from talkoot.ground import codes
from talkoot.ground import scrub as files
from talkoot.live import log
from talkoot.methods import library
from talkoot.people.models import Person
from talkoot.practice.actions import open_commitments
from talkoot.practice.models import Commitment
from talkoot.programmes.models import Module, Programme
from talkoot.workshops import agenda, results, scrub
from talkoot.workshops.actions import days
from talkoot.workshops.actions.lock import locked
from talkoot.workshops.models import Beat, Workshop

LINE = "line-"  # ids of the cards that are no promises
IDEA = "idea-"  # and of those from idea boxes: they stay when the rest is chosen anew


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
    opens_on: date | None = None,
    closes_on: date | None = None,
    by_unit: bool = False,
    module: Module | None = None,
) -> Workshop:
    """Pin the method's source and write its agenda as rows.

    With a day to close on, it is open at each one's own pace.
    """
    method = library.parse(source)
    if module is not None and module.programme_id != programme.pk:
        raise ValueError("a workshop belongs to a module of its own programme")
    workshop = Workshop.objects.create(
        programme=programme,
        room=log.create_room(),
        title=title,
        place=place,
        starts_at=starts_at,
        method_source=source,
        short=short,
        rehearsal=rehearsal,
        mode=Workshop.Mode.OPEN if closes_on else Workshop.Mode.LIVE,
        opens_on=opens_on,
        closes_on=closes_on,
        by_unit=by_unit,
        module=module,
    )
    workshop.hosts.add(host)
    planned = (
        agenda.plan_open(method, by_unit=by_unit) if closes_on else agenda.plan(method, short=short)
    )
    Beat.objects.bulk_create(
        Beat(
            workshop=workshop,
            position=position,
            step_id=beat.step.id,
            round=beat.round,
            minutes=beat.minutes,
            stage=beat.stage,
        )
        for position, beat in enumerate(planned, start=1)
    )
    return workshop


@transaction.atomic
def change(
    workshop: Workshop,
    *,
    title: str,
    starts_at: datetime | None = None,
    place: str = "",
    opens_on: date | None = None,
    closes_on: date | None = None,
) -> bool:
    """Change the plan, as long as the room has not opened."""
    room = locked(workshop)
    if room.state != Workshop.State.PLANNED:
        return False
    room.title, room.starts_at, room.place = title, starts_at, place
    if room.mode == Workshop.Mode.OPEN:
        room.opens_on, room.closes_on = opens_on, closes_on
    room.save(update_fields=["title", "starts_at", "place", "opens_on", "closes_on"])
    return True


@transaction.atomic
def call_off(workshop: Workshop) -> bool:
    """Take a plan away whole. A room that has opened is closed instead."""
    room = locked(workshop)
    if room.state != Workshop.State.PLANNED:
        return False
    remove(room)
    return True


def remove(room: Workshop) -> None:
    """Leave nothing of it. The caller holds the lock."""
    Workshop.objects.filter(pk=room.pk).update(beat=None)
    room.delete()
    log.purge(room.room_id)
    room.room.delete()
    files.due(*scrub.ERASED_FROM, Workshop)


def open_room(workshop: Workshop) -> None:
    """Give the workshop its code and secret, and let people in. Opening twice changes nothing."""
    for _try in range(5):
        try:
            with transaction.atomic():
                _open(locked(workshop))
        except IntegrityError:  # somebody else has this code today
            continue
        return workshop.refresh_from_db()
    raise RuntimeError("no free join code was found")


def _open(room: Workshop) -> None:
    if room.state != Workshop.State.PLANNED:
        return
    room.state = Workshop.State.OPEN
    room.door_open = True
    room.code = codes.join_code()
    room.secret = codes.secret()
    room.opened_at = timezone.now()
    if room.brief is None:
        tasks = results.unseen(room.programme)
        room.brief = brief_of(open_commitments(room.programme), tasks=tasks)
    room.save()
    if room.mode == Workshop.Mode.OPEN:
        days.begin(room)
    log.append(room.room_id, ("all", {"t": "opened"}))


def brief_of(
    commitments: Iterable[Commitment],
    lines: Iterable[str] = (),
    tasks: Iterable[Workshop] = (),
) -> list[dict[str, str]]:
    """The cards a workshop opens with: what was promised, then findings and questions.

    First come the promises of which it is time to ask how they went.
    """
    today = timezone.localdate()
    commitments = list(commitments)
    asked = {one.pk for one in commitments if one.check_on and one.check_on <= today}
    promised = [
        {
            "id": str(commitment.pk),
            "text": commitment.what,
            "owner": commitment.owner,
            "due": commitment.due_on.isoformat() if commitment.due_on else "",
            "asked": "yes" if commitment.pk in asked else "",
        }
        for commitment in sorted(commitments, key=lambda one: one.pk not in asked)
    ]
    brought = [
        {"id": f"{LINE}{number}", "text": line, "owner": "", "due": ""}
        for number, line in enumerate(lines, start=1)
    ]
    return promised + [card for task in tasks for card in results.cards(task)] + brought


@transaction.atomic
def bring(
    workshop: Workshop,
    commitments: Iterable[Commitment],
    lines: Iterable[str],
    tasks: Iterable[Workshop] = (),
) -> bool:
    """Choose what is brought to the room, as long as it has not opened."""
    room = locked(workshop)
    if room.state != Workshop.State.PLANNED:
        return False
    ideas = [card for card in room.brief or () if card["id"].startswith(IDEA)]
    room.brief = brief_of(commitments, lines, tasks) + ideas
    room.save(update_fields=["brief"])
    return True


@transaction.atomic
def set_door(workshop: Workshop, *, is_open: bool) -> None:
    """Let newcomers in, or no more of them. The door of a room that is not open stays as it is."""
    room = locked(workshop)
    if room.state != Workshop.State.OPEN:
        return
    room.door_open = is_open
    room.save(update_fields=["door_open"])
    log.append(room.room_id, ("host", {"t": "people"}), ("wall", {"t": "people"}))


def add_host(workshop: Workshop, person: Person) -> None:
    """A co-host may do everything the host may: a room never hangs on one laptop."""
    workshop.hosts.add(person)


@transaction.atomic
def remove_host(workshop: Workshop, person: Person) -> bool:
    """Let a host go; the last one stays."""
    locked(workshop)
    if workshop.hosts.count() < 2:
        return False
    workshop.hosts.remove(person)
    return True
