"""My journal: nobody else has an address that leads to a page of it."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from talkoot.cohorts.actions import journal
from talkoot.cohorts.forms import EntryForm
from talkoot.cohorts.models import Entry
from talkoot.cohorts.prompts import PROMPTS
from talkoot.cohorts.views.thread import as_file
from talkoot.ground.finnish import format_date
from talkoot.ground.numbers import whole
from talkoot.people.models import Person


def _mine(request: HttpRequest, entry_id: UUID) -> Entry:
    return get_object_or_404(Entry.objects.of(request.user), pk=entry_id)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def pages(request: HttpRequest) -> HttpResponse:
    """Write, from a question or from nothing, and read what one has written."""
    prompt = _prompt(request.GET.get("prompt", ""))
    form = EntryForm(request.POST or None, initial={"prompt": prompt})
    if request.method == "POST" and form.is_valid():
        journal.write(cast(Person, request.user), **form.cleaned_data)
        messages.success(request, _("It is in your journal."))
        return redirect("cohorts:journal")
    entries = Entry.objects.of(request.user).order_by("-written_on", "-pk")
    context = {"form": form, "prompt": prompt, "prompts": PROMPTS, "entries": list(entries)}
    context["organisation"] = _("My journal")
    return render(request, "cohorts/journal.html", context)


def _prompt(number: str) -> str:
    asked = whole(number)
    return str(PROMPTS[asked]) if asked is not None and asked < len(PROMPTS) else ""


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    entry = _mine(request, entry_id)
    form = EntryForm(request.POST or None, initial=entry.words)
    if request.method == "POST" and form.is_valid():
        journal.rewrite(entry, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("cohorts:journal")
    return render(request, "cohorts/entry.html", {"form": form, "entry": entry})


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def erase(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    entry = _mine(request, entry_id)
    if request.method == "POST":
        journal.erase(entry)
        messages.success(request, _("It is gone."))
        return redirect("cohorts:journal")
    return render(request, "cohorts/erase.html", {"entry": entry})


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def erase_all(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        journal.erase_all(cast(Person, request.user))
        messages.success(request, _("Your journal is empty."))
        return redirect("cohorts:journal")
    number = Entry.objects.of(request.user).count()
    return render(request, "cohorts/erase.html", {"number": number})


@login_required
@never_cache
@require_GET
def export(request: HttpRequest) -> HttpResponse:
    """All of it as a text file, the oldest first."""
    entries = Entry.objects.of(request.user).order_by("written_on", "pk")
    return as_file("\n\n".join(_told(one) for one in entries) + "\n", "journal")


def _told(entry: Entry) -> str:
    head = f"{format_date(entry.written_on)}, {entry.get_kind_display()}"
    return "\n".join(line for line in (head, entry.prompt, entry.text) if line)
