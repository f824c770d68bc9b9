"""What one seat has to do in an open workshop: the steps, how far she is, and until when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from talkoot.workshops import screens
from talkoot.workshops.models import Beat, Seat, Workshop

TO_DO, DONE, COMING, ENDED, READ = "to-do", "done", "coming", "ended", "read"


@dataclass(frozen=True, slots=True)
class Task:
    """A row of the checklist. What is done is known from what was given, and from nothing else."""

    beat: Beat
    title: str
    state: str
    on: date | None = None  # the last day, or the first one of what is still to come
    more: int = 0  # cards that may still be added
    shows: bool = False  # what the others gave may be read


def tasks(seat: Seat, language: str) -> list[Task]:
    """The steps that are there for her, in the order of the method."""
    workshop = seat.workshop
    given = dict(seat.given.values_list("beat_id", "count"))
    beats = asked(workshop)
    last = _last_days(beats)
    return [_task(beat, given.get(beat.pk, 0), language, last) for beat in beats]


def asked(workshop: Workshop) -> list[Beat]:
    """The steps of the days: all of them, or those a led room left open for latecomers."""
    beats = workshop.beats.exclude(state=Beat.State.SKIPPED)
    found = list(beats.filter(late=True) if workshop.late_until else beats)
    for beat in found:
        beat.workshop = workshop
    return found


def _last_days(beats: Iterable[Beat]) -> dict[int, date | None]:
    return {beat.stage: beat.due_on for beat in beats}


def _task(beat: Beat, count: int, language: str, last: dict[int, date | None]) -> Task:
    step, kind = beat.step, beat.step.behaviour
    state = _state(beat, count)
    on = last.get(beat.stage - 1) if state == COMING else beat.due_on
    left = kind.allowance(step.settings) - count if kind.many and state == DONE else 0
    return Task(
        beat=beat,
        title=step.title.text(language),
        state=state,
        on=on,
        more=max(left, 0) if screens.is_open(beat) else 0,
        shows=step.privacy != "private" and beat.contributions.filter(released=True).exists(),
    )


def _state(beat: Beat, count: int) -> str:
    if beat.state == Beat.State.COMING:
        return COMING
    if not beat.step.behaviour.gives:
        return READ
    if count:
        return DONE
    return TO_DO if screens.is_open(beat) else ENDED


def screen(seat: Seat, language: str) -> dict[str, Any]:
    """The context of the checklist."""
    rows = tasks(seat, language)
    to_do = [one for one in rows if one.state == TO_DO]
    gives = [one for one in rows if one.state != READ]
    return {
        "workshop": seat.workshop,
        "seat": seat,
        "language": language,
        "since": seat.workshop.room.version,
        "present": 1,
        "tasks": rows,
        "next": to_do[0] if to_do else None,
        "done": sum(one.state == DONE for one in gives),
        "of": len(gives),
        "coming": any(one.state == COMING for one in rows),
    }


def following(seat: Seat, beat: Beat | None, language: str) -> Task | None:
    """What waits for her besides the step she is in."""
    rows = tasks(seat, language)
    to_do = (one for one in rows if one.state == TO_DO and (beat is None or one.beat.pk != beat.pk))
    return next(to_do, None)
