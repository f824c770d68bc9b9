"""One thing of the year: read it, write it, move it, say that it is done, take it out."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from talkoot.ground.finnish import format_date
from talkoot.ground.meanwhile import ChangedMeanwhileError
from talkoot.methods import choices
from talkoot.people.models import Person
from talkoot.practice.clock import actions as clock_actions
from talkoot.practice.clock import letters as clock_letters
from talkoot.practice.clock.forms import EntryForm, MoveForm, TickForm
from talkoot.practice.clock.rules import year_of
from talkoot.practice.clock.views import asked_year, clock_for, reader
from talkoot.practice.clock.year import Row, above, rights_of, row_of, unit_of
from talkoot.practice.models import Clock, ClockEntry
from talkoot.programmes.models import Programme


def row_for(request: HttpRequest, clock_id: int, entry_id: UUID) -> tuple[Clock, Row]:
    """The entry as this clock has it, if the reader may see it and the clock holds it."""
    clock, person = clock_for(request, clock_id), reader(request)
    held = ClockEntry.objects.visible_to(person).filter(clock__in=above(clock))
    entry = get_object_or_404(held.select_related("clock", "carer", "evidence"), pk=entry_id)
    return clock, row_of(clock, entry, person)


def to_year(clock: Clock, day: date, entry: ClockEntry | None = None) -> HttpResponse:
    """Back to the year in which it is, at its row."""
    year = year_of(day, clock.first_month)
    response = redirect("clock:year", clock_id=clock.pk)
    response["Location"] += f"?year={year}" + (f"#entry-{entry.pk}" if entry else "")
    return response


@login_required
@never_cache
@require_safe
def page(request: HttpRequest, clock_id: int, entry_id: UUID) -> HttpResponse:
    """Everything that is known of it, and what may be done with it."""
    clock, row = row_for(request, clock_id, entry_id)
    return _page(request, clock, row)


def _page(request: HttpRequest, clock: Clock, row: Row, **forms: Any) -> HttpResponse:
    entry = row.entry
    mark = row.mark
    told = {
        "done_on": row.done_on or timezone.localdate(),
        "note": mark.note if mark else "",
        "evidence": mark.evidence_id if mark else None,
        "commitment": mark.commitment_id if mark else None,
    }
    context = {
        "clock": clock,
        "organisation": clock.organisation,
        "year": year_of(row.begins, clock.first_month),
        "row": row,
        "entry": entry,
        "carer": clock_letters.still_here(entry),
        "method": _method(request, entry),
        "may_launch": Programme.objects.facilitated_by(request.user).exists(),
        "history": history(clock, entry, reader(request)),
        "tick_form": TickForm(clock, initial=told) if row.may_tick else None,
        "move_form": MoveForm(initial={"to": row.begins}) if row.may_move else None,
    }
    invalid = any(form.errors for form in forms.values())
    return render(
        request, "practice/clock/entry.html", context | forms, status=422 if invalid else 200
    )


def _method(request: HttpRequest, entry: ClockEntry) -> Any:
    try:
        return choices.entry(request.user, entry.method) if entry.method else None
    except KeyError:
        return None


def history(clock: Clock, entry: ClockEntry, person: Person) -> list[dict[str, Any]]:
    """The years before, and how it went in each, as far back as the reader may see."""
    found: list[dict[str, Any]] = []
    seen = ClockEntry.objects.visible_to(person)
    older = seen.filter(after=entry).first()
    while older is not None and len(found) < 10:
        mark = older.marks.filter(unit=unit_of(clock, older.layer)).first()
        found.append({"entry": older, "mark": mark})
        older = seen.filter(after=older).first()
    return found


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, clock_id: int) -> HttpResponse:
    """One more thing: the clock's, for those who run it, or one's own."""
    clock, person = clock_for(request, clock_id), reader(request)
    runs = rights_of(clock, person).runs
    begins = _first_day(clock, asked_year(request))
    start = {"begins": begins}
    form = EntryForm(clock, person, runs, request.POST or None, start=start)
    if request.method == "POST" and form.is_valid():
        entry = clock_actions.add(clock, *form.rule(), **form.words())
        return to_year(clock, entry.begins_on, entry)
    return _written(request, clock, form, begins)


def _first_day(clock: Clock, year: int | None) -> date:
    today = timezone.localdate()
    if year is None or year <= today.year:
        return today
    return date(year, clock.first_month, 1)


def _written(
    request: HttpRequest, clock: Clock, form: EntryForm, begins: date, **more: Any
) -> HttpResponse:
    """The form, which leads back to the year of that day."""
    year = year_of(begins, clock.first_month)
    context = {"clock": clock, "organisation": clock.organisation, "year": year, "form": form}
    context |= more
    status = 409 if more.get("clash") else 422 if form.errors else 200
    return render(request, "practice/clock/edit.html", context, status=status)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, clock_id: int, entry_id: UUID) -> HttpResponse:
    """Write it anew. What somebody else wrote meanwhile is shown, and nothing typed is lost."""
    clock, row = row_for(request, clock_id, entry_id)
    if not row.may_edit:
        raise Http404
    entry = row.entry
    form = EntryForm(clock, reader(request), True, request.POST or None, entry=entry)
    if request.method == "POST" and form.is_valid():
        try:
            seen = form.cleaned_data["sequence"]
            seen = -1 if seen is None else seen
            made = clock_actions.change(entry, seen, *form.rule(), **form.words())
            return to_year(clock, made.begins_on, made)
        except ChangedMeanwhileError:
            return _clashed(request, clock, row, form)
    return _written(request, clock, form, row.begins, row=row)


def _clashed(request: HttpRequest, clock: Clock, row: Row, form: EntryForm) -> HttpResponse:
    """Both versions on one page; sent again, what was typed wins."""
    newest = ClockEntry.objects.get(pk=row.entry.pk)
    form.data = {**form.data.dict(), "sequence": str(newest.sequence)}  # type: ignore[attr-defined]
    fresh = EntryForm(clock, reader(request), True, entry=newest)
    said = [(field.label, fresh.told(field.name)) for field in form.first if field.name != "layer"]
    clash = [one for one in said if one[1]]
    return _written(request, clock, form, row.begins, row=row, clash=clash)


@login_required
@require_POST
def move(request: HttpRequest, clock_id: int, entry_id: UUID) -> HttpResponse:
    """Let it begin on another day: for all who have it, or in this unit."""
    clock, row = row_for(request, clock_id, entry_id)
    if not row.may_move:
        raise Http404
    form = MoveForm(request.POST)
    if not form.is_valid():
        return _page(request, clock, row, move_form=form)
    before, to = row.begins, form.cleaned_data["to"]
    try:
        _move(clock, row, to)
    except clock_actions.OutsideError as limits:
        words = {"first": format_date(limits.first), "last": format_date(limits.last)}
        form.add_error("to", _("The unit may hold it between %(first)s and %(last)s.") % words)
        return _page(request, clock, row, move_form=form)
    response = to_year(clock, to, row.entry)
    if "undo" not in request.POST:
        moved = f"&moved={row.entry.pk}&from={before.isoformat()}#"
        response["Location"] = response["Location"].replace("#", moved)
    return response


def _move(clock: Clock, row: Row, to: date) -> None:
    if row.may_edit:
        clock_actions.move(row.entry, to)
    elif clock.unit is not None:
        clock_actions.move_here(row.entry, clock.unit, to)


@login_required
@require_POST
def tick(request: HttpRequest, clock_id: int, entry_id: UUID) -> HttpResponse:
    """Say that it was done, and what shows it; or that it was not."""
    clock, row = row_for(request, clock_id, entry_id)
    if not row.may_tick:
        raise Http404
    unit = clock.unit if unit_of(clock, row.entry.layer) else None
    if "open" in request.POST:
        clock_actions.tick(row.entry, unit, done_on=None)
        return to_year(clock, row.begins, row.entry)
    form = TickForm(clock, request.POST)
    if not form.is_valid():
        return _page(request, clock, row, tick_form=form)
    clock_actions.tick(row.entry, unit, **form.cleaned_data)
    return to_year(clock, row.begins, row.entry)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, clock_id: int, entry_id: UUID) -> HttpResponse:
    """Ask first: with it go its ticks, out of every unit's clock."""
    clock, row = row_for(request, clock_id, entry_id)
    if not row.may_edit:
        raise Http404
    if request.method == "POST":
        clock_actions.remove(row.entry)
        words = _("“%(title)s” is no longer in the clock.") % {"title": str(row.entry)}
        messages.success(request, words)
        return to_year(clock, row.begins)
    context = {"clock": clock, "entry": row.entry, "organisation": clock.organisation}
    return render(request, "practice/clock/remove.html", context)
