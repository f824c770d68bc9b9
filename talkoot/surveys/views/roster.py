"""Who is asked by name: the roster of an open survey, and the letters that leave.

No page here tells who has answered, and none is other before an answer than after it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from talkoot.surveys.actions import invite, link
from talkoot.surveys.asked import roster_of, ways_of
from talkoot.surveys.counts import MistakesError
from talkoot.surveys.models import Survey
from talkoot.surveys.roster_forms import InviteeForm, LettersForm, PersonForm, TableForm

TOLD = 50  # mistakes of a file at once
CONTACT = ("name", "email", "phone", "language")


def asking(request: HttpRequest, survey_id: UUID) -> Survey:
    """A survey the reader runs that takes answers today, or 404."""
    mine = Survey.objects.run_by(request.user).taking_answers()
    return get_object_or_404(mine.select_related("organisation"), pk=survey_id)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def roster(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    """Everybody who is asked, by unit; a file brings more."""
    survey = asking(request, survey_id)
    form = TableForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _changed(request, survey, lambda: invite.take_table(survey, form.raw()))
        except MistakesError as error:
            return _page(request, survey, form, error.mistakes)
    return _page(request, survey, form, ())


@login_required
@require_POST
def staff(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    """Ask everybody who works in the units."""
    survey = asking(request, survey_id)
    return _changed(request, survey, lambda: invite.take_staff(survey))


def _changed(
    request: HttpRequest, survey: Survey, take: Callable[[], invite.Change]
) -> HttpResponse:
    try:
        change = take()
    except invite.NotOpenError as error:
        messages.error(request, str(error))
        return redirect("surveys:desk", survey_id=survey.pk)
    told = _("%(added)d were added, %(left)d have left, %(known)d were there already.")
    counts = {"added": change.added, "left": change.left, "known": change.known}
    messages.success(request, told % counts)
    return redirect("surveys:roster", survey_id=survey.pk)


def _page(
    request: HttpRequest, survey: Survey, form: TableForm, mistakes: tuple[str, ...]
) -> HttpResponse:
    asked = survey.invitees.filter(left=False)
    counts = dict(asked.values("place").annotate(n=Count("pk")).values_list("place", "n"))
    context = {
        "survey": survey,
        "organisation": survey.organisation,
        "form": form,
        "mistakes": mistakes[:TOLD],
        "more": max(0, len(mistakes) - TOLD),
        "rows": [
            {"place": place, "name": survey.unit_named(place), "n": counts.get(place, 0)}
            for place, _unit in enumerate(survey.tree or ())
        ],
        "asked": sum(counts.values()),
        "ways": ways_of(asked),
        "refused": survey.invitees.filter(refused=True, left=False)[:TOLD],
        "roster": roster_of(survey),
        "without_token": link.progress(survey)[1] if link.of(survey) else 0,
    }
    status = 422 if mistakes else 200
    return render(request, "surveys/roster.html", context, status=status)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unit(request: HttpRequest, survey_id: UUID, place: int) -> HttpResponse:
    """The people of one unit who are asked; one more can be added."""
    survey = asking(request, survey_id)
    if place >= len(survey.tree or ()):
        raise Http404
    form = PersonForm(survey.invitees.all(), request.POST or None)
    if request.method == "POST" and form.is_valid():
        invite.add(survey, place, **form.cleaned_data)
        messages.success(request, _("%(name)s is asked.") % {"name": form.cleaned_data["name"]})
        return redirect("surveys:roster_unit", survey_id=survey.pk, place=place)
    context = {
        "survey": survey,
        "organisation": survey.organisation,
        "unit": survey.unit_named(place),
        "place": place,
        "people": survey.invitees.filter(place=place).order_by("left", "name", "pk"),
        "form": form,
        "texts": settings.SMS_GATEWAY is not None,
    }
    return render(request, "surveys/roster_unit.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, survey_id: UUID, invitee_id: UUID) -> HttpResponse:
    """Mend an address, or say that somebody has left."""
    survey = asking(request, survey_id)
    found = get_object_or_404(survey.invitees.select_related("survey"), pk=invitee_id)
    initial: dict[str, Any] = {name: getattr(found, name) for name in (*CONTACT, "left")}
    others = survey.invitees.exclude(pk=found.pk)
    form = InviteeForm(others, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        invite.change(found, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("surveys:roster_unit", survey_id=survey.pk, place=found.place)
    context = {
        "survey": survey,
        "organisation": survey.organisation,
        "invitee": found,
        "unit": survey.unit_named(found.place),
        "form": form,
    }
    return render(request, "surveys/invitee.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    """Ask first: from here on letters leave by themselves."""
    survey = asking(request, survey_id)
    kept = roster_of(survey)
    if kept is None or not survey.invitees.exists():
        return redirect("surveys:roster", survey_id=survey.pk)
    form = LettersForm(request.POST or None, initial={"most": kept.most, "apart": kept.apart})
    if request.method == "POST" and form.is_valid():
        invite.send_letters(survey, **form.cleaned_data)
        messages.success(request, _("The invitations leave by themselves, on working days."))
        return redirect("surveys:desk", survey_id=survey.pk)
    context = {
        "survey": survey,
        "organisation": survey.organisation,
        "form": form,
        "roster": kept,
        "ways": ways_of(survey.invitees.filter(left=False)),
    }
    return render(request, "surveys/send.html", context)
