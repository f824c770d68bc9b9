"""What the report lacks, the screen to copy from, files, the funder's page and the public page."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from talkoot.ground.numbers import whole
from talkoot.ground.texts import reading_language
from talkoot.programmes.funders.shelf import usual
from talkoot.programmes.models import Document
from talkoot.programmes.money.state import State
from talkoot.programmes.page import write
from talkoot.programmes.views.material import download
from talkoot.reports import handing
from talkoot.reports.copying import rows
from talkoot.reports.funders import page_values
from talkoot.reports.lacking import lacks, yet_to_happen
from talkoot.reports.models import PublicPage, Report
from talkoot.reports.outputs import document, drafts, paper, slides
from talkoot.reports.outputs.content import content
from talkoot.reports.outputs.page import UnreadableError, filled
from talkoot.reports.views import finding

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHOW = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
TEXT = "text/plain; charset=utf-8"
Made = tuple[bytes | str, str]


@login_required
@never_cache
@require_safe
def lacking(request: HttpRequest, programme_id: int, language: str) -> HttpResponse:
    """One page: what the report still lacks."""
    one = finding.found(request, programme_id, language)
    context = finding.context(request, one) | {"lacks": lacks(one)}
    return render(request, "reports/lacks.html", context)


@login_required
@never_cache
@require_safe
def copying(request: HttpRequest, programme_id: int, language: str) -> HttpResponse:
    """The funder's form field by field, each with its count and a button that copies it."""
    one = finding.found(request, programme_id, language, by="written_by")
    try:
        card = filled(one)
    except (UnreadableError, ValueError):
        messages.error(request, unreadable())
        return redirect("reports:lacks", programme_id, language)
    state = State(one.programme)
    fund = state.fund(whole(request.GET.get("funder", ""))) or state.lead
    form = fund.profile if fund else None
    context = finding.context(request, one) | {
        "state": state,
        "fund": fund,
        "known": form is None or bool(form.page),
        "rows": rows(card, form, page_values(fund, language) if fund and form != usual() else None),
    }
    return render(request, "reports/copy.html", context)


def unreadable() -> str:
    return _("The texts cannot be told apart on the funder's page. Look at their first lines.")


def _page(report: Report, ending: str) -> Made:
    try:
        card = filled(report)
    except (UnreadableError, ValueError):
        raise Http404 from None
    if ending == "txt":
        return write(card), TEXT
    if ending == "json":
        told = JsonResponse(
            card.model_dump(mode="json"), json_dumps_params={"ensure_ascii": False, "indent": 2}
        )
        return told.content, "application/json"
    html = render_to_string("reports/page_file.html", {"page": card, "rows": rows(card)})
    return html, "text/html; charset=utf-8"


FILES: dict[str, Callable[[Report], Made]] = {
    "report.docx": lambda one: (document.docx(content(one)), WORD),
    "report-public.docx": lambda one: (document.docx(content(one, public=True)), WORD),
    "report.pdf": lambda one: (paper.made(content(one)), "application/pdf"),
    "report-public.pdf": lambda one: (paper.made(content(one, public=True)), "application/pdf"),
    "slides.pptx": lambda one: (slides.pptx(content(one)), SHOW),
    "page.txt": lambda one: _page(one, "txt"),
    "page.json": lambda one: _page(one, "json"),
    "page.html": lambda one: _page(one, "html"),
} | {f"{name}.txt": lambda one, make=make: (make(content(one, public=True)), TEXT)
     for name, make in drafts.DRAFTS.items()}  # fmt: skip


@login_required
@never_cache
@require_safe
def file(request: HttpRequest, programme_id: int, language: str, name: str) -> HttpResponse:
    """A file of the report."""
    one = finding.found(request, programme_id, language, by="written_by")
    if name not in FILES:
        raise Http404
    made, kind = FILES[name](one)
    response = HttpResponse(made, content_type=kind)
    called = f"{slugify(one.programme.title)[:60] or 'hanke'}-{name}"
    response["Content-Disposition"] = f'attachment; filename="{called}"'
    return response


@login_required
@never_cache
@require_safe
def outputs(request: HttpRequest, programme_id: int, language: str) -> HttpResponse:
    """Everything that is made of the report, and the two ways to publish it."""
    one = finding.found(request, programme_id, language, by="written_by")
    context = finding.context(request, one) | {
        "missing": [part.label for part in handing.missing(one)],
        "public": PublicPage.objects.filter(programme=one.programme).first(),
        "on_page": _on_page(one),
        "early": yet_to_happen(one.programme, timezone.localdate()),
    }
    return render(request, "reports/outputs.html", context)


def _on_page(report: Report) -> bool:
    """Whether the programme's page already holds this bulletin."""
    card = report.programme.page
    try:
        return card is not None and card == filled(report)
    except (UnreadableError, ValueError):
        return False


@login_required
@require_POST
def publish(request: HttpRequest, programme_id: int, language: str) -> HttpResponse:
    """Put the bulletin on the project page, or the programme's own page out to anybody."""
    one = finding.found(request, programme_id, language, by="run_by")
    verbs: dict[str, Callable[[], object]] = {
        "page": lambda: handing.fill_page(one),
        "out": lambda: handing.put_out(one.programme),
        "down": lambda: handing.take_down(one.programme),
    }
    verb = verbs.get(request.POST.get("act", ""))
    if verb is None:
        return HttpResponseBadRequest()
    try:
        verb()
        messages.success(request, _("Done."))
    except handing.UnsignedError:
        messages.error(request, _("The text as it stands is not signed yet."))
    except handing.OtherLanguageError:
        messages.error(request, _("The project page is in another language than this report."))
    except (UnreadableError, ValueError):
        messages.error(request, unreadable())
    return redirect("reports:outputs", programme_id, language)


@require_safe
def public(request: HttpRequest, slug: str) -> HttpResponse:
    """The public page of a programme, in the reader's language where it is told in it."""
    found = get_object_or_404(PublicPage, slug=slug)
    languages = list(found.told)
    wanted = request.GET.get("lang", reading_language())
    language = wanted if wanted in languages else languages[0]
    context = {
        "page": found.told[language],
        "language": language,
        "others": [one for one in languages if one != language],
        "put_out_on": found.put_out_on,
        "slug": slug,
    }
    return render(request, "reports/public.html", context)


@require_safe
def public_file(request: HttpRequest, slug: str, document_id: UUID) -> HttpResponseBase:
    """A file that the public page told of when it was put out, while it is still public."""
    found = get_object_or_404(PublicPage, slug=slug)
    told = {one["file"] for page in found.told.values() for one in page.get("documents", ())}
    kept = Document.objects.filter(programme=found.programme_id, public=True).exclude(ending="")
    document = get_object_or_404(kept, pk=document_id)
    if str(document.pk) not in told:
        raise Http404
    return download(request, document.pk, document.title, document.ending)
