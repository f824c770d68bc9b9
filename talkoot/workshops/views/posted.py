"""Read what a browser posted. Anything may come; what is none is None."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.http import HttpRequest, QueryDict

from talkoot.ground.numbers import whole


def number(request: HttpRequest, name: str) -> int | None:
    return whole(request.POST.get(name))


def fields(request: HttpRequest) -> QueryDict:
    """All that was sent, files among it: a kind's form need not know how they came."""
    sent = request.POST.copy()
    for name in request.FILES:
        sent.setlist(name, cast(list[Any], request.FILES.getlist(name)))
    return sent


def uuid(request: HttpRequest, name: str) -> UUID | None:
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError:
        return None
