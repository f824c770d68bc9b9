"""What one seat sees now: the task, or why to wait."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from talkoot.practice.models import Commitment
from talkoot.stepkinds.base import BodyForm, Scene
from talkoot.workshops import checklist, keeping, run_sheet, screens, stations
from talkoot.workshops.actions import promote
from talkoot.workshops.models import Beat, Contribution, Given, Seat, Workshop
from talkoot.workshops.table import is_my_turn, table

UNSEEN = ("anonymous", "private")  # who has given something is told to nobody


def phone(
    seat: Seat, language: str, *, beat: Beat | None = None, data: Any = None
) -> dict[str, Any]:
    """Return the context of the participant's screen; `data` is what she has just sent."""
    workshop = seat.workshop
    now = beat or workshop.beat
    place, total = run_sheet.progress(workshop)
    context: dict[str, Any] = {
        "workshop": workshop,
        "since": workshop.room.version,
        "seat": seat,
        "present": workshop.seats.filter(left=False).count(),
        "language": language,
        "place": place,
        "places": range(1, total + 1),
        "total": total,
        "beat": now,
        "form": None,
        "left_out": run_sheet.left_out(workshop, language),
        "late_from": now.step.behaviour.joins_from(now.step.settings) if now and now.late else 0,
        "screen": address(workshop, now),
        "following": None if workshop.is_led else checklist.following(seat, now, language),
    }
    context["ring_size"] = ring_size(context["present"])
    if now is None:
        return context | {"has_notes": keeping.has_notes(seat)}
    now.workshop = workshop
    return context | _task(seat, now, language, data)


def address(workshop: Workshop, beat: Beat | None) -> str:
    """Where a phone finds its task: led, where the room is; else in the step it has chosen."""
    if workshop.is_led or beat is None:
        return reverse("workshops:phone", args=[workshop.pk])
    return reverse("workshops:step", args=[workshop.pk, beat.pk])


def ring_size(present: int) -> int:
    """Dots in the ring: those present, and never so few that it is no ring. An even number has one
    at the bottom, where one sits oneself."""
    whole = min(max(present, 10), 40)
    return whole + whole % 2


def _task(seat: Seat, beat: Beat, language: str, data: Any) -> dict[str, Any]:
    kind = beat.step.behaviour
    around = screens.scene(beat, language, seat)
    given = Given.objects.filter(beat=beat, seat=seat).first()
    titles = dict(around.roles)
    return {
        **screens.told(beat, language),
        "scene": around,
        "role_title": titles.get(seat.role, ""),
        "own": () if beat.step.is_joint else _own(seat, beat, around),
        "undo": _newest_move(seat, beat) if beat.step.is_joint else None,
        "shows": _shows(beat, seat, around),
        "has_notes": keeping.has_notes(seat),
        "participant_template": kind.template("participant"),
        "summary_template": kind.template("summary"),
        "minutes_left": _minutes_left(seat.workshop),
        **_asked(seat, beat, around, data, _so_far(seat, beat, around, given)),
        **_turns(seat, beat, around, titles),
    }


def _so_far(seat: Seat, beat: Beat, around: Scene, given: Given | None) -> int:
    """How many she has given: in the beat, or on the sheet before her."""
    if around.sheet and beat.step.behaviour.takes_many(beat.step.settings):
        own = Contribution.objects.filter(beat=beat, seat=seat)
        return own.exclude(sheet=None).filter(sheet__holder=seat).count()
    return given.count if given else 0


def _asked(seat: Seat, beat: Beat, around: Scene, data: Any, count: int) -> dict[str, Any]:
    """The form, where this seat is asked for something, and how much more she may give."""
    step, kind = beat.step, beat.step.behaviour
    mine = not step.by or step.by == seat.role or not seat.role
    many = kind.takes_many(step.settings)
    left = max(kind.allowance(step.settings) - count, 0) if many else None
    form: BodyForm | None = None
    waits = bool(left and kind.turns) and any(one.is_me and one.heard for one in around.fellows)
    asked = mine and kind.gives and kind.asks_seats(step.settings) and _has_a_sheet(around)
    if asked and not waits and (left != 0 or data is not None):
        form = kind.form(step.settings, around, data)
    rests = kind.rests(step.settings, around) or not (mine or kind.turns or step.is_joint)
    return {
        "form": form,
        "mine": mine,
        "given": count,
        "left": left,
        "rests": rests,
        "waits": waits,
    }


def _has_a_sheet(around: Scene) -> bool:
    """Whether there is a sheet before the seat to write on, where sheets go round."""
    return around.sheet is None or (around.sheet.held and not around.sheet.ready)


def answered(seat: Seat, beat: Beat, language: str, data: Any) -> BodyForm | None:
    """The form a seat has sent, where it is asked for one; light, for it is done for every card."""
    asked = _asked(seat, beat, screens.scene(beat, language, seat), data, 0)
    form: BodyForm | None = asked["form"]
    return form


def _minutes_left(workshop: Workshop) -> int | None:
    left: int | None = screens.clock(workshop)["left"]
    return None if left is None else -(-left // 60)


def _turns(seat: Seat, beat: Beat, around: Scene, titles: dict[str, str]) -> dict[str, Any]:
    by = beat.step.by or ""
    places = table(around.fellows, titles, by=by, hidden=beat.step.privacy in UNSEEN)
    return {"table": places, "my_turn": is_my_turn(places), "waits_for": titles.get(by, "")}


def _own(seat: Seat, beat: Beat, around: Scene) -> list[dict[str, Any]]:
    step, kind = beat.step, beat.step.behaviour
    mine = Contribution.objects.filter(beat=beat, seat=seat)
    own = list(mine.select_related("sheet").order_by("pk"))
    return [
        {
            "id": str(card.pk),
            "lines": kind.lines(step.settings, body, around),
            "photo": card.body.get("photo", ""),
            "alt": card.body.get("alt", ""),
            "promoted": card.promoted,
            "may_go": card.sheet is None or card.sheet.holder_id == seat.pk,
            "may_promote": promote.may_promote(beat) and not card.promoted,
            "in_group": beat.step.privacy == "private" and card.group_id is not None,
            "may_show_group": promote.may_show_group(beat, seat) and not card.released,
        }
        for card, body in zip(own, screens.bodies(own, beat), strict=True)
    ]


def _newest_move(seat: Seat, beat: Beat) -> str | None:
    """The seat's last move on a joint board: the one that can be undone."""
    own = Contribution.objects.filter(beat=beat, seat=seat)
    newest = max(own, key=lambda one: (one.body["stamp"], one.pk), default=None)
    return str(newest.pk) if newest else None


def _shows(beat: Beat, seat: Seat, around: Scene) -> Any:
    """The sum of the beat, once its reader may see it."""
    kind = beat.step.behaviour
    if _looks_on(beat, seat):
        return around.stands()
    alone = beat.step.privacy == "private"
    reader = None if alone else seat  # she has her own before her
    known = stations.gathered(beat, reader) if reader else None
    if known is None:
        known = screens.readable(beat, reader)
    if alone:
        known += screens.shown_to_group(beat, seat)
    if not kind.gives or not known:
        return None
    if beat.step.is_joint and kind.asks_seats(beat.step.settings) and screens.is_open(beat):
        return None  # it is in the form
    found = screens.summary(beat, reader, known)
    return found if kind.worth_reading(found) else None


def _looks_on(beat: Beat, seat: Seat) -> bool:
    """Whether another moves the board, and this seat follows it."""
    step = beat.step
    others = bool(step.by and seat.role and step.by != seat.role)
    return step.is_joint and others and screens.is_open(beat)


def thanks(workshop: Workshop) -> dict[str, Any]:
    """What a seat sees when the room has closed: she was heard, and this is what was agreed.

    What was promised in a small group or to oneself is nowhere but there, and so not here either.
    """
    agreed = Commitment.objects.filter(evidence__source=workshop.pk).order_by("due_on", "what")
    return {"room": workshop.room_id, "workshop": workshop, "commitments": agreed}
