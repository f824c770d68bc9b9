"""Short messages between members, and taking one's own words back or along."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from talkoot.cohorts.access import member_of
from talkoot.cohorts.actions import writing
from talkoot.cohorts.forms import NoteForm
from talkoot.ground.finnish import format_date


@login_required
@require_POST
def write(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    me = member_of(request, cohort_id)
    form = NoteForm(request.POST)
    if me.cohort.over:
        messages.error(request, _("The group has ended. It can be read until it is erased."))
    elif form.is_valid():
        writing.write(me, form.cleaned_data["text"])
    else:
        messages.error(request, _("Write a few words first, at most 2000 signs."))
    return redirect(f"{reverse('workspace:cohort', args=[cohort_id])}#thread")


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def take_back(request: HttpRequest, cohort_id: UUID, pk: int) -> HttpResponse:
    """One's own message, after a question."""
    me = member_of(request, cohort_id)
    note = get_object_or_404(me.notes, pk=pk)
    if request.method == "POST":
        writing.take_back(note)
        messages.success(request, _("It is gone."))
        return redirect(f"{reverse('workspace:cohort', args=[cohort_id])}#thread")
    return _ask(request, me.cohort, note.text)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def take_off(request: HttpRequest, cohort_id: UUID, pk: int) -> HttpResponse:
    """One's own text on the group's list, after a question. The journal keeps its own."""
    me = member_of(request, cohort_id)
    shared = get_object_or_404(me.shared, pk=pk)
    if request.method == "POST":
        writing.take_off(shared)
        messages.success(request, _("It is gone."))
        return redirect("workspace:cohort", cohort_id)
    return _ask(request, me.cohort, shared.text)


def _ask(request: HttpRequest, cohort: object, text: object) -> HttpResponse:
    context = {"cohort": cohort, "organisation": _("Peer group"), "text": text}
    return render(request, "cohorts/take_back.html", context)


@login_required
@never_cache
@require_GET
def own(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """My own messages and shared texts, to keep when the group is gone."""
    me = member_of(request, cohort_id)
    rows = [(note.written_at.date(), note.text) for note in me.notes.order_by("written_at")]
    rows += [(one.shared_on, one.text) for one in me.shared.order_by("shared_on")]
    body = "\n\n".join(f"{format_date(day)}\n{text}" for day, text in rows)
    return as_file(f"{me.cohort.name}\n\n{body}\n", "talkoot")


def as_file(text: str, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.txt"'
    return response
