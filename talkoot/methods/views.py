"""The catalogue of methods, open to everyone who is signed in."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from talkoot.methods import library


@require_safe
@login_required
def catalogue(request: HttpRequest) -> HttpResponse:
    by_title = sorted(library.shipped(), key=lambda method: method.title.text().casefold())
    return render(
        request,
        "methods/catalogue.html",
        {"methods": by_title, "language": get_language()},
    )


@require_safe
@login_required
def method(request: HttpRequest, method_id: str) -> HttpResponse:
    try:
        found = library.find(method_id)
    except KeyError:
        raise Http404 from None
    lengths = [(step, found.length(step, short=True)) for step in found.steps]
    return render(
        request,
        "methods/method.html",
        {
            "method": found,
            "steps": lengths,
            "minutes": found.minutes(),
            "short_minutes": found.minutes(short=True),
            "language": get_language(),
        },
    )
