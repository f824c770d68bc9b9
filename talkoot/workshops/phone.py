"""What one seat sees now: the task, or why to wait."""

from __future__ import annotations

from typing import Any

from talkoot.stepkinds.base import BodyForm
from talkoot.workshops import screens
from talkoot.workshops.models import Beat, Contribution, Given, Seat


def phone(
    seat: Seat, language: str, *, beat: Beat | None = None, data: Any = None
) -> dict[str, Any]:
    """Return the context of the participant's screen; `data` is what she has just sent."""
    workshop = seat.workshop
    now = beat or workshop.beat
    place, total = screens.progress(workshop)
    context: dict[str, Any] = {
        "workshop": workshop,
        "seat": seat,
        "language": language,
        "place": place,
        "places": range(1, total + 1),
        "total": total,
        "beat": now,
        "form": None,
    }
    if now is None:
        return context
    now.workshop = workshop
    return context | _task(seat, now, language, data)


def _task(seat: Seat, beat: Beat, language: str, data: Any) -> dict[str, Any]:
    step, kind = beat.step, beat.step.behaviour
    around = screens.scene(beat, language, seat)
    own = list(Contribution.objects.filter(beat=beat, seat=seat).order_by("pk"))
    given = Given.objects.filter(beat=beat, seat=seat).first()
    count = given.count if given else 0
    mine = not step.by or step.by == seat.role or not seat.role
    form: BodyForm | None = None
    if kind.gives and mine:
        form = kind.form(step.settings, around, data)
    return {
        "step": step,
        "kind": kind,
        "settings": step.settings,
        "title": step.title.text(language),
        "prompt": step.prompt.text(language) if step.prompt else "",
        "scene": around,
        "form": form,
        "mine": mine,
        "waits_for": dict(around.roles).get(step.by or "", ""),
        "role_title": dict(around.roles).get(seat.role, ""),
        "own": [
            {"id": str(card.pk), "lines": kind.lines(step.settings, body, around)}
            for card, body in zip(own, screens.bodies(own, beat), strict=True)
        ],
        "given": count,
        "left": max(kind.allowance(step.settings) - count, 0) if kind.many else None,
        "is_open": screens.asked(seat.workshop, beat),
        "shows": _shows(beat, seat),
        "participant_template": kind.template("participant"),
        "summary_template": kind.template("summary"),
        "counting": screens.clock(seat.workshop),
        "passed": bool(given and given.passed),
    }


def _shows(beat: Beat, seat: Seat) -> Any:
    """The sum of the beat, once its reader may see it."""
    if not beat.step.behaviour.gives or beat.step.privacy == "private":
        return None
    return screens.summary(beat, seat) if screens.readable(beat, seat) else None
