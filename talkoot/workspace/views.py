"""Pages that gather from many packages."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from talkoot.people.models import Organisation, Person
from talkoot.practice.models import Commitment
from talkoot.programmes.models import Programme
from talkoot.workshops.models import Workshop


@require_GET
def today(request: HttpRequest) -> HttpResponse:
    """What is due for me, in order. A stranger is here to join a workshop."""
    if not isinstance(request.user, Person):
        return redirect("workshops:enter")
    return render(request, "workspace/today.html", _today(request.user))


def _today(person: Person) -> dict[str, Any]:
    programmes = Programme.objects.visible_to(person)
    hosted = Workshop.objects.hosted_by(person).exclude(state=Workshop.State.CLOSED)
    due = Commitment.objects.filter(
        programme__in=programmes, state=Commitment.State.OPEN
    ).select_related("programme")
    return {
        "greeting": _greeting(),
        "workshops": hosted.select_related("programme").order_by("state", "starts_at"),
        "due": due.order_by("due_on")[:8],
        "due_count": due.count(),
        "programmes": programmes.order_by("title"),
        "organisation": Organisation.objects.visible_to(person).first(),
        "today": timezone.localdate(),
    }


def _greeting() -> str:
    hour = timezone.localtime().hour
    if hour < 10:
        return _("Good morning")
    return _("Hello") if hour < 17 else _("Good evening")


@login_required
@require_GET
def programme(request: HttpRequest, programme_id: int) -> HttpResponse:
    """A programme: its card, its workshops and what was agreed in it."""
    mine = Programme.objects.visible_to(request.user).select_related("organisation")
    found = get_object_or_404(mine, pk=programme_id)
    workshops = Workshop.objects.visible_to(request.user).filter(programme=found)
    context = {
        "programme": found,
        "organisation": found.organisation,
        "workshops": workshops.select_related("programme").order_by("-opened_at", "-starts_at"),
        "hosted": set(Workshop.objects.hosted_by(request.user).values_list("pk", flat=True)),
        "commitments": found.commitments.order_by("due_on"),
        "may_host": Programme.objects.facilitated_by(request.user).filter(pk=found.pk).exists(),
        "may_change": Programme.objects.run_by(request.user).filter(pk=found.pk).exists(),
    }
    return render(request, "workspace/programme.html", context)
