"""The evaluation of a programme: what tells how its aims were reached, and comments to read."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from talkoot.ground.meanwhile import ChangedMeanwhileError, seen_by, still_seen
from talkoot.programmes.models import Programme
from talkoot.programmes.views.asking_first import ask_first
from talkoot.reports.evaluation import actions
from talkoot.reports.evaluation.aims import aims
from talkoot.reports.evaluation.comments import Comments, found, lists
from talkoot.reports.evaluation.forms import ObservationForm, ResultForm
from talkoot.reports.evaluation.sources import lay_out_cards
from talkoot.reports.evaluation.whole import Gauged, plan_of, whole
from talkoot.reports.models import Observation, Result
from talkoot.reports.views import finding


@login_required
@never_cache
@require_safe
def evaluation(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Each goal and effect with its figures and with what comments say of it."""
    programme = finding.lived_in(request, programme_id)
    read = whole(programme)
    lay_out_cards(programme, read.observations)
    context = {
        "programme": programme,
        "organisation": programme.organisation,
        "whole": read,
        "lists": lists(programme),
        "writes": finding.may_word(request, programme),
        "evaluates": plan_of(programme).evaluation,
    }
    return render(request, "reports/evaluation.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def comments(
    request: HttpRequest, programme_id: int, source: UUID, question: str = ""
) -> HttpResponse:
    """Read a list of comments, and say what some of them say."""
    programme = finding.worded_in(request, programme_id)
    listed = _listed(programme, source, question)
    form = ObservationForm(listed, list(aims(plan_of(programme))), request.POST or None)
    if request.method == "POST" and form.is_valid():
        words: dict[str, Any] = form.cleaned_data
        picked = words.pop("picked")
        made = actions.observe(programme, listed, picked, **words)
        messages.success(request, _("It is in the evaluation."))
        return redirect(f"{_page(programme)}#observation-{made.pk}")
    context = {
        "programme": programme,
        "organisation": programme.organisation,
        "listed": listed,
        "form": form,
    }
    return render(request, "reports/comments.html", context)


def _listed(programme: Programme, source: UUID, question: str) -> Comments:
    listed = found(programme, source, question)
    if listed is None:
        raise Http404
    return listed


@login_required
@require_POST
def withdraw(request: HttpRequest, programme_id: int, observation_id: UUID) -> HttpResponse:
    """Take an observation out of the evaluation."""
    programme = finding.worded_in(request, programme_id)
    actions.withdraw(get_object_or_404(Observation, programme=programme, pk=observation_id))
    return redirect(_page(programme))


@login_required
@require_POST
def gauge(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Let a scale of the programme's surveys tell of an aim, or no longer."""
    programme = finding.worded_in(request, programme_id)
    read = whole(programme)
    aim, scale = request.POST.get("aim", ""), request.POST.get("scale", "")
    known = {part.aim.key for part in (*read.parts, read.dialogue)}
    if aim not in known or scale not in {one.scale for one in read.scales}:
        raise BadRequest
    verb = actions.ungauge if request.POST.get("act") == "remove" else actions.gauge
    verb(programme, aim, scale)
    anchor = next(part.aim.anchor for part in (*read.parts, read.dialogue) if part.aim.key == aim)
    return redirect(f"{_page(programme)}#{anchor}")


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def result(request: HttpRequest, programme_id: int, indicator: str) -> HttpResponse:
    """Say what an indicator shows. Whoever saves over somebody else's word sees both."""
    programme = finding.worded_in(request, programme_id)
    gauged = _gauged(programme, indicator)
    form = ResultForm(request.POST or None, instance=gauged.result)
    late = False
    if request.method == "POST" and form.is_valid():
        told, person = form.cleaned_data, finding.reader(request)
        try:
            actions.measure(programme, indicator, **told, person=person, seen=seen_by(request))
            return redirect(f"{_page(programme)}#indicator-{indicator}")
        except ChangedMeanwhileError:
            late, gauged = True, _gauged(programme, indicator)
    context = {
        "programme": programme,
        "organisation": programme.organisation,
        "gauged": gauged,
        "form": form,
        "late": late,
        "seen": still_seen(request, gauged.edits, late=late),
    }
    return render(request, "reports/result.html", context, status=409 if late else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remove_result(request: HttpRequest, programme_id: int, indicator: str) -> HttpResponse:
    """Ask first, then take a result out of the evaluation."""
    programme = finding.worded_in(request, programme_id)
    kept = get_object_or_404(Result, programme=programme, indicator=indicator)
    back = f"{_page(programme)}#indicator-{indicator}"
    if request.method != "POST":
        return ask_first(
            request,
            f"{_gauged(programme, indicator).indicator.what}: {kept.value}",
            programme.title,
            back,
        )
    actions.unmeasure(kept)
    return redirect(back)


def _gauged(programme: Programme, key: str) -> Gauged:
    known = (one for part in whole(programme).parts for one in part.indicators)
    found = next((one for one in known if one.key == key), None)
    if found is None:
        raise Http404
    return found


def _page(programme: Programme) -> str:
    return reverse("reports:evaluation", args=[programme.pk])
