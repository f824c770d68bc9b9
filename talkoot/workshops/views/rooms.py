"""Workshops as a list, a plan and a memory: make one, read its summary, take it along."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods

from talkoot.methods import library
from talkoot.people.models import Person
from talkoot.practice.models import Commitment
from talkoot.programmes.models import Programme
from talkoot.workshops import exports
from talkoot.workshops.actions import prepare
from talkoot.workshops.forms import WorkshopForm
from talkoot.workshops.models import Workshop


@login_required
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    rooms = (
        Workshop.objects.visible_to(request.user)
        .select_related("programme")
        .order_by("-opened_at", "-starts_at")[:100]
    )
    hosted = set(Workshop.objects.hosted_by(request.user).values_list("pk", flat=True))
    programmes = Programme.objects.facilitated_by(request.user)
    context = {"workshops": rooms, "hosted": hosted, "programmes": programmes}
    return render(request, "workshops/list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Open a workshop from a method, inside a programme."""
    programme = get_object_or_404(Programme.objects.facilitated_by(request.user), pk=programme_id)
    form = WorkshopForm(request.POST or None, initial={"method": request.GET.get("method", "")})
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        workshop = prepare.prepare(
            programme,
            library.source_of(words["method"]),
            cast(Person, request.user),
            title=words["title"],
            place=words["place"],
            starts_at=words["starts_at"],
            short=words["short"],
        )
        return redirect("workshops:host", workshop_id=workshop.pk)
    return render(request, "workshops/new.html", {"form": form, "programme": programme})


def _closed(request: HttpRequest, workshop_id: UUID) -> Workshop:
    mine = Workshop.objects.visible_to(request.user).filter(state=Workshop.State.CLOSED)
    return get_object_or_404(mine.select_related("programme__organisation"), pk=workshop_id)


@login_required
@require_GET
def summary(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """What the room found and agreed, read from what was stored when it closed."""
    workshop = _closed(request, workshop_id)
    promises = Commitment.objects.filter(evidence__source=workshop.pk).order_by("due_on")
    context = {
        "workshop": workshop,
        "summary": exports.told(workshop),
        "language": (get_language() or "fi")[:2],
        "commitments": promises,
        "organisation": workshop.programme.organisation,
    }
    return render(request, "workshops/summary.html", context)


@login_required
@require_GET
def export(request: HttpRequest, workshop_id: UUID, shape: str) -> HttpResponse:
    """The summary as a table."""
    workshop = _closed(request, workshop_id)
    if shape not in exports.SHAPES:
        raise Http404
    made = exports.SHAPES[shape]
    response = HttpResponse(made.make(workshop), content_type=made.content_type)
    response["Content-Disposition"] = (
        f'attachment; filename="{exports.file_name(workshop)}.{shape}"'
    )
    return response
