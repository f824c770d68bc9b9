"""What the host of an open workshop sees: the steps, their days, and how far people are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from talkoot.workshops import address, checklist, reminders, screens, voices, window
from talkoot.workshops.actions import days, moderate
from talkoot.workshops.actions.release import FEWEST
from talkoot.workshops.console import moderated
from talkoot.workshops.forms import BriefForm
from talkoot.workshops.models import Beat, Contribution, Roster, Workshop
from talkoot.workshops.open_forms import DaysForm


@dataclass(frozen=True, slots=True)
class Line:
    """A step as the host sees it."""

    beat: Beat
    title: str
    voice: voices.Voice | None  # none before it has begun, and where nobody gives anything
    cards: list[tuple[Contribution, str]]
    waits: bool
    held_back: bool

    @property
    def gives(self) -> bool:
        return self.beat.step.behaviour.gives


def overview(workshop: Workshop, language: str) -> dict[str, Any]:
    """The context of the host's page."""
    lines = [_line(beat, language) for beat in checklist.asked(workshop)]
    now = [one for one in lines if one.beat.state == Beat.State.CURRENT]
    coming = [one for one in lines if one.beat.state == Beat.State.COMING]
    method = workshop.method
    return {
        "workshop": workshop,
        "organisation": workshop.programme.organisation,
        "language": language,
        "lines": lines,
        "stage": now[0].beat.stage if now and coming else None,
        "due": now[0].beat.due_on if now else None,
        "waits": bool(coming) and _overdue(now) and any(one.waits for one in now),
        "voice": _whole(workshop, lines),
        "left_out": [step.title.text(language) for step in window.left_out(method)],
        "notes": method.open.notes.text(language) if method.open and method.open.notes else "",
        "invited": _guests(workshop),
        "way_in": address.way_in(workshop) if workshop.secret else "",
        "told": address.told(),
        "hosts": workshop.hosts.order_by("name"),
        "waiting": list(moderate.waiting(workshop, language)),
        "hidden": list(moderate.hidden(workshop, language)),
        "brief_form": BriefForm(workshop) if workshop.state == Workshop.State.PLANNED else None,
        "days_form": DaysForm(workshop),
        "grace": days.GRACE.days,
    }


@dataclass(frozen=True, slots=True)
class Guests:
    """The roster as the host may know it: how many, never who, and nothing of who has come."""

    people: int = 0
    silent: int = 0  # without an address
    reminders: int = 0
    asked: bool = False
    may_ask: bool = False

    @property
    def few(self) -> bool:
        return self.people < FEWEST


def _guests(workshop: Workshop) -> Guests:
    roster = Roster.objects.filter(workshop=workshop).first()
    if roster is None:
        return Guests()
    return Guests(
        people=roster.invited.count(),
        silent=roster.invited.filter(person__email=None).count(),
        reminders=roster.reminders,
        asked=roster.asked,
        may_ask=roster.reminders < reminders.MOST,
    )


def _overdue(now: list[Line]) -> bool:
    due = now[0].beat.due_on if now else None
    return due is not None and due < timezone.localdate()


def _line(beat: Beat, language: str) -> Line:
    begun, gives = beat.started_at is not None, beat.step.behaviour.gives
    return Line(
        beat=beat,
        title=beat.step.title.text(language),
        voice=voices.voice(beat.workshop, beat) if begun and gives else None,
        cards=moderated(beat) if begun and gives else [],
        waits=beat.state == Beat.State.CURRENT and days.waits(beat),
        held_back=screens.holds_back(beat),
    )


def _whole(workshop: Workshop, lines: list[Line]) -> voices.Voice:
    """How many have been heard at all: in words, where a step promises that nobody is watched."""
    whole = voices.voice(workshop, None)
    unseen = any(one.gives and one.beat.step.privacy in voices.UNCOUNTED for one in lines)
    return voices.veiled(whole) if unseen else whole
