"""The end of a room: what stays, what is forgotten, and the closing itself."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from talkoot.workshops.actions import close, rehearse
from talkoot.workshops.models import Beat, Workshop
from talkoot.workshops.views.host import hosted


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """Say what stays and what is forgotten, and then close the room."""
    workshop = hosted(request, workshop_id)
    if workshop.state != Workshop.State.OPEN:
        return redirect("workshops:host", workshop_id=workshop.pk)
    if request.method == "GET":
        left = workshop.beats.filter(state__in=(Beat.State.COMING, Beat.State.CURRENT)).count()
        return render(request, "workshops/end.html", {"workshop": workshop, "left": left})
    if workshop.rehearsal:
        rehearse.end(workshop)
        messages.success(request, _("The rehearsal is over. Nothing of it was kept."))
        return _to_what_was_rehearsed(request, workshop)
    close.close(workshop)
    return redirect("workshops:summary", workshop_id=workshop.pk)


def _to_what_was_rehearsed(request: HttpRequest, copy: Workshop) -> HttpResponse:
    plans = Workshop.objects.hosted_by(request.user).filter(state=Workshop.State.PLANNED)
    alike = {
        "programme": copy.programme_id,
        "title": copy.title,
        "method_source": copy.method_source,
    }
    if plan := plans.filter(**alike).first():
        return redirect("workshops:host", workshop_id=plan.pk)
    return redirect("workshops:list")
