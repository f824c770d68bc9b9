"""Themes of what was written: the list, a theme with quotes, and what people change."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from talkoot.surveys import said
from talkoot.surveys.actions import sort
from talkoot.surveys.actions.remarks import Written
from talkoot.surveys.models import Sorting, Survey
from talkoot.surveys.sorting import Pile
from talkoot.surveys.views.desk import run

AT_ONCE = 30  # remarks to say yes or no to


def _published(request: HttpRequest, survey_id: UUID) -> Survey:
    told = Survey.objects.visible_to(request.user).filter(state=Survey.State.PUBLISHED)
    return get_object_or_404(told.select_related("organisation"), pk=survey_id)


def _context(request: HttpRequest, survey: Survey) -> dict[str, Any]:
    runs = Survey.objects.run_by(request.user).filter(pk=survey.pk).exists()
    return {"survey": survey, "organisation": survey.organisation, "runs": runs}


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def themes(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    """What people wrote of, question by question; a coordinator may have it found."""
    if request.method == "POST":
        sort.ask(run(request, survey_id, Survey.State.PUBLISHED))
        return redirect("surveys:said", survey_id=survey_id)
    survey = _published(request, survey_id)
    found = said.questions(survey)
    missing = {
        question
        for question, blocks in (survey.partition or {}).get("remarks", {}).items()
        if blocks
    } - {one.sorting.question for one in found}
    context = {"found": found, "missing": missing, "states": Sorting.State}
    return render(request, "surveys/said.html", _context(request, survey) | context)


def _sorting(survey: Survey, number: int) -> Sorting:
    made = survey.sortings.select_related("survey__organisation")
    return get_object_or_404(made.filter(state=Sorting.State.DONE), pk=number)


def _pile(sorting: Sorting, key: str) -> tuple[Pile, dict[str, Written], list[Pile]]:
    remarks = sort.readable(sorting)
    now = sort.sorted_now(sorting, remarks)
    pile = now.pile(key)
    if pile is None:
        raise Http404
    others = [one for one in now.piles if one.key != key and one.language == pile.language]
    return pile, remarks, others


@login_required
@never_cache
@require_safe
def theme(request: HttpRequest, survey_id: UUID, number: int, key: str) -> HttpResponse:
    survey = _published(request, survey_id)
    sorting = _sorting(survey, number)
    pile, remarks, others = _pile(sorting, key)
    context = {
        "sorting": sorting,
        "pile": pile,
        "others": others,
        "question": said.question(survey, sorting),
        "quotes": said.quotes(pile, remarks),
        "rest": said.rest(pile, remarks),
        "shares": said.shares(survey, sorting, pile, remarks),
    }
    return render(request, "surveys/said_theme.html", _context(request, survey) | context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def teach(request: HttpRequest, survey_id: UUID, number: int, key: str) -> HttpResponse:
    """Say of remarks whether they belong to a theme; from ten on the others are proposed."""
    survey = run(request, survey_id, Survey.State.PUBLISHED)
    sorting = _sorting(survey, number)
    pile, remarks, _others = _pile(sorting, key)
    if request.method == "POST":
        _taught(request, sorting, pile, remarks)
        return redirect("surveys:said_teach", survey_id=survey_id, number=number, key=key)
    looked = request.GET.get("q", "").strip()[:60]
    proposed = sort.proposed(sorting, pile, remarks)
    context = {
        "sorting": sorting,
        "pile": pile,
        "looked": looked,
        "question": said.question(survey, sorting),
        "asked": said.to_say(sorting, pile, remarks, proposed, looked)[:AT_ONCE],
        "proposed": len(proposed),
        "short": max(said.CONFIRMED - len(pile.confirmed), 0),
    }
    return render(request, "surveys/said_teach.html", _context(request, survey) | context)


def _taught(
    request: HttpRequest, sorting: Sorting, pile: Pile, remarks: dict[str, Written]
) -> None:
    yes = [one for one in remarks if request.POST.get(f"r-{one}") == "yes"]
    no = [one for one in remarks if request.POST.get(f"r-{one}") == "no"]
    if yes or no:
        sort.change(sorting, "teach", pile.key, yes=yes, no=no)
        messages.success(request, _("Kept. You can undo it on the page of the themes."))


@login_required
@require_POST
def change(request: HttpRequest, survey_id: UUID, number: int) -> HttpResponse:
    """Rename, merge, drop, begin a theme of one's own, or undo the last change."""
    survey = run(request, survey_id, Survey.State.PUBLISHED)
    sorting = _sorting(survey, number)
    do, key = request.POST.get("do", ""), request.POST.get("key", "")
    name = request.POST.get("name", "").strip()[: sort.LONGEST_NAME]
    if do == "undo":
        undone = sort.undo(sorting)
        messages.success(
            request, _("The last change is undone.") if undone else _("There was nothing to undo.")
        )
    elif do == "add" and name:
        key = sort.add(sorting, name, said.main_language(sorting))
        return redirect("surveys:said_teach", survey_id=survey_id, number=number, key=key)
    elif do == "rename" and name and sort.change(sorting, "rename", key, name=name):
        messages.success(request, _("The theme has a new name."))
        return redirect("surveys:said_theme", survey_id=survey_id, number=number, key=key)
    elif do == "merge" and sort.change(sorting, "merge", key, into=request.POST.get("into", "")):
        messages.success(request, _("The themes are one now."))
    elif do == "drop" and sort.change(sorting, "drop", key):
        messages.success(request, _("The theme was dropped. Its comments are still there."))
    else:
        messages.error(
            request,
            _("Nothing was changed. Give a name, or look whether the theme is still there."),
        )
    return redirect("surveys:said", survey_id=survey_id)
