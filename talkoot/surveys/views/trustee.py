"""The trustee's own pages: make the key, try it, open the box. The link proves who she is.

They need no account and set no cookie, like the respondent's door, whose way of answering they
share. Everything can be done without scripts, by `talkoot key` and `talkoot tally`.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from talkoot.surveys.actions import count, plan, trust
from talkoot.surveys.ballots import WrongKeyError
from talkoot.surveys.fingerprints import fingerprint
from talkoot.surveys.forms import OpenedForm
from talkoot.surveys.models import Survey
from talkoot.surveys.views.door import to, traceless

REHEARSING = (Survey.State.DRAFT, Survey.State.OPEN)


def mine(survey_id: UUID, code: str) -> Survey:
    """The survey of a trustee's link, or 404."""
    survey = trust.entrusted(survey_id, code)
    if survey is None:
        raise Http404
    return survey


def step(survey: Survey) -> str:
    """What is the trustee's next thing to do; the name of a template."""
    if survey.state == Survey.State.DRAFT and not survey.public_key:
        return "make"
    if survey.state in REHEARSING:
        return "ready" if trust.is_rehearsed(survey) else "try"
    return {"closed": "open", "lost": "lost"}.get(survey.state, "done")


def show(request: HttpRequest, survey: Survey, code: str, **more: Any) -> HttpResponse:
    known = {"survey": survey, "code": code, "step": step(survey)}
    known |= {"fingerprint": fingerprint(survey.public_key)} | _linking(survey, code)
    known |= {"template": f"surveys/trustee_{known['step']}.html"}
    for name in ("trustee_key", "trustee_box", "trustee_opened"):
        known[name] = to(name, str(survey.pk), code)
    return render(request, "surveys/trustee.html", known | more)


def _linking(survey: Survey, code: str) -> dict[str, Any]:
    from talkoot.surveys.views.linking import told  # it shows this page as well

    return told(survey, code)


@traceless
@require_safe
def page(request: HttpRequest, survey_id: UUID, code: str) -> HttpResponse:
    return show(request, mine(survey_id, code), code, again="again" in request.GET)


@traceless
@require_POST
def key(request: HttpRequest, survey_id: UUID, code: str) -> HttpResponse:
    """Take the public half of the key she made."""
    survey = mine(survey_id, code)
    if survey.state != Survey.State.DRAFT:
        raise Http404
    try:
        plan.keep_key(survey, request.POST.get("public_key", ""), survey.trustee)
    except WrongKeyError:
        words = _("This is not the line that “talkoot key” printed. Copy all of it.")
        return show(request, survey, code, error=words, again=True)
    return redirect(to("trustee", str(survey.pk), code))


@traceless
@require_safe
def box(request: HttpRequest, survey_id: UUID, code: str) -> HttpResponse:
    """The sealed ballots of a closed survey; before, the test ballot."""
    survey = mine(survey_id, code)
    found = step(survey)
    if found not in ("try", "ready", "open"):
        raise Http404
    response = JsonResponse(trust.box(survey))
    name = "BALLOTS.json" if found == "open" else "TRIAL.json"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@sensitive_variables()
@traceless
@require_POST
def opened(request: HttpRequest, survey_id: UUID, code: str) -> HttpResponse:
    """Take what she opened: the test ballot, or the box itself."""
    survey = mine(survey_id, code)
    if step(survey) not in ("try", "ready", "open"):
        raise Http404
    form = OpenedForm(survey, request.POST, request.FILES)
    if not form.is_valid():
        words = " ".join(str(one) for found in form.errors.values() for one in found)
        return show(request, survey, code, error=words)
    try:
        _take(survey, form.cleaned_data["opened"])
    except trust.NotRehearsedError:
        words = _("That was not the test ballot of this survey. Take it again, and try once more.")
        return show(request, survey, code, error=words)
    except count.NotTheseError as error:
        return show(request, survey, code, error=str(error))
    return redirect(to("trustee", str(survey.pk), code))


def _take(survey: Survey, found: list[Any]) -> None:
    if survey.state in REHEARSING:
        trust.rehearse(survey, found)
    else:
        count.load(survey, found)
