"""The catalogue of methods, open to everyone who is signed in."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from talkoot.methods import asking, library
from talkoot.methods.catalogue import address, merged, row, told, wish_of
from talkoot.methods.definition import Method
from talkoot.methods.finding import Entry
from talkoot.people.models import Organisation, Role

HOSTING = (Role.Name.COORDINATOR, Role.Name.FACILITATOR, Role.Name.MANAGER)


@require_safe
@login_required
def catalogue(request: HttpRequest) -> HttpResponse:
    """Find the right method: by a sentence, by choosing, or by looking through."""
    wish = wish_of(request.GET)
    if said := request.GET.get("ask", "").strip()[:300]:
        return redirect(
            f"{reverse('methods:list')}{address(merged(wish, asking.wish(said)), said)}"
        )
    said = request.GET.get("said", "")[:300]
    context = {**told(_entries(), wish, said), "language": get_language()}
    return render(request, "methods/catalogue.html", context)


def _entries() -> list[Entry]:
    return [shipped_entry(one) for one in library.shipped()]


def shipped_entry(method: Method) -> Entry:
    return Entry(method.id, method, address=reverse("methods:method", args=[method.id]))


@require_safe
@login_required
def method(request: HttpRequest, method_id: str) -> HttpResponse:
    """Show one method so that a facilitator wants to run it, and can."""
    try:
        found = library.find(method_id)
    except KeyError:
        raise Http404 from None
    context = {
        **row(shipped_entry(found)),
        "language": get_language(),
        "may_host": Organisation.objects.where(request.user, *HOSTING).exists(),
    }
    return render(request, "methods/method.html", context)
