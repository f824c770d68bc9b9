"""Write the report: begin it, word a passage, add one, take one out, sign."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from talkoot.ground.meanwhile import ChangedMeanwhileError
from talkoot.reports import actions, handing, panel, sources, words
from talkoot.reports.forms import AddForm, HeadForm, WordForm
from talkoot.reports.models import Passage, Report, Signature
from talkoot.reports.reading import Whole, signed_by
from talkoot.reports.sections import Section, neighbours
from talkoot.reports.views import finding


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest, programme_id: int) -> HttpResponse:
    """The way to the report; without one, what it will be, and the step that composes it."""
    if request.method == "POST":
        programme = finding.worded_in(request, programme_id)
        language = request.POST.get("language", "")
        if language not in finding.languages(programme):
            return HttpResponseBadRequest()
        return redirect(actions.begin(programme, language))
    programme = finding.lived_in(request, programme_id)
    first = Report.objects.filter(programme=programme).order_by("language").first()
    if first:
        return redirect(first)
    context = {
        "programme": programme,
        "organisation": programme.organisation,
        "writes": finding.may_word(request, programme),
        "languages": finding.languages(programme),
    }
    return render(request, "reports/none.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, programme_id: int, language: str) -> HttpResponse:
    """The report at a glance: its sections, its title and day, and who has signed it."""
    by = "written_by" if request.method == "POST" else "visible_to"
    one = finding.found(request, programme_id, language, by=by)
    form = HeadForm(request.POST or None, initial=HeadForm.of(one))
    clash = None
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("title", "told_on", "author")}
        try:
            actions.head(one, seen=form.cleaned_data["version"], **told)
            messages.success(request, _("Saved."))
            return redirect(one)
        except ChangedMeanwhileError as error:
            clash = error.now
            form = HeadForm({**request.POST.dict(), "version": error.now.version})
    whole = Whole(one)
    missing = handing.missing(one)
    context = finding.context(request, one) | {
        "form": form,
        "clash": clash,
        "shown": list(whole.sections()),
        "signed": signed_by(one),
        "is_signed": not missing,
        "missing": missing,
        "reader": finding.reader(request),
        "languages": list(Report.objects.filter(programme=one.programme).order_by("language")),
        "other": next((each for each in finding.languages(one.programme) if each != language), ""),
    }
    return render(request, "reports/report.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, programme_id: int, language: str, name: str) -> HttpResponse:
    """One section: its passages with their sources beside them, and a place to write more."""
    by = "written_by" if request.method == "POST" else "visible_to"
    one = finding.found(request, programme_id, language, by=by)
    part = finding.section_or_404(one, name)
    form = AddForm(request.POST or None, language=language)  # type: ignore[arg-type]
    if request.method == "POST" and form.is_valid():
        added = actions.add(one, part.id, **form.cleaned_data)
        return _to_passage(added)
    context = _section(request, one, part) | {"form": form}
    return render(request, "reports/section.html", context)


def _section(request: HttpRequest, one: Report, part: Section) -> dict[str, Any]:
    whole = Whole(one)
    shown = whole.shown(part)
    before, after = neighbours(part, whole.parts)
    return finding.context(request, one) | {
        "section": part,
        "shown": shown,
        "before": before and (before.id, before.title(one.language)),
        "after": after and (after.id, after.title(one.language)),
        "rows": whole.rows(part, finding.reader(request)),
        "remarks": [words.say(remark) for remark in shown.remarks],
        "records": panel.records(one),
        "removed": one.passages.filter(section=part.id, removed=True).order_by("place"),
    }


@login_required
@require_POST
def quote(request: HttpRequest, programme_id: int, language: str, name: str) -> HttpResponse:
    """Quote a text of an evidence record in a section."""
    one = finding.found(request, programme_id, language, by="written_by")
    part = finding.section_or_404(one, name)
    record, _dash, at = request.POST.get("text", "").partition("/")
    try:
        return _to_passage(panel.quote(one, part.id, UUID(record), int(at)))
    except (ValueError, panel.NothingToQuoteError):
        return HttpResponseBadRequest()


def _to_passage(passage: Passage) -> HttpResponse:
    report = passage.report
    response = redirect("reports:section", report.programme_id, report.language, passage.section)
    response["Location"] += f"#passage-{passage.pk}"
    return response


def _passage(request: HttpRequest, programme_id: int, language: str, pk: UUID) -> Passage:
    one = finding.found(request, programme_id, language, by="written_by")
    passage = get_object_or_404(one.passages, pk=pk)
    passage.report = one
    return passage


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def passage(request: HttpRequest, programme_id: int, language: str, pk: UUID) -> HttpResponse:
    """Word one passage. If somebody was faster, both texts are shown, and what was typed stays."""
    one = _passage(request, programme_id, language, pk)
    form = WordForm(request.POST or None, initial=WordForm.of(one), language=language)  # type: ignore[arg-type]
    clash = None
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            marks = {name: told[name] for name in ("begins", "confidential")}
            actions.word(one, told["text"], seen=told["version"], **marks)
            return _to_passage(one)
        except ChangedMeanwhileError as error:
            clash = error.now
            again = {**request.POST.dict(), "version": clash.version}
            form = WordForm(again, language=language)  # type: ignore[arg-type]
    context = finding.context(request, one.report) | {
        "passage": one,
        "source": sources.seen(one.report, [one], finding.reader(request))[one.pk],
        "form": form,
        "clash": clash,
        "title": finding.section_or_404(one.report, one.section).title(language),
    }
    return render(request, "reports/passage.html", context)


ACTS: dict[str, Callable[[Passage], None]] = {
    "out": actions.take_out,
    "back": actions.bring_back,
    "up": lambda one: actions.move(one, -1),
    "down": lambda one: actions.move(one, 1),
    "approve": lambda one: actions.approve(one, True),
    "disapprove": lambda one: actions.approve(one, False),
}


@login_required
@require_POST
def act(request: HttpRequest, programme_id: int, language: str, pk: UUID) -> HttpResponse:
    """Take a passage out or back, move it, or approve somebody's words."""
    one = _passage(request, programme_id, language, pk)
    verb = ACTS.get(request.POST.get("act", ""))
    if verb is None:
        return HttpResponseBadRequest()
    if request.POST["act"] == "approve" and request.POST.get("version") != str(one.version):
        changed = _("Somebody changed it while you were reading. Read it again first.")
        messages.error(request, changed)
    else:
        verb(one)
    return _to_passage(one)


@login_required
@require_POST
def refresh(request: HttpRequest, programme_id: int, language: str) -> HttpResponse:
    """Compose anew from what the programme knows today."""
    one = finding.found(request, programme_id, language, by="written_by")
    count = actions.refresh(one)
    if count:
        said = ngettext("%(count)d sentence is new.", "%(count)d sentences are new.", count)
        messages.success(request, said % {"count": count})
    else:
        messages.info(request, _("Nothing has changed in the data."))
    return redirect(one)


@login_required
@require_POST
def sign(request: HttpRequest, programme_id: int, language: str) -> HttpResponse:
    """Sign the text as it stands."""
    one = finding.found(request, programme_id, language, by="written_by")
    person, part = finding.reader(request), request.POST.get("part", "")
    if part not in actions.parts_of(one, person):
        return HttpResponseBadRequest()
    if actions.sign(one, person, Signature.Part(part)):
        messages.success(request, _("Signed. A change to the text asks for it anew."))
    else:
        messages.error(request, _("You have signed in the other part. Somebody else signs here."))
    return redirect(one)
