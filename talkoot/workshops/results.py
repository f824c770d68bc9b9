"""What came of interim tasks, for the brief of the workshop that follows. Reads only."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from talkoot.ground.texts import pick
from talkoot.programmes.models import Programme
from talkoot.workshops import screens
from talkoot.workshops.models import Beat, Workshop

TASK = "task-"  # ids of the cards that came of one
MOST = 40  # cards of one task


def of_units(workshop: Workshop) -> list[dict[str, Any]]:
    """What each unit brought, as it is kept when the task closes. A unit is no person."""
    found = []
    for beat in workshop.beats.filter(state=Beat.State.DONE):
        beat.workshop = workshop
        if beat.step.privacy not in ("seat", "named") or not beat.step.behaviour.gives:
            continue
        kind, settings = beat.step.behaviour, beat.step.settings
        shown = screens.readable(beat)
        for one, body in zip(shown, screens.bodies(shown, beat), strict=True):
            unit = one.seat.unit if one.seat else None
            found += [
                {"unit": unit.names if unit else {}, "text": text}
                for text in kind.cards(settings, body)
            ]
    return found


def tasks(programme: Programme) -> QuerySet[Workshop]:
    """The interim tasks of a programme that have closed, the newest first."""
    closed = Workshop.objects.filter(programme=programme, state=Workshop.State.CLOSED)
    return closed.filter(by_unit=True, rehearsal=False).order_by("-closed_at")


def unseen(programme: Programme) -> list[Workshop]:
    """Those whose results no workshop has had before it."""
    briefs = Workshop.objects.filter(programme=programme).exclude(brief=None)
    seen = {card["id"] for workshop in briefs for card in workshop.brief or ()}
    return [task for task in tasks(programme) if not any(of(task) in one for one in seen)]


def of(task: Workshop) -> str:
    return f"{TASK}{task.pk.hex}"


def cards(task: Workshop) -> list[dict[str, str]]:
    """The cards of a task, each with the name of its unit."""
    brought = (task.summary or {}).get("units", [])[:MOST]
    return [
        {"id": f"{of(task)}-{place}", "text": one["text"], "owner": pick(one["unit"]), "due": ""}
        for place, one in enumerate(brought)
    ]
