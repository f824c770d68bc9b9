"""The coordinator's side until a survey is closed: the list, a new one, its terms, opening."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_list_or_404, get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from talkoot.people.models import Organisation, Role
from talkoot.surveys import asked
from talkoot.surveys.actions import answer, link, plan, trust, tying
from talkoot.surveys.fingerprints import fingerprint
from talkoot.surveys.forms import KeyForm, NewForm, OpenedForm, TermsForm, TrusteeForm
from talkoot.surveys.linking_forms import LinkingForm
from talkoot.surveys.models import Survey

TERMS = ("title", "handled_on", "closes_on", "k", "contact")


def _as_they_are(survey: Survey) -> dict[str, Any]:
    return {name: getattr(survey, name) for name in TERMS} | {"module": survey.module_id}


def run(request: HttpRequest, survey_id: UUID, *states: str) -> Survey:
    """A survey the reader runs, in one of the states, or 404."""
    mine = Survey.objects.run_by(request.user).select_related("organisation")
    return get_object_or_404(mine.filter(state__in=states or Survey.State.values), pk=survey_id)


@login_required
@never_cache
@require_safe
def surveys(request: HttpRequest) -> HttpResponse:
    """Surveys of the reader's houses. A draft is known to those who read its documents."""
    runs = set(Survey.objects.run_by(request.user).values_list("pk", flat=True))
    found = Survey.objects.visible_to(request.user).order_by("-handled_on", "title")
    found = found.only("title", "state", "closes_on")  # results and trees are long
    documented = set(Survey.objects.documented_to(request.user).values_list("pk", flat=True))
    rows = [one for one in found if one.pk in documented or one.state != Survey.State.DRAFT]
    codes = asked.codes_of(request.user)
    for one in rows:
        one.own_code = codes.get(one.pk, "")  # type: ignore[attr-defined]
    may_run = Organisation.objects.where(request.user, Role.Name.COORDINATOR).exists()
    context = {"rows": rows, "runs": runs, "may_run": may_run, "states": Survey.State}
    context |= {"documented": documented}
    return render(request, "surveys/list.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    mine = Organisation.objects.where(request.user, Role.Name.COORDINATOR).order_by("name")
    houses = get_list_or_404(mine)
    reached, module = _reached(request), request.GET.get("module", "")
    form = NewForm(houses, request.POST or None, initial={"contact": reached}, module=module)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        made = plan.prepare(
            words["organisation"],
            form.source(),
            words["title"],
            mode=words["mode"],
            k=words["k"],
            contact=words["contact"],
        )
        if words.get("module"):
            tying.tie(made, words["module"])
        return redirect("surveys:desk", survey_id=made.pk)
    return render(request, "surveys/new.html", {"form": form})


def _reached(request: HttpRequest) -> str:
    """How the reader can be reached, as far as we know."""
    known = (getattr(request.user, "name", ""), getattr(request.user, "email", ""))
    return ", ".join(filter(None, known))


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def desk(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    """What is to be done next with a survey; before it opens, its terms can be changed."""
    survey = run(request, survey_id)
    form = _terms(request, survey)
    if request.method == "POST" and form and form.is_valid():
        plan.change(survey, **{name: form.cleaned_data[name] for name in TERMS})
        if "module" in form.fields:
            tying.tie(survey, form.cleaned_data["module"])
        messages.success(request, _("Saved."))
        return redirect("surveys:desk", survey_id=survey.pk)
    return show(request, survey, terms=form)


def _terms(request: HttpRequest, survey: Survey) -> TermsForm | None:
    if survey.state != Survey.State.DRAFT:
        return None
    return TermsForm(survey.organisation, request.POST or None, initial=_as_they_are(survey))


def show(request: HttpRequest, survey: Survey, **more: Any) -> HttpResponse:
    """The page of a survey's state, with whichever form was just filled in."""
    drafted = survey.state == Survey.State.DRAFT
    context = {
        "survey": survey,
        "organisation": survey.organisation,
        "missing": plan.missing(survey) if drafted else [],
        "terms": TermsForm(survey.organisation, initial=_as_they_are(survey)),
        "keeper": TrusteeForm(initial={"trustee": survey.trustee}),
        "key": KeyForm(initial={"trustee": survey.trustee}),
        "fingerprint": fingerprint(survey.public_key),
        "link": trust.address(survey),
        "rehearsed": trust.is_rehearsed(survey),
        "opened": OpenedForm(survey),
        "waiting": answer.in_box(survey) if survey.state == Survey.State.CLOSED else None,
        "anonymous": survey.mode == Survey.Mode.ANONYMOUS,
        "items": len(survey.questionnaire.items),
        "agreed": link.of(survey),
    }
    if drafted and link.can_agree(survey):
        context["linking"] = LinkingForm(survey)
    if survey.state == Survey.State.OPEN:
        context |= asked.of(survey)
    return render(request, f"surveys/desk_{survey.state}.html", context | _told(more))


def _told(more: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in more.items() if value is not None}


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def open_it(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    """Ask first: from here on neither k nor the tree changes."""
    survey = run(request, survey_id, Survey.State.DRAFT)
    if missing := plan.missing(survey):
        messages.error(request, " ".join(missing))
        return redirect("surveys:desk", survey_id=survey.pk)
    if request.method == "POST":
        plan.open_survey(survey)
        messages.success(request, _("The survey is open. Print the slips next."))
        return redirect("surveys:slips", survey_id=survey.pk)
    units = plan.frozen(survey.organisation)
    context = {"survey": survey, "organisation": survey.organisation, "units": units}
    context |= {"people": sum(unit["people"] for unit in units)}
    return render(request, "surveys/open.html", context)
