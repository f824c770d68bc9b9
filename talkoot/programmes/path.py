"""What a person has ticked for herself: sealed, in her browser, and kept nowhere else.

The cookie is named by the person, so two people at one tablet do not see each other's ticks.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Collection, Iterable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from talkoot.ground.codes import digest
from talkoot.ground.sealed import SealBrokenError, seal, unseal
from talkoot.people.models import Person

YEAR = 366 * 24 * 3600
MOST = 110  # ticks: with more, what is sealed is larger than a browser takes as a cookie


def ticked(request: HttpRequest, person: Person, programme: int) -> set[int]:
    """Return the tasks she has ticked in this browser; what cannot be read is as if never made."""
    kept = request.COOKIES.get(_name(person, programme), "")
    try:
        told = unseal(base64.urlsafe_b64decode(kept.encode())) if kept else {}
    except (binascii.Error, SealBrokenError, ValueError):
        return set()
    mine = isinstance(told, dict) and told.get("person") == person.pk
    return {one for one in told.get("done", ()) if isinstance(one, int)} if mine else set()


def keep(
    response: HttpResponse, person: Person, programme: int, done: Collection[int]
) -> HttpResponse:
    """Put the ticks in her browser."""
    told = {"person": person.pk, "done": sorted(done)[-MOST:]}
    sealed = base64.urlsafe_b64encode(seal(told)).decode()
    response.set_cookie(
        _name(person, programme),
        sealed,
        max_age=YEAR,
        path=f"/programmes/{programme}/path/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def toggled(done: Iterable[int], task: int) -> set[int]:
    return set(done) ^ {task}


def _name(person: Person, programme: int) -> str:
    return f"path-{digest(f'{person.pk}:{programme}', purpose='own path')[:16]}"
