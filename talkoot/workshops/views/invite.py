"""Invite people to an open workshop, and let who was invited in. To look at a link does nothing."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from talkoot.ground import codes
from talkoot.ground.texts import reading_language
from talkoot.workshops import seats
from talkoot.workshops.actions import join, roster
from talkoot.workshops.models import Workshop
from talkoot.workshops.open_forms import InviteForm, seat_form
from talkoot.workshops.views.door import NEWCOMER, newcomer_of


def _hosted(request: HttpRequest, workshop_id: UUID) -> Workshop:
    mine = Workshop.objects.hosted_by(request.user).select_related("programme__organisation")
    running = mine.filter(mode=Workshop.Mode.OPEN).exclude(state=Workshop.State.CLOSED)
    return get_object_or_404(running, pk=workshop_id)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def invite(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """Choose the units whose people are asked."""
    workshop = _hosted(request, workshop_id)
    form = InviteForm(workshop, request.POST or None)
    if request.method == "POST" and form.is_valid():
        number = roster.invite(workshop, form.people())
        words = ngettext("One person was invited.", "%(n)d people were invited.", number)
        messages.success(request, words % {"n": number})
        return redirect("workshops:host", workshop_id=workshop.pk)
    context = {"workshop": workshop, "form": form, "organisation": workshop.programme.organisation}
    return render(request, "workshops/invite.html", context)


@login_required
@require_POST
def remind(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """Ask for a reminder: it leaves in the morning, to those who have not come."""
    workshop = _hosted(request, workshop_id)
    if roster.ask(workshop):
        messages.success(request, _("A reminder leaves in the morning to those who have not come."))
    else:
        messages.info(request, _("Two reminders are enough. No more are sent."))
    return redirect("workshops:host", workshop_id=workshop.pk)


@never_cache
@require_http_methods(["GET", "POST"])
def invited(request: HttpRequest, token: str) -> HttpResponse:
    """The link in a letter. Only the press of the button takes a seat, and then marks the link.

    The seat and the mark are written in transactions of their own, and hold nothing in common.
    """
    found = roster.invitation(token)
    workshop = found.roster.workshop if found else None
    if found is None or workshop is None or workshop.state != Workshop.State.OPEN:
        return render(request, "workshops/door_closed.html", {}, status=404)
    if seats.seat_of(request, workshop.pk):
        return redirect("workshops:phone", workshop_id=workshop.pk)
    if workshop.is_over:
        context: dict[str, Any] = {"workshop": workshop}
        return render(request, "workshops/door_closed.html", context, status=403)
    newcomer = newcomer_of(request)
    mine = newcomer and join.seat_with(workshop, newcomer)
    if roster.is_spent(found) and not mine:
        return _used(request, workshop)
    form = seat_form(workshop, request.POST or None)
    if request.method == "POST" and form.is_valid():
        taken = join.take_seat(
            workshop, language=reading_language(), token=newcomer, **form.cleaned_data
        )
        if not mine and not roster.mark(token):
            join.give_back(taken.seat)
            return _used(request, workshop)
        response = redirect("workshops:phone", workshop_id=workshop.pk)
        seats.give_cookies(response, workshop, taken, reading_language())
        return response
    sent = request.POST.get("newcomer") or signing.dumps(codes.secret(), salt=NEWCOMER)
    context = {"workshop": workshop, "form": form, "newcomer": sent}
    return render(request, "workshops/sit.html", context)


def _used(request: HttpRequest, workshop: Workshop) -> HttpResponse:
    """Opened on a second device, or passed on: the way back is the code of the first one."""
    context = {"workshop": workshop}
    return render(request, "workshops/invitation_used.html", context, status=403)
