"""Writing what a survey asks: the form, the source, files in and out, whose wording it is."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from talkoot.ground.meanwhile import ChangedMeanwhileError, seen_by
from talkoot.ground.texts import LANGUAGES, reading_language
from talkoot.methods import reading as texts
from talkoot.methods import writing
from talkoot.methods.editor import posted
from talkoot.methods.editor.changes import NoSuchPlaceError
from talkoot.people.models import Person
from talkoot.people.tables import MOST_BYTES
from talkoot.surveys import bringing, composing, reading, shelf
from talkoot.surveys.actions import word
from talkoot.surveys.assembling import Words
from talkoot.surveys.models import Questions, Survey, WordingRight
from talkoot.surveys.views.desk import run


def _mine(request: HttpRequest, survey_id: UUID) -> tuple[Survey, Questions]:
    """A survey the reader prepares, and what is being written of it; or 404."""
    survey = run(request, survey_id, Survey.State.DRAFT)
    return survey, word.draft_of(survey)


def _who(request: HttpRequest) -> Person:
    return cast(Person, request.user)


def _words_of(source: str) -> Words | None:
    try:
        return texts.words_of(source)
    except texts.MethodError:
        return None


def around(survey: Survey, mine: Questions, **more: Any) -> dict[str, Any]:
    """What every page of the writing shows."""
    scales = shelf.need_permission(survey.questionnaire)
    lacking = word.without_right(survey)
    rights = WordingRight.objects.filter(survey=survey).select_related("said_by")
    return {
        "survey": survey,
        "organisation": survey.organisation,
        "seen": mine.edits,
        "last": mine.changed_by,
        "can_undo": bool(mine.before),
        "columns": LANGUAGES,
        "foreign": scales,
        "lacking": lacking,
        "rights": [(one, _titles(survey, one)) for one in rights],
        "wordless": survey.questionnaire.without_wording,
        **more,
    }


def _titles(survey: Survey, right: WordingRight) -> str:
    titles = {scale.id: str(scale.title) for scale in survey.questionnaire.scales}
    return ", ".join(titles.get(one, one) for one in right.scales)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    """The form. Every button saves what was typed."""
    survey, mine = _mine(request, survey_id)
    words = _words_of(mine.draft)
    if words is None:
        messages.info(request, _("The form opens again when the source can be read."))
        return redirect("surveys:source", survey_id=survey.pk)
    if request.method == "POST":
        return _save(request, survey, mine, words)
    at = request.GET.get("at", "")
    shown = composing.page(words, mine.draft, reading_language(), at)
    return render(request, "surveys/wording/edit.html", around(survey, mine) | shown)


def _save(request: HttpRequest, survey: Survey, mine: Questions, words: Words) -> HttpResponse:
    typed = posted.words(request.POST, words, composing.WORDS)
    head, seen = writing.head_of(mine.draft), seen_by(request)
    try:
        made, at, big = composing.changed(
            typed, request.POST.get("do", ""), _given(request, survey)
        )
        if big:  # what was typed is what an undo brings back
            seen = word.save(survey, writing.write(typed, head), _who(request), seen=seen).edits
        word.save(survey, writing.write(made, head), _who(request), seen=seen, big=big)
    except NoSuchPlaceError:
        raise Http404 from None
    except ChangedMeanwhileError:
        return _typed_meanwhile(request, survey, typed)
    if big:
        messages.info(request, _("Removed."), extra_tags="undo")
    return redirect(_at(survey, at or request.POST.get("at", "")))


def _given(request: HttpRequest, survey: Survey) -> dict[str, Any]:
    """What buttons take beside the form itself."""
    return {
        "theme": request.POST.get("theme", ""),
        "shelf": request.POST.getlist("shelf"),
        "house": survey.organisation.name,
    }


def _at(survey: Survey, at: str) -> str:
    where = reverse("surveys:wording", args=[survey.pk])
    return f"{where}?at={at}#{at.replace('.', '-')}" if at else where


def _typed_meanwhile(request: HttpRequest, survey: Survey, typed: Words) -> HttpResponse:
    """Nothing typed is lost, and nothing of the other's is overwritten unseen."""
    mine = word.draft_of(survey)
    shown = composing.page(typed, writing.write(typed), reading_language())
    context = around(survey, mine, late=True) | shown
    return render(request, "surveys/wording/edit.html", context, status=409)


@login_required
@require_POST
def undo(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    """Put back what was taken away last."""
    survey, _draft = _mine(request, survey_id)
    word.undo(survey, _who(request))
    return redirect("surveys:wording", survey_id=survey.pk)


@login_required
@never_cache
@require_POST
def beside(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    """What stands beside the form, for what is typed now. Nothing is kept."""
    survey, mine = _mine(request, survey_id)
    words = posted.words(request.POST, _words_of(mine.draft) or {}, composing.WORDS)
    shown = composing.beside(words, writing.write(words))
    return render(request, "surveys/wording/beside.html", around(survey, mine) | shown)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def source(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    """The file itself, typed or brought. What is wrong is kept too, and told."""
    survey, mine = _mine(request, survey_id)
    text, late = mine.draft, False
    if request.method == "POST":
        try:
            text = _brought(request)
            word.save(survey, text, _who(request), seen=seen_by(request), big=True)
            return redirect("surveys:source", survey_id=survey.pk)
        except ChangedMeanwhileError:
            mine = word.draft_of(survey)
            late = True
        except texts.MethodError as error:
            messages.error(request, " ".join(error.sentences))
            return redirect("surveys:source", survey_id=survey.pk)
    context = around(
        survey,
        mine,
        source=text,
        mistakes=[one.sentence for one in reading.check(text)],
        late=late,
        readable=_words_of(text) is not None,
    )
    return render(request, "surveys/wording/source.html", context, status=409 if late else 200)


def _brought(request: HttpRequest) -> str:
    """The text of a file, or what was typed."""
    if file := request.FILES.get("file"):
        return texts.decode(file.read(texts.MOST_BYTES + 1))
    text = request.POST.get("source", "").replace("\r\n", "\n")[: texts.LARGEST + 1]
    return text if not text or text.endswith("\n") else f"{text}\n"


@login_required
@require_safe
def download(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    """What is being written, or what a survey asks, as a file."""
    survey = run(request, survey_id)
    is_draft = survey.state == Survey.State.DRAFT
    text = word.draft_of(survey).draft if is_draft else survey.source
    response = HttpResponse(text, content_type="application/toml; charset=utf-8")
    name = slugify(survey.title)[:60] or "survey"
    response["Content-Disposition"] = f'attachment; filename="{name}.toml"'
    return response


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def table(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    """Bring questions as a table; with a mistake in any row, nothing is taken."""
    survey, mine = _mine(request, survey_id)
    mistakes: list[str] = []
    file = request.FILES.get("file")
    if request.method == "POST" and file is None:
        mistakes = [_("Choose a file first.")]
    elif file is not None:
        words = composing.with_answers(_words_of(mine.draft) or {})
        terms = composing.own_terms(words, survey.organisation.name)
        try:
            made = bringing.brought(file.read(MOST_BYTES + 1), words, word.free_name, terms)
            text = writing.write(made, writing.head_of(mine.draft))
            word.save(survey, text, _who(request), seen=mine.edits, big=True)
            messages.success(request, _("The questions are in their places."))
            return redirect("surveys:wording", survey_id=survey.pk)
        except bringing.RowsError as error:
            mistakes = error.mistakes
    context = around(survey, mine, mistakes=mistakes)
    return render(request, "surveys/wording/table.html", context)


@login_required
@require_POST
def pulse(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    """Prepare the next pulse of a survey that has been opened."""
    survey = run(request, survey_id, *Survey.State.values[1:])
    if not survey.questionnaire.rotate:
        raise Http404
    made = word.next_pulse(survey, _who(request))
    return redirect("surveys:desk", survey_id=made.pk)


@login_required
@require_POST
def right(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    """Say that the organisation may use the wording of instruments."""
    survey, _draft = _mine(request, survey_id)
    ticked = request.POST.getlist("scale")
    if ticked:
        word.say_right(survey, _who(request), ticked)
        messages.success(request, _("That is kept, with your name and the day."))
    else:
        messages.error(request, _("Tick what the organisation may use first."))
    return redirect(f"{reverse('surveys:wording', args=[survey.pk])}#rights")
