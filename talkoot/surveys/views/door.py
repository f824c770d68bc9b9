"""The respondent's door: a code, what she is asked and why, the questions, thanks.

No session is read, no cookie set, and looking changes nothing. The pages are sent without a
referrer, and so a form has no origin to prove itself by: what proves it is the slip's code in its
address, which no other site can know. That is why Django's own check is left out here.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe
from django.views.defaults import page_not_found

from talkoot.ground import attempts
from talkoot.ground.texts import LANGUAGES, reading_language
from talkoot.surveys import personal, slips
from talkoot.surveys.actions import answer, link
from talkoot.surveys.answering import AnswerForm
from talkoot.surveys.ballots import TooLongError
from talkoot.surveys.fingerprints import fingerprint
from talkoot.surveys.models import Invitee, Survey
from talkoot.surveys.rotating import minutes
from talkoot.surveys.sheet import Sheet

LONGEST_CODE = 30
GZIP = GZipMiddleware(lambda _request: HttpResponse())  # it adds a drawn number of bytes
View = Callable[..., HttpResponse]


def traceless(view: View) -> View:
    """Answer in the language the address asks for, and tell no other site where one was."""

    @wraps(view)
    def quiet(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = request.GET.get("language", "")
        with translation.override(asked if asked in LANGUAGES else reading_language()):
            try:
                response = view(request, *args, **kwargs)
            except Http404 as error:
                response = page_not_found(request, error)
        response.headers["Referrer-Policy"] = "no-referrer"
        return _packed(request, response)

    return csrf_exempt(never_cache(quiet))


def _packed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Compress what somebody only looks at: sixty questions are long, and phones are slow.

    What was typed is in no such page, and so its length tells nothing (docs/decisions/0027).
    """
    if request.method == "GET" and response.status_code == HTTPStatus.OK:
        GZIP.process_response(request, response)  # in place
    return response


def to(name: str, *args: str) -> str:
    """An address of the door, in the language that is being read."""
    return f"{reverse(f'surveys:{name}', args=args)}?language={reading_language()}"


def find(typed: str) -> tuple[Survey, int] | None:
    """The open survey of a code and its unit; a wrong guess counts, for everybody."""
    if personal.is_one(typed):
        return _invited(typed)
    if not _looks_like_one(typed) or spent():
        return None
    for survey in Survey.objects.taking_answers().select_related("organisation").defer("tree"):
        unit = slips.unit_of(survey.pk, typed, survey.slips_of)
        if unit is not None:
            return survey, unit
    attempts.failed("slip")
    return None


def _invited(typed: str) -> tuple[Survey, int] | None:
    """Personal codes are too long to be guessed, and still open when slips are slowed."""
    asked = Invitee.objects.filter(left=False, survey__in=Survey.objects.taking_answers())
    found = asked.filter(token=personal.token(typed)).select_related("survey__organisation").first()
    if found is None:
        attempts.failed("slip")
        return None
    return found.survey, found.place


def _looks_like_one(typed: str) -> bool:
    """What cannot be a code is no guess."""
    given = slips.plain(typed)
    return (
        len(typed) < 30 and given[:1].isdecimal() and given.isascii() and len(given) > slips.LETTERS
    )


def spent() -> bool:
    return attempts.spent("slip", settings.FAILED_CODES_A_MINUTE)


def no_slip(request: HttpRequest, typed: str = "", **more: Any) -> HttpResponse:
    """Say what may be the matter, with the code as it was typed."""
    slow = spent()
    context = {"refused": not slow, "slow": slow, "typed": typed[:LONGEST_CODE]}
    return render(request, "surveys/enter.html", context | more, status=429 if slow else 404)


@traceless
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Type the code of a slip."""
    typed = request.POST.get("code", "").strip()
    if request.method != "POST":
        return render(request, "surveys/enter.html", {})
    if find(typed) is None:
        return no_slip(request, typed)
    return redirect(to("about", slips.plain(typed)))


@traceless
@require_safe
def about(request: HttpRequest, code: str) -> HttpResponse:
    """Who asks, why, and what becomes of it: before the first question."""
    found = find(code)
    if found is None:
        return no_slip(request, code)
    return render(request, "surveys/about.html", told(code, *found))


def told(code: str, survey: Survey, unit: int) -> dict[str, Any]:
    """What the respondent's pages say of a survey."""
    return {
        "survey": survey,
        "asked": survey.questionnaire,
        "unit": survey.unit_named(unit),
        "code": code,
        "questions": to("questions", code),
        "back": to("about", code),
        "minutes": minutes(survey.questionnaire),
        "anonymous": survey.mode == Survey.Mode.ANONYMOUS,
        "personal": personal.is_one(code),
        "fingerprint": fingerprint(survey.public_key),
        "linking": link.offered(survey, code),
    }


@sensitive_variables()
@traceless
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: HttpRequest, code: str) -> HttpResponse:
    """All questions on one page; a mistake keeps everything that was filled in."""
    found = find(code)
    if found is None:
        return no_slip(request, code)
    return sheet_of(request, code, *found)


def sheet_of(
    request: HttpRequest, code: str, survey: Survey, unit: int, **more: Any
) -> HttpResponse:
    """The questions, or, when they were answered, the way to the thanks."""
    sheet = Sheet.of(request, survey.questionnaire)
    thanks = _thanks(code) + ("&shared" if more.get("shared") else "")
    try:
        if sheet.is_whole() and _sealed(survey, code, unit, sheet.form, sheet.follow):
            return redirect(thanks)
    except answer.SpentError:
        if personal.is_one(code):  # else whoever has somebody's code could ask whether she came
            return redirect(thanks)
        context = told(code, survey, unit) | more | {"spent": True}
        return render(request, "surveys/about.html", context, status=403)
    context = told(code, survey, unit) | more | sheet.context()
    return render(request, "surveys/questions.html", context)


def _thanks(code: str) -> str:
    return to("thanks") + ("&first" if personal.is_one(code) else "")


def _sealed(survey: Survey, code: str, unit: int, form: AnswerForm, wishes: bool) -> bool:
    """Put the answer in the box; else say why not.

    That a slip was used is told to nobody who only looks: whoever printed the pile could see who
    has answered, one by one, and when.
    """
    try:
        answer.submit(survey, code, unit, form.answer(), linked=wishes)
    except answer.ClosedError:
        form.add_error(None, _("The survey has just closed."))
    except TooLongError:
        form.add_error(None, _("That is more than fits. Shorten the longest text a little."))
    return not form.errors


@traceless
@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    context = {name: name in request.GET for name in ("first", "shared")}
    return render(request, "surveys/thanks.html", context)
