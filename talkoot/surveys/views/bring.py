"""Bring answers, or means, from elsewhere. The file is read, shown, laid, and never kept."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_list_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from talkoot.people.models import Organisation, Role
from talkoot.people.tables import TableError
from talkoot.surveys import brought, foreign, means, reading
from talkoot.surveys.actions import bring as act
from talkoot.surveys.bring_forms import BringForm, MeansForm, choices
from talkoot.surveys.bring_page import columns_shown, units_shown
from talkoot.surveys.counts import MistakesError
from talkoot.surveys.models import Elsewhere


def _houses(request: HttpRequest) -> list[Organisation]:
    mine = Organisation.objects.where(request.user, Role.Name.COORDINATOR).order_by("name")
    return get_list_or_404(mine)


@sensitive_variables()
@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """First the file, then what its columns are and what it makes of them, then a survey."""
    houses = _houses(request)
    form = BringForm(houses, request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form, "again": "columns" in request.POST}
    if request.method == "POST" and form.is_valid():
        try:
            return _read(request, form, context)
        except TableError as error:
            form.add_error("file", str(error))
        except reading.QuestionnaireError as error:
            context["mistakes"] = error.sentences
    return render(request, "surveys/bring.html", context)


def _read(request: HttpRequest, form: BringForm, context: dict[str, Any]) -> HttpResponse:
    words = form.cleaned_data
    columns = foreign.read(words["file"].read())
    guesses = foreign.guesses(columns)
    told = brought.guessed(columns, guesses)
    said = choices(request.POST, told)
    if said is None and "columns" in request.POST:
        context["mistakes"] = [_("This file has other columns than the one before.")]
    chosen = said or told
    context |= {"columns": columns_shown(columns, guesses, chosen), "again": True}
    try:
        made = brought.make(columns, chosen, words["title"], words["language"])
    except brought.NothingError:
        context["mistakes"] = [_("No column is a statement yet: choose one at least.")]
        return render(request, "surveys/bring.html", context)
    reading.read(made.source)
    if said and request.POST.get("do") == "make":
        survey = act.bring(
            words["organisation"],
            made,
            words["title"],
            words["name"],
            k=words["k"],
            contact=getattr(request.user, "email", ""),
        )
        messages.success(
            request, _("The answers are laid in groups, and the file was not kept. Publish next.")
        )
        return redirect("surveys:desk", survey_id=survey.pk)
    context |= {"made": made, "units": units_shown(made, words["k"]), "k": words["k"]}
    return render(request, "surveys/bring.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def elsewhere(request: HttpRequest) -> HttpResponse:
    """Means that other surveys told, beside each other; a coordinator brings and removes them."""
    houses = _houses(request)
    form = MeansForm(houses, request.POST or None, request.FILES or None)
    if request.method == "POST" and request.POST.get("do") == "forget":
        return _forget(request, houses)
    if request.method == "POST" and form.is_valid() and _kept(request, form):
        return redirect("surveys:elsewhere")
    rows = Elsewhere.objects.filter(organisation__in=houses).select_related("organisation")
    return render(request, "surveys/means.html", {"form": form, "rows": rows})


def _forget(request: HttpRequest, houses: list[Organisation]) -> HttpResponse:
    for house in houses:
        if str(house.pk) == request.POST.get("organisation"):
            act.forget(house, request.POST.get("name", ""))
            messages.success(request, _("Removed."))
    return redirect("surveys:elsewhere")


def _kept(request: HttpRequest, form: MeansForm) -> bool:
    words = form.cleaned_data
    try:
        found = means.read(words["file"].read())
    except MistakesError as error:
        form.add_error("file", list(error.mistakes))
        return False
    if not found.kept:
        form.add_error("file", _("Every row is of fewer than five people. Nothing was kept."))
        return False
    act.keep(words["organisation"], words["name"], found.kept)
    messages.success(request, _kept_words(found))
    return True


def _kept_words(found: means.Means) -> str:
    n, few = len(found.kept), found.few
    told = [ngettext("%(n)d mean was kept.", "%(n)d means were kept.", n) % {"n": n}]
    if few:
        told.append(
            ngettext(
                "%(n)d row of fewer than five people was left out.",
                "%(n)d rows of fewer than five people were left out.",
                few,
            )
            % {"n": few}
        )
    if found.beside:
        told.append(
            ngettext(
                "%(n)d row beside them was left out, because it would give them away.",
                "%(n)d rows beside them were left out, because they would give them away.",
                found.beside,
            )
            % {"n": found.beside}
        )
    return " ".join(told)
