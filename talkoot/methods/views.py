"""The catalogue of methods, open to everyone who is signed in."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from talkoot.methods import asking, choices
from talkoot.methods.catalogue import address, merged, row, told, wish_of
from talkoot.methods.models import WRITING, OwnMethod
from talkoot.people.models import Organisation, Role

HOSTING = (Role.Name.COORDINATOR, Role.Name.FACILITATOR, Role.Name.MANAGER)


@require_safe
@login_required
def catalogue(request: HttpRequest) -> HttpResponse:
    """Find the right method: by a sentence, by choosing, or by looking through."""
    wish = wish_of(request.GET)
    entries = choices.entries(request.user)
    if said := request.GET.get("ask", "").strip()[:300]:
        read = merged(wish, asking.wish(said), entries)
        return redirect(reverse("methods:list") + address(read, said))
    said = request.GET.get("said", "")[:300]
    context = {
        **told(entries, wish, said),
        "language": get_language(),
        "may_write": Organisation.objects.where(request.user, *WRITING).exists(),
    }
    return render(request, "methods/catalogue.html", context)


@require_safe
@login_required
def method(request: HttpRequest, method_id: str) -> HttpResponse:
    """Show one method so that a facilitator wants to run it, and can."""
    try:
        found = choices.entry(request.user, method_id)
    except KeyError:
        raise Http404 from None
    context = {
        **row(found),
        "language": get_language(),
        "may_host": Organisation.objects.where(request.user, *HOSTING).exists(),
        "may_write": Organisation.objects.where(request.user, *WRITING).exists(),
        "mine": OwnMethod.objects.editable_by(request.user)
        .filter(pk=choices.own_key(method_id) or 0)
        .first(),
    }
    return render(request, "methods/method.html", context)
