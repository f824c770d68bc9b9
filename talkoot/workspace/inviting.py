"""Mailed invitations to the workshops of a module: asked for once, then kept true by the worker."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from talkoot.ground.calendar import Event
from talkoot.people.models import Person
from talkoot.programmes.actions import announcing
from talkoot.programmes.audience import people
from talkoot.programmes.models import Guest, Module
from talkoot.workshops.models import Workshop
from talkoot.workspace import calendars


def events_of(module: Module) -> list[Event]:
    """The workshops of a module that are still to come, or its own days where it has none."""
    rooms = Workshop.objects.filter(module=module, rehearsal=False).select_related(
        "programme__organisation"
    )
    held = calendars.of_workshops(rooms.exclude(state=Workshop.State.CLOSED))
    events = list(held) or list(calendars.of_modules([module]))
    return [event for event in events if calendars.is_ahead(event)]


def guests_of(module: Module) -> QuerySet[Person]:
    """Whom the module is for, as far as they can be written to."""
    found = people(module.programme.house, module.audience)
    return found.exclude(email=None).order_by("name")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest, module_id: int) -> HttpResponse:
    """Say how many letters it would be, and owe them when it is confirmed."""
    mine = Module.objects.run_by(request.user).select_related("programme__organisation")
    module = get_object_or_404(mine, pk=module_id)
    events, guests = events_of(module), guests_of(module)
    if request.method == "POST" and events:
        owed = announcing.invite(module, events, guests)
        told = ngettext("%(n)d letter is on its way.", "%(n)d letters are on their way.", owed)
        messages.success(request, told % {"n": owed} if owed else _("All of them have it already."))
        return redirect("workspace:module", module.pk)
    context = {
        "module": module,
        "events": events,
        "people": guests.count(),
        "everybody": people(module.programme.house, module.audience).count(),
        "asked": Guest.objects.filter(announced__module=module).exists(),
    }
    return render(request, "workspace/invite.html", context)
