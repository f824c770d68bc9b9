"""The catalogue of methods, open to everyone who is signed in."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from talkoot.methods import library
from talkoot.methods.definition import Method
from talkoot.methods.timeline import timeline
from talkoot.people.models import Organisation, Role

HOSTING = (Role.Name.COORDINATOR, Role.Name.FACILITATOR, Role.Name.MANAGER)


@require_safe
@login_required
def catalogue(request: HttpRequest) -> HttpResponse:
    """List the methods, the shortest first."""
    by_length = sorted(library.shipped(), key=lambda method: method.minutes())
    context = {"methods": [_told(one) for one in by_length], "language": get_language()}
    return render(request, "methods/catalogue.html", context)


@require_safe
@login_required
def method(request: HttpRequest, method_id: str) -> HttpResponse:
    """Show one method so that a facilitator wants to run it, and can."""
    try:
        found = library.find(method_id)
    except KeyError:
        raise Http404 from None
    context = {
        **_told(found),
        "language": get_language(),
        "may_host": Organisation.objects.where(request.user, *HOSTING).exists(),
    }
    return render(request, "methods/method.html", context)


def _told(method: Method) -> dict[str, Any]:
    full, short = method.minutes(), method.minutes(short=True)
    return {
        "method": method,
        "stretches": timeline(method),
        "minutes": full,
        "short_minutes": short if short < full else None,
    }
