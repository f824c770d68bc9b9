"""Published results to take along: the figures the reader sees on the page, in other shapes."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from talkoot.ground import pdf, spreadsheet
from talkoot.surveys import own_words, picturing, report, tabling
from talkoot.surveys.models import Survey
from talkoot.surveys.views.results import published, read, wanted


@login_required
@never_cache
@require_safe
def export(request: HttpRequest, survey_id: UUID, shape: str) -> HttpResponse:
    """All units as a table, or one unit as a report on paper."""
    if shape not in SHAPES:
        raise Http404
    survey = published(request, survey_id)
    make, content_type = SHAPES[shape]
    place = wanted(request, survey)
    read(request, survey, report.around(survey, place) if shape == "pdf" else None)
    return _sent(make(survey, place), content_type, f"{name(survey)}.{shape}")


def _csv(survey: Survey, _at: int) -> bytes:
    return spreadsheet.as_csv(tabling.one_table(*_told(survey)))


def _xlsx(survey: Survey, _at: int) -> bytes:
    about = {report.terms_title(): report.terms(survey)}
    words = list(own_words.table(survey))
    said = {_("In people's own words"): words} if len(words) > 1 else {}
    return spreadsheet.as_xlsx(tabling.sheets(*_told(survey)) | said | about)


def _told(survey: Survey) -> tabling.Told:
    return survey.questionnaire, survey.tree or [], survey.results or {}


SHAPES: dict[str, tuple[Callable[[Survey, int], bytes], str]] = {
    "csv": (_csv, spreadsheet.CSV),
    "xlsx": (_xlsx, spreadsheet.XLSX),
    "pdf": (report.pdf_of, "application/pdf"),
}


@login_required
@never_cache
@require_safe
def chart(request: HttpRequest, survey_id: UUID, scale: str, shape: str) -> HttpResponse:
    """One scale as a picture: the unit that is asked for, and those beneath it."""
    if shape not in PICTURES:
        raise Http404
    survey = published(request, survey_id)
    numbers = {one.id: number for number, one in enumerate(survey.questionnaire.scales)}
    if scale not in numbers:
        raise Http404
    place = wanted(request, survey)
    read(request, survey, report.around(survey, place))
    units = report.near(survey, place)
    made = picturing.picture(units, numbers[scale])
    if made is None:
        raise Http404
    draw, content_type = PICTURES[shape]
    return _sent(draw(made), content_type, f"{name(survey)}-{slugify(scale)}.{shape}")


PICTURES: dict[str, tuple[Callable[[picturing.Picture], bytes], str]] = {
    "svg": (lambda made: made.svg().encode(), "image/svg+xml"),
    "png": (lambda made: pdf.picture(made.svg(), title=made.sentence), "image/png"),
}


def name(survey: Survey) -> str:
    return slugify(survey.title) or "results"


def _sent(made: bytes, content_type: str, file_name: str) -> HttpResponse:
    response = HttpResponse(made, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return response
