"""Pages of programmes: the list, a page to read, the card, its text and its corrections."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from talkoot.ground.meanwhile import ChangedMeanwhileError
from talkoot.people.models import Organisation, Person, Role
from talkoot.programmes import actions, words
from talkoot.programmes.card import Card
from talkoot.programmes.card_form import CardForm
from talkoot.programmes.completing import completed, page_of
from talkoot.programmes.experts import owned_by
from talkoot.programmes.forms import PageForm, ProgrammeForm
from talkoot.programmes.lints import advise
from talkoot.programmes.models import Programme
from talkoot.programmes.page import Reading, read, write
from talkoot.programmes.views.finding import (
    changeable_or_404,
    is_inside,
    may_change,
    visible_or_404,
)


@login_required
@require_safe
def programmes(request: HttpRequest) -> HttpResponse:
    """List every programme I may see: those that go on or come, and those that have ended."""
    today = timezone.localdate()
    mine = Programme.objects.visible_to(request.user).select_related("organisation")
    context = {
        "programmes": mine.exclude(ends_on__lt=today).order_by("starts_on", "title"),
        "ended": mine.filter(ends_on__lt=today).order_by("-ends_on", "title"),
        "may_create": _organisations(request).exists(),
        "advises": isinstance(request.user, Person) and owned_by(request.user).exists(),
        "today": today,
    }
    return render(request, "programmes/list.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Make a programme by hand."""
    organisations = _coordinated_or_404(request)
    form = ProgrammeForm(request.POST or None, organisations=organisations)
    if request.method == "POST" and form.is_valid():
        made = actions.create_programme(**form.cleaned_data)
        return redirect("workspace:programme", made.pk)
    return render(request, "programmes/new.html", {"form": form})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def import_page(request: HttpRequest) -> HttpResponse:
    """Read a page into a new programme: first show what was understood, then keep it."""
    organisations = _coordinated_or_404(request)
    form = PageForm(request.POST or None, request.FILES or None, organisations=organisations)
    if request.method != "POST" or not form.is_valid():
        return render(request, "programmes/import.html", {"form": form})
    reading = read(form.cleaned_data["text"])
    if reading.card and "keep" in request.POST:
        organisation = form.cleaned_data["organisation"]
        made = actions.create_programme_from_card(organisation, reading.card)
        messages.success(request, _("The programme is here."))
        return redirect("workspace:programme", made.pk)
    again = PageForm(initial=form.cleaned_data, organisations=organisations)
    return render(request, "programmes/import.html", {"form": again, **_told(reading)})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def import_again(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Read a newer page over the card of a programme."""
    programme = changeable_or_404(request, programme_id)
    form = PageForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form, "programme": programme}
    if request.method != "POST" or not form.is_valid():
        return render(request, "programmes/import.html", context)
    reading = read(form.cleaned_data["text"])
    if reading.card and "keep" in request.POST:
        actions.update_card(programme, reading.card)
        messages.success(request, _("The card is up to date."))
        return redirect("programmes:card", programme.pk)
    context["form"] = PageForm(initial=form.cleaned_data)
    return render(request, "programmes/import.html", {**context, **_told(reading)})


@login_required
@require_safe
def card(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Show the card, who runs the programme, and what is worth a second look."""
    programme = visible_or_404(request, programme_id)
    may = may_change(request, programme)
    page = _page(request, programme)
    context = {
        "programme": programme,
        "page": page,
        "organisation": programme.organisation,
        "may_change": may,
        "people": programme.crew(request.user),
        "advice": [words.say(one) for one in advise(page)] if page and may else [],
    }
    return render(request, "programmes/card_page.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Correct the card by hand. What somebody else kept meanwhile is shown; nothing is lost."""
    programme = changeable_or_404(request, programme_id)
    begun = programme.page or Card(
        title=programme.title, starts_on=programme.starts_on, ends_on=programme.ends_on
    )
    before = completed(programme, begun)
    stands = actions.mark_of(programme)
    form = CardForm(request.POST or None, card=before, seen=stands)
    context: dict[str, Any] = {
        "form": form,
        "programme": programme,
        "has_bulletin": before.bulletin or before.material,
    }
    if request.method == "POST" and form.is_valid():
        try:
            actions.correct_card(programme, form.card, seen=form.cleaned_data["seen"])
        except ChangedMeanwhileError:
            context["now"] = form.standing
            form.data = {**request.POST.dict(), "seen": stands}
            return render(request, "programmes/edit.html", context, status=409)
        messages.success(request, _("The card is up to date."))
        return redirect("programmes:card", programme.pk)
    return render(request, "programmes/edit.html", context)


@login_required
@require_safe
def as_text(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Hand out the page as plain text, in the funder's order."""
    programme = visible_or_404(request, programme_id)
    response = HttpResponse(
        write(_page_or_404(request, programme)), content_type="text/plain; charset=utf-8"
    )
    return _attached(response, programme, "txt")


@login_required
@require_safe
def as_json(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Hand out the card as data."""
    programme = visible_or_404(request, programme_id)
    told = _page_or_404(request, programme).model_dump(mode="json")
    response = JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 2})
    return _attached(response, programme, "json")


def _attached(response: HttpResponse, programme: Programme, ending: str) -> HttpResponse:
    name = slugify(programme.title)[:60] or "programme"
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response


def _told(reading: Reading) -> dict[str, Any]:
    """Return what a preview shows of a reading."""
    refusal = words.AWARD_NEWS if reading.is_award_news else words.NOT_A_PAGE
    return {
        "reading": reading,
        "refusal": None if reading.card else refusal,
        "notes": [(note, words.WHY[note.why]) for note in reading.notes],
        "advice": [words.say(one) for one in advise(reading.card)] if reading.card else [],
    }


def _organisations(request: HttpRequest) -> QuerySet[Organisation]:
    return Organisation.objects.where(request.user, Role.Name.COORDINATOR).order_by("name")


def _coordinated_or_404(request: HttpRequest) -> QuerySet[Organisation]:
    organisations = _organisations(request)
    if not organisations:
        raise Http404
    return organisations


def _page_or_404(request: HttpRequest, programme: Programme) -> Card:
    page = _page(request, programme)
    if page is None:
        raise Http404
    return page


def _page(request: HttpRequest, programme: Programme) -> Card | None:
    """The card with what the money knows, for those who may see the money."""
    return page_of(programme) if is_inside(request, programme) else programme.page
