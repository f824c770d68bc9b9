"""Cut and stretch the steps that are still to come, all on one page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from talkoot.ground.numbers import whole
from talkoot.ground.texts import reading_language
from talkoot.workshops import run_sheet
from talkoot.workshops.actions import pace
from talkoot.workshops.fitting import Slot, fit
from talkoot.workshops.models import Beat, Workshop
from talkoot.workshops.run_sheet import Line

MOST = 600  # minutes a day has for it


@dataclass(frozen=True, slots=True)
class Row:
    """A step on the page: how long it takes now, and how long it is proposed to take."""

    line: Line
    minutes: int
    left_out: bool
    changed: bool
    at: datetime | None


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def times(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """Show the minutes, or a proposal that fits; keep what is sent."""
    mine = Workshop.objects.hosted_by(request.user).filter(mode=Workshop.Mode.LIVE)
    going = mine.exclude(state=Workshop.State.CLOSED)
    workshop = get_object_or_404(going.select_related("programme", "beat"), pk=workshop_id)
    if request.method == "POST":
        return _keep(request, workshop)
    ahead = _ahead(workshop)
    wanted = _number(request.GET.get("minutes"))
    proposed = _proposed(ahead, wanted, short=bool(request.GET.get("short")))
    rows = _rows(ahead, proposed, _begins(workshop))
    total = sum(row.minutes for row in rows if not row.left_out)
    context = {
        "workshop": workshop,
        "rows": rows,
        "total": total,
        "wanted": wanted,
        "over": max(total - wanted, 0) if wanted else 0,
        "has_short": any(_slot(line).short is not None for line in ahead),
        "ends": next((row.at for row in reversed(rows) if row.at), None),
    }
    return render(request, "workshops/times.html", context)


def _ahead(workshop: Workshop) -> list[Line]:
    """The steps that are still to come, also those left out."""
    passed = workshop.beat.position if workshop.beat else 0
    lines = run_sheet.lines(workshop, reading_language())
    return [
        line
        for line in lines
        if line.state in (Beat.State.COMING, Beat.State.SKIPPED) and line.beat.position > passed
    ]


def _begins(workshop: Workshop) -> datetime | None:
    lines = list(run_sheet.lines(workshop, reading_language()))
    return next((line.at for line in lines if line.state == Beat.State.COMING), None)


def _slot(line: Line) -> Slot:
    step = line.beat.step
    return Slot(line.beat.pk, line.beat.minutes, step.short_minutes, step.optional)


def _proposed(ahead: list[Line], wanted: int | None, *, short: bool) -> dict[int, int]:
    slots = [_slot(line) for line in ahead if line.state == Beat.State.COMING]
    if short:
        return {
            one.key: one.minutes if one.short is None else min(one.short, one.minutes)
            for one in slots
        }
    return fit(slots, wanted) if wanted else {one.key: one.minutes for one in slots}


def _rows(ahead: list[Line], proposed: dict[int, int], begins: datetime | None) -> list[Row]:
    rows, at = [], begins
    for line in ahead:
        minutes = proposed.get(line.beat.pk, 0)
        left_out = minutes == 0 and (line.state == Beat.State.SKIPPED or line.beat.minutes > 0)
        at = at + timedelta(minutes=minutes) if at and not left_out else at
        rows.append(
            Row(
                line=line,
                minutes=minutes or line.beat.minutes,
                left_out=left_out,
                changed=line.state == Beat.State.COMING and minutes != line.beat.minutes,
                at=None if left_out else at,
            )
        )
    return rows


def _number(said: str | None) -> int | None:
    number = whole(said)
    return number if number and number <= MOST else None


def _keep(request: HttpRequest, workshop: Workshop) -> HttpResponse:
    asked = {line.beat.pk: request.POST.get(f"minutes-{line.beat.pk}") for line in _ahead(workshop)}
    wanted = {key: _number(said) for key, said in asked.items()}
    kept = {key: minutes for key, minutes in wanted.items() if minutes is not None}
    gone = [key for key in asked if f"out-{key}" in request.POST]
    pace.set_times(workshop, kept, gone)
    messages.success(request, _("The run sheet is as you said."))
    return redirect("workshops:host", workshop_id=workshop.pk)
