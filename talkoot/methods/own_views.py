"""Writing one's own methods: the form, the source, versions. Who may not write finds nothing."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_list_or_404, get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from talkoot.ground.meanwhile import ChangedMeanwhileError, seen_by
from talkoot.ground.numbers import whole
from talkoot.ground.texts import LANGUAGES, reading_language
from talkoot.methods import actions, choices, reading, writing
from talkoot.methods.editor import changes, desk, posted
from talkoot.methods.models import WRITING, MethodVersion, OwnMethod
from talkoot.people.models import Organisation, Person


def writing_in(request: HttpRequest) -> list[Organisation]:
    """The organisations in which she may write methods; not found where there are none."""
    mine = Organisation.objects.where(request.user, *WRITING).order_by("name")
    return get_list_or_404(mine)


def _mine(request: HttpRequest, own_id: int) -> OwnMethod:
    return get_object_or_404(OwnMethod.objects.editable_by(request.user), pk=own_id)


def _who(request: HttpRequest) -> Person:
    return cast(Person, request.user)


def _chosen(request: HttpRequest) -> Organisation:
    """The organisation a new method is for: the only one, or the one chosen."""
    houses = writing_in(request)
    wanted = request.POST.get("organisation", "")
    return next((one for one in houses if str(one.pk) == wanted), houses[0])


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Own methods, and how to begin one: with a name, or with a file."""
    houses = writing_in(request)
    if request.method == "POST":
        return _begin(request)
    mine = OwnMethod.objects.editable_by(request.user)
    mine = mine.select_related("organisation").prefetch_related("versions")
    context = {
        "houses": houses,
        "own": mine.filter(archived_at=None).order_by("-changed_at"),
        "away": mine.exclude(archived_at=None).order_by("-changed_at"),
    }
    return render(request, "methods/own/index.html", context)


def _begin(request: HttpRequest) -> HttpResponse:
    house, person = _chosen(request), _who(request)
    if raw := request.FILES.get("file"):
        try:
            own = actions.take_in(house, person, reading.decode(raw.read(reading.MOST_BYTES + 1)))
        except reading.MethodError as error:
            messages.error(request, " ".join(error.sentences))
            return redirect("methods:own")
        to_source = bool(desk.check(own.draft))
        return redirect("methods:own_source" if to_source else "methods:own_edit", own_id=own.pk)
    title = " ".join(request.POST.get("title", "").split())[:120]
    if not title:
        messages.error(request, _("Give the method a name first. It may change later."))
        return redirect("methods:own")
    own = actions.begin(house, person, title={reading_language(): title})
    return redirect("methods:own_edit", own_id=own.pk)


@login_required
@require_POST
def copy(request: HttpRequest, method_id: str) -> HttpResponse:
    """Go on from a method there is. Where it comes from stays in its source."""
    house = _chosen(request)
    try:
        source = choices.source_of(request.user, method_id)
    except KeyError:
        raise Http404 from None
    own = actions.take_in(house, _who(request), source)
    messages.success(request, _("This copy is yours to change. The original stays as it is."))
    return redirect("methods:own_edit", own_id=own.pk)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, own_id: int) -> HttpResponse:
    """The form. Every button saves what was typed."""
    own = _mine(request, own_id)
    words = desk.words_of(own.draft)
    if words is None:
        messages.info(request, _("The form can show the method when the source can be read again."))
        return redirect("methods:own_source", own_id=own.pk)
    if request.method == "POST":
        return _save_form(request, own, words)
    at = request.GET.get("at", "")
    shown = desk.desk(words, desk.check(own.draft), reading_language(), at)
    return render(request, "methods/own/edit.html", _around(own) | shown)


def _around(own: OwnMethod, **more: Any) -> dict[str, Any]:
    return {
        "own": own,
        "organisation": own.organisation,
        "seen": own.edits,
        "newest": own.newest,
        "columns": LANGUAGES,
        **more,
    }


def _save_form(request: HttpRequest, own: OwnMethod, words: dict[str, Any]) -> HttpResponse:
    typed = posted.words(request.POST, words)
    try:
        typed, at, big = _changed(typed, request.POST.get("do", ""), request.POST.get("kind", ""))
        source = writing.write(typed, writing.head_of(own.draft))
        if big:  # what was typed is what an undo brings back
            before = writing.write(posted.words(request.POST, words), writing.head_of(own.draft))
            own = actions.save(own, before, _who(request), seen=seen_by(request))
            actions.save(own, source, _who(request), seen=own.edits, big=True)
        else:
            actions.save(own, source, _who(request), seen=seen_by(request))
    except changes.NoSuchPlaceError:
        raise Http404 from None
    except ChangedMeanwhileError:
        return _typed_meanwhile(request, own, typed)
    if big:
        messages.info(request, _("Removed."), extra_tags="undo")
    return redirect(_at(own, at or request.POST.get("at", "")))


def _changed(words: dict[str, Any], do: str, kind: str) -> tuple[dict[str, Any], str, bool]:
    """What a button does to the words; where to go on; and whether something is taken away."""
    verb, _colon, place = do.partition(":")
    if verb == "add":
        made, at = changes.add(words, place, kind)
        return made, at, False
    if verb in ("up", "down"):
        made, at = changes.move(words, place, -1 if verb == "up" else 1)
        return made, at, False
    if verb == "remove":
        return changes.remove(words, place), place.rpartition(".")[0], True
    return words, place if verb == "see" else "", False


def _at(own: OwnMethod, at: str) -> str:
    where = reverse("methods:own_edit", args=[own.pk])
    return f"{where}?at={at}#{at.replace('.', '-')}" if at else where


def _typed_meanwhile(request: HttpRequest, own: OwnMethod, typed: dict[str, Any]) -> HttpResponse:
    """Nothing typed is lost, and nothing of the other's is overwritten unseen."""
    own.refresh_from_db()
    source = writing.write(typed)
    shown = desk.desk(typed, desk.check(source), reading_language())
    context = _around(own) | shown | {"meanwhile": own.changed_by}
    return render(request, "methods/own/edit.html", context, status=409)


@login_required
@require_POST
def undo(request: HttpRequest, own_id: int) -> HttpResponse:
    """Put back what was taken away last."""
    own = _mine(request, own_id)
    actions.undo(own, _who(request), seen=own.edits)
    return redirect("methods:own_edit", own_id=own.pk)


@login_required
@never_cache
@require_POST
def beside(request: HttpRequest, own_id: int) -> HttpResponse:
    """What stands beside the form, for what is typed now. Nothing is kept."""
    own = _mine(request, own_id)
    words = posted.words(request.POST, desk.words_of(own.draft) or {})
    step = desk.step_at(request.POST.get("at", ""))
    mistakes = desk.check(writing.write(words))
    context = desk.beside(words, mistakes, reading_language(), step)
    return render(request, "methods/own/beside.html", _around(own) | context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def source(request: HttpRequest, own_id: int) -> HttpResponse:
    """The file itself. What is wrong is kept too, and told."""
    own = _mine(request, own_id)
    text, meanwhile = own.draft, None
    if request.method == "POST":
        text = request.POST.get("source", "").replace("\r\n", "\n")[: reading.LARGEST + 1]
        if text and not text.endswith("\n"):
            text += "\n"
        try:
            actions.save(own, text, _who(request), seen=seen_by(request))
            return redirect("methods:own_source", own_id=own.pk)
        except ChangedMeanwhileError:
            own.refresh_from_db()
            meanwhile = own.changed_by
    context = _around(
        own,
        source=text,
        mistakes=[(one.sentence, "") for one in desk.check(text)],
        meanwhile=meanwhile,
        readable=desk.words_of(text) is not None,
    )
    return render(request, "methods/own/source.html", context, status=409 if meanwhile else 200)


@login_required
@require_safe
def download(request: HttpRequest, own_id: int) -> HttpResponse:
    """The draft as a file, or a version of it."""
    own = _mine(request, own_id)
    number = request.GET.get("version", "")
    text = own.draft
    if number:
        text = _version(own, number).source
    response = HttpResponse(text, content_type="application/toml; charset=utf-8")
    name = slugify(own.title)[:60] or "method"
    response["Content-Disposition"] = f'attachment; filename="{name}.toml"'
    return response


def _version(own: OwnMethod, number: str) -> MethodVersion:
    return get_object_or_404(own.versions.all(), number=whole(number) or 0)
