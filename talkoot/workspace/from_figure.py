"""A commitment that rests on a released figure: the figure is kept as evidence beside it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from talkoot.people.models import Unit
from talkoot.practice import actions
from talkoot.practice.commitments.forms import NewCommitmentForm
from talkoot.practice.models import Evidence
from talkoot.programmes.models import Programme
from talkoot.surveys import seeing, showing
from talkoot.surveys.models import Survey
from talkoot.surveys.showing import ScaleShown

FIGURE = "figure"


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def commit(request: HttpRequest, survey_id: UUID, place: int, scale: str) -> HttpResponse:
    """Say what is done about a figure."""
    mine = Survey.objects.visible_to(request.user).filter(state=Survey.State.PUBLISHED)
    survey = get_object_or_404(mine.select_related("organisation"), pk=survey_id)
    programmes = Programme.objects.facilitated_by(request.user).filter(
        organisation=survey.organisation
    )
    if not programmes:
        raise Http404
    told = _told(survey, place, scale)
    units = Unit.objects.filter(organisation=survey.organisation)
    begun = {"programme": survey.programme_id, "unit": _unit(survey, place)}
    form = NewCommitmentForm(
        programmes.order_by("title"), units, request.POST or None, initial=begun
    )
    if request.method == "POST" and form.is_valid():
        made = _keep(form, survey, told)
        messages.success(request, _("It is among the commitments."))
        return redirect("workspace:commitment", made)
    context = {"form": form, "origin": told["title"], "organisation": survey.organisation}
    return render(request, "practice/commitment_edit.html", context)


@transaction.atomic
def _keep(form: NewCommitmentForm, survey: Survey, told: dict[str, Any]) -> UUID:
    programme = form.cleaned_data["programme"]
    record = Evidence.objects.filter(
        programme=programme, source=survey.pk, kind=FIGURE, title=told["title"]
    ).first() or actions.record_evidence(
        programme,
        source=survey.pk,
        kind=FIGURE,
        title=told["title"],
        body=told,
        found_on=survey.published_on or timezone.localdate(),
    )
    made = actions.keep_commitment(programme, evidence=record, person=form.person, **form.words)
    return made.pk


def _told(survey: Survey, place: int, scale: str) -> dict[str, Any]:
    """The figure in words and numbers, as anybody in the house may see it; else not found.

    What a supervisor hears first is not copied before everybody hears it: the record is open to
    all inside.
    """
    tree = survey.tree or []
    if not 0 <= place < len(tree):
        raise Http404
    results = seeing.told_to(survey, AnonymousUser(), [place])
    shown = showing.unit(survey.questionnaire, tree, results, place)
    figure = next((one for one in (shown.scales if shown else ()) if one.id == scale), None)
    if shown is None or figure is None or not figure.n:
        raise Http404
    return {"title": _sentence(" + ".join(shown.names), figure), "place": place, "scale": scale} | {
        name: getattr(figure, name) for name in ("n", "mean", "low", "high", "first", "last")
    }


def _sentence(unit: str, figure: ScaleShown) -> str:
    said = _("%(unit)s: %(title)s, mean %(mean)s on a scale from %(first)s to %(last)s (n = %(n)s)")
    return said % {
        "unit": unit,
        "title": figure.title,
        "mean": number_format(figure.mean, 1),
        "first": number_format(figure.first, 0),
        "last": number_format(figure.last, 0),
        "n": figure.n,
    }


def _unit(survey: Survey, place: int) -> Any:
    """The unit it is about, if it is still there; the whole house is no unit."""
    tree = survey.tree or []
    return tree[place]["unit"] if place and place < len(tree) else None
