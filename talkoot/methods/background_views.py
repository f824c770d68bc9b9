"""The background pages, open to everyone who is signed in."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from talkoot.methods import backgrounds


@require_safe
@login_required
def page(request: HttpRequest, page_id: str) -> HttpResponse:
    """Show what research says in plain words, whom it cites, and the methods that rest on it."""
    try:
        found = backgrounds.find(page_id)
    except KeyError:
        raise Http404 from None
    others = [one for one in backgrounds.every() if one != found]
    context = {"page": found, "others": others, "language": get_language()}
    return render(request, "methods/background.html", context)
