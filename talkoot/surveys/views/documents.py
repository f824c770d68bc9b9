"""Documents of a survey, for those who run it and for observers, such as staff representatives."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from talkoot.ground import pdf
from talkoot.ground.texts import reading_language
from talkoot.surveys.documents import DOCUMENTS
from talkoot.surveys.documents.document import Document
from talkoot.surveys.models import Survey

TEMPLATE = Path(__file__).parents[1] / "print" / "document.typ"


def readable(request: HttpRequest, survey_id: UUID) -> Survey:
    """A survey whose documents one may read, from its first draft on."""
    found = Survey.objects.documented_to(request.user).select_related("organisation")
    return get_object_or_404(found, pk=survey_id)


def _document(survey: Survey, name: str) -> Document:
    if name not in DOCUMENTS:
        raise Http404
    return DOCUMENTS[name](survey)


@login_required
@never_cache
@require_safe
def documents(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    """Which documents there are."""
    survey = readable(request, survey_id)
    runs = Survey.objects.run_by(request.user).filter(pk=survey.pk).exists()
    rows = [(name, make(survey).title) for name, make in DOCUMENTS.items()]
    context = {"survey": survey, "organisation": survey.organisation, "rows": rows, "runs": runs}
    return render(request, "surveys/documents.html", context)


@login_required
@never_cache
@require_safe
def document(request: HttpRequest, survey_id: UUID, name: str) -> HttpResponse:
    """One of them, to read and to print."""
    survey = readable(request, survey_id)
    context = {"survey": survey, "organisation": survey.organisation, "name": name}
    return render(request, "surveys/document.html", context | {"document": _document(survey, name)})


@login_required
@never_cache
@require_safe
def document_file(request: HttpRequest, survey_id: UUID, name: str, shape: str) -> HttpResponse:
    """One of them as text or PDF, to fill in and file."""
    survey = readable(request, survey_id)
    found = _document(survey, name)
    if shape == "txt":
        response = HttpResponse(found.text(), content_type="text/plain; charset=utf-8")
    elif shape == "pdf":
        made = pdf.make(TEMPLATE, found.data(), title=found.title, language=reading_language())
        response = HttpResponse(made, content_type="application/pdf")
    else:
        raise Http404
    file_name = f"{slugify(survey.title) or 'survey'}-{name}.{shape}"
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return response
