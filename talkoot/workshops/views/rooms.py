"""Workshops as a list, a plan and a memory: make one, read its summary, take it along."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_list_or_404, get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from talkoot.ground.texts import reading_language
from talkoot.methods import choices
from talkoot.people.models import Organisation, Person, Role
from talkoot.practice.models import Commitment, Evidence
from talkoot.programmes.models import Programme
from talkoot.workshops import exports, screens
from talkoot.workshops.actions import prepare
from talkoot.workshops.models import Workshop
from talkoot.workshops.new_form import WorkshopForm

HOSTING = (Role.Name.COORDINATOR, Role.Name.FACILITATOR, Role.Name.MANAGER)
MOST_HELD = 100


@login_required
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """What goes on, what comes, and what has been held."""
    mine = Workshop.objects.visible_to(request.user).select_related("programme")
    context = {
        "ahead": mine.exclude(state=Workshop.State.CLOSED).order_by(
            "state", "starts_at", "closes_on"
        ),
        "held": mine.filter(state=Workshop.State.CLOSED).order_by("-closed_at")[:MOST_HELD],
        "hosted": set(Workshop.objects.hosted_by(request.user).values_list("pk", flat=True)),
        "may_host": Programme.objects.facilitated_by(request.user).exists(),
    }
    return render(request, "workshops/list.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Open a workshop from a method; which programme it belongs to is asked."""
    get_list_or_404(Organisation.objects.where(request.user, *HOSTING))
    programmes = Programme.objects.facilitated_by(request.user).order_by("title")
    if not programmes:
        messages.info(request, _("A workshop belongs to a programme. Start one first."))
        return redirect("programmes:list")
    return _new(request, programmes)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Open a workshop from a method, inside a programme."""
    programmes = Programme.objects.facilitated_by(request.user).filter(pk=programme_id)
    get_object_or_404(programmes)
    return _new(request, programmes)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def meet(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """Plan a meeting of a peer group: whoever convenes it may."""
    series = Programme.objects.convened_by(request.user).filter(cohort=cohort_id)
    get_object_or_404(series)
    return _new(request, series)


@login_required
@never_cache
@require_GET
def walk_in(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """Lead a member of a peer group to her meeting's door, and write nowhere that she came."""
    meetings = Workshop.objects.of_cohorts(request.user).filter(state=Workshop.State.OPEN)
    meeting = get_object_or_404(meetings, pk=workshop_id)
    return redirect("workshops:sit", secret=meeting.secret)


def _new(request: HttpRequest, programmes: QuerySet[Programme]) -> HttpResponse:
    """Ask how, when and where; the programme too, when there are several. Then to the console."""
    asked = request.POST or None
    carried = {name: request.GET.get(name, "") for name in ("method", "module")}
    known = choices.entries(request.user)
    form = WorkshopForm(programmes, asked, entries=known, **carried)
    if asked is not None and form.is_valid():
        words = form.cleaned_data
        workshop = prepare.prepare(
            words["programme"],
            choices.source_of(request.user, words["method"]),
            cast(Person, request.user),
            title=words["title"],
            place=words["place"],
            starts_at=words["starts_at"],
            short=words["short"] and not words["closes_on"],
            opens_on=words["opens_on"],
            closes_on=words["closes_on"],
            by_unit=words["by_unit"],
            module=words.get("module"),
        )
        return redirect("workshops:host", workshop_id=workshop.pk)
    only = programmes[0] if len(programmes) == 1 else None
    return render(request, "workshops/new.html", {"form": form, "programme": only})


def _closed(request: HttpRequest, workshop_id: UUID) -> Workshop:
    mine = Workshop.objects.visible_to(request.user).filter(state=Workshop.State.CLOSED)
    return get_object_or_404(
        mine.select_related("programme__organisation", "programme__cohort"), pk=workshop_id
    )


@login_required
@require_GET
def summary(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """What the room found and agreed, read from what was stored when it closed."""
    workshop = _closed(request, workshop_id)
    promises = list(
        Commitment.objects.filter(evidence__source=workshop.pk).order_by("due_on", "what")
    )
    context = {
        "workshop": workshop,
        "summary": exports.told(workshop, {one.what for one in promises}),
        "language": reading_language(),
        "commitments": promises,
        "agreed_apart": _agreed_apart(workshop),
        "records": _records(workshop),
        "organisation": workshop.programme.whose,
    }
    return render(request, "workshops/summary.html", context)


def _records(workshop: Workshop) -> list[tuple[Evidence, str]]:
    """What is kept for good of it, to be taken further; a peer group's stays on this page."""
    found = Evidence.objects.filter(source=workshop.pk, programme__cohort=None)
    ours = f"{workshop.title} – "
    return [(one, one.title.removeprefix(ours)) for one in found.order_by("found_on", "title")]


def _agreed_apart(workshop: Workshop) -> bool:
    """Whether people promised something that stays in their small groups, or with themselves."""
    steps = workshop.method.steps
    return any(one.kind == "commit" and one.privacy in screens.KEPT for one in steps)


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
