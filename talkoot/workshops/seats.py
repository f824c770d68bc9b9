"""Which seat a browser holds: a signed cookie for each workshop, and nothing else."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from talkoot.live import ticket
from talkoot.workshops.actions.join import Taken, hashed
from talkoot.workshops.models import Seat, Workshop

SALT = "talkoot.seat"
LED, OWN_PACE = 7 * 24 * 3600, 120 * 24 * 3600  # seconds a browser keeps its seat


def cookie_name(workshop_id: UUID) -> str:
    return f"seat-{workshop_id.hex}"


def seat_of(request: HttpRequest, workshop_id: UUID) -> Seat | None:
    """Return the seat this browser holds in the workshop, if it still has one."""
    token, _code = _held(request, workshop_id)
    if not token:
        return None
    return (
        Seat.objects.select_related("group", "workshop__room", "workshop__beat")
        .filter(workshop=workshop_id, token=hashed(token), left=False)
        .first()
    )


def return_code_of(request: HttpRequest, workshop: Workshop) -> str:
    """Return the code for another device. The browser keeps it: a session may have a name."""
    return _held(request, workshop.pk)[1]


def _held(request: HttpRequest, workshop_id: UUID) -> tuple[str, str]:
    try:
        token, code = signing.loads(request.COOKIES.get(cookie_name(workshop_id), ""), salt=SALT)
    except (signing.BadSignature, ValueError):
        return "", ""
    return token, code


def give_cookies(response: HttpResponse, workshop: Workshop, taken: Taken, language: str) -> None:
    """Let this browser hold the seat, and listen to the room."""
    response.set_cookie(
        cookie_name(workshop.pk),
        signing.dumps([taken.token, taken.return_code], salt=SALT),
        max_age=LED if workshop.mode == Workshop.Mode.LIVE else OWN_PACE,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    ticket.issue(response, workshop.room_id, "seat", language)
