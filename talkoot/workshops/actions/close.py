"""End a workshop: release what may be, keep summary, evidence and promises, forget the rest."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from talkoot.live import log
from talkoot.methods.asked import asked
from talkoot.practice.actions import keep_commitment, look, record_evidence
from talkoot.workshops import results, screens, stations
from talkoot.workshops.actions import release, roster
from talkoot.workshops.actions.lock import locked
from talkoot.workshops.mixed import mixed_groups
from talkoot.workshops.models import Beat, Given, Photo, Workshop


@transaction.atomic
def close(workshop: Workshop) -> bool:
    """Close the room for good. Closing twice changes nothing."""
    room = locked(workshop)
    if room.state != Workshop.State.OPEN:
        return False
    _release_everything(room)
    withheld = _erase_unreleased(room)
    room.summary = summarise(room) | {"withheld": withheld}
    if room.by_unit:
        room.summary["units"] = results.of_units(room)
    _shut(room)
    if not room.rehearsal:
        _leave_behind(room)
    _forget_who_was_heard(room)
    Photo.objects.filter(contribution__workshop=room).delete()
    roster.forget(room)
    log.purge(room.room_id)
    return True


def _release_everything(workshop: Workshop) -> None:
    if workshop.beat:
        workshop.beat.state = Beat.State.DONE
        workshop.beat.ended_at = timezone.now()
        workshop.beat.save(update_fields=["state", "ended_at"])
    if workshop.mode == Workshop.Mode.OPEN:
        begun = workshop.beats.filter(state=Beat.State.CURRENT)
        begun.update(state=Beat.State.DONE, ended_at=timezone.now())
    for beat in workshop.beats.all():
        beat.workshop = workshop
        release.close(beat)
        beat.save(update_fields=["closed", "released_at"])


def _erase_unreleased(workshop: Workshop) -> int:
    """Erase what nobody else was to read; return how much was too little to be shown."""
    private = [beat.pk for beat in workshop.beats.all() if beat.step.privacy == "private"]
    workshop.contributions.filter(beat__in=private, promoted=False).delete()
    return workshop.contributions.filter(released=False).delete()[0]


def _shut(workshop: Workshop) -> None:
    workshop.state = Workshop.State.CLOSED
    workshop.door_open = False
    workshop.code = workshop.secret = None
    workshop.beat = None
    workshop.closed_at = timezone.now()
    workshop.scrub_due = timezone.now()
    workshop.save()


def _forget_who_was_heard(workshop: Workshop) -> None:
    Given.objects.filter(seat__workshop=workshop).delete()
    workshop.seats.update(heard=False, hand_up=False, sends=0, sends_minute=0)


def summarise(workshop: Workshop) -> dict[str, Any]:
    """Everything the room may keep, as plain data: it is read from here, never from the source."""
    took_part = workshop.seats.filter(Q(left=False) | Q(heard=True))
    people = list(took_part.values_list("people", "heard"))
    return {
        "people": sum(number for number, _heard in people),
        "heard": sum(number for number, heard in people if heard),
        "hidden": workshop.contributions.filter(Q(hidden=True) | Q(held=True)).count(),
        "beats": [_told(beat) for beat in workshop.beats.all() if beat.state == Beat.State.DONE],
        **mixed_groups(workshop),
    }


def _told(beat: Beat) -> dict[str, Any]:
    step = beat.step
    shared = step.privacy not in screens.KEPT or bool(screens.readable(beat))
    return {
        "step": step.id,
        "round": beat.round,
        "kind": step.kind,
        "title": step.title.model_dump(),
        "items": [item.text for item in screens.items(beat)] if shared else [],
        "summary": screens.summary(beat).model_dump(mode="json") if shared else None,
        "stations": stations.left_behind(beat),
    }


def _leave_behind(workshop: Workshop) -> None:
    """Write evidence records, and keep what was committed to."""
    for beat in workshop.beats.filter(state=Beat.State.DONE):
        beat.workshop = workshop
        if not beat.step.behaviour.gives:
            continue
        found = screens.readable(beat)
        if not found:
            continue
        evidence = record_evidence(
            workshop.programme,
            source=workshop.pk,
            kind=beat.step.kind,
            title=f"{workshop.title} – {asked(workshop.method, beat.step)}",
            body=_told(beat),
            found_on=timezone.localdate(),
        )
        _keep_looks(workshop, beat)
        for body in screens.bodies(found, beat):
            kept = beat.step.behaviour.promise(beat.step.settings, body)
            if kept:
                keep_commitment(workshop.programme, evidence=evidence, **kept)


def _keep_looks(workshop: Workshop, beat: Beat) -> None:
    """Keep beside each promise how many saw it done. Only promises of this very programme."""
    looks = beat.step.behaviour.looks(beat.step.settings, screens.summary(beat))
    known = {str(one.pk): one for one in workshop.programme.commitments.all()} if looks else {}
    for one in looks:
        if promise := known.get(one.item):
            look(
                promise,
                source=workshop.pk,
                on=timezone.localdate(),
                done=one.done,
                partly=one.partly,
                unseen=one.unseen,
            )
