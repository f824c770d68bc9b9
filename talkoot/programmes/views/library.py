"""The project library: programmes of others to look at, and to start one's own from."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from talkoot.methods import library as methods
from talkoot.people.models import Organisation, Role
from talkoot.programmes.actions.starting import start_from
from talkoot.programmes.funders.shelf import profile
from talkoot.programmes.library.example import Example
from talkoot.programmes.library.shelf import examples, found, matches
from talkoot.programmes.models import Programme


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Examples, and the project pages that have been brought in, found by words."""
    words = request.GET.get("q", "")[:100]
    mine = Programme.objects.visible_to(request.user).exclude(card=None)
    pages = mine.select_related("organisation").order_by("-starts_on", "title")
    context = {
        "words": words,
        "examples": found(words),
        "pages": [one for one in pages if matches(words, *_texts(one))],
    }
    return render(request, "programmes/library.html", context)


def _texts(programme: Programme) -> list[str]:
    page = programme.page
    if page is None:
        return [programme.title]
    told = [text for _heading, text in page.bulletin_texts]
    own = [programme.title, page.title, page.applicant, page.implementer, page.number]
    return [*own, page.summary, *told]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def example(request: HttpRequest, name: str) -> HttpResponse:
    """One example; it can be started from by those who coordinate a house."""
    one = examples().get(name)
    if one is None:
        raise Http404
    houses = Organisation.objects.where(request.user, Role.Name.COORDINATOR).order_by("name")
    if request.method == "POST":
        house = get_object_or_404(houses, slug=request.POST.get("house", ""))
        made = start_from(one, house)
        messages.success(request, _("The programme is here. Give it its own title and days."))
        return redirect("programmes:plan-dates", made.pk)
    context = {"one": one, "houses": houses, "funder": profile(one.funder or ""), **_parts(one)}
    return render(request, "programmes/example.html", context)


def _parts(one: Example) -> dict[str, object]:
    return {
        "parts": [
            {"part": part, "methods": [methods.find(name) for name in part.methods]}
            for part in one.modules
        ]
    }
