"""A signed cookie that lets a browser listen to one room as one audience, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpResponseBase

from .frames import AUDIENCES

KEPT = 2 * 24 * 3600  # no room is open for longer, and every page hands out a new one


@dataclass(frozen=True, slots=True)
class Ticket:
    audience: str
    language: str


def issue(response: HttpResponseBase, room_id: int, audience: str, language: str) -> None:
    """Hand the ticket out with a page. A browser may hold one for each audience of a room."""
    if audience not in AUDIENCES:
        raise ValueError(f"no such audience: {audience}")
    response.set_cookie(
        _name(audience),
        _signer(room_id).sign(f"{audience}.{language[:2]}"),
        max_age=KEPT,
        path=f"/live/{room_id}",
        secure=not settings.INSECURE_HTTP,
        httponly=True,
        samesite="Lax",
    )


def read(cookies: Mapping[str, str], room_id: int, audience: str = "") -> Ticket | None:
    """Return the ticket for `audience`, or without one the first that holds."""
    for wanted in (audience,) if audience else AUDIENCES:
        if ticket := _unsign(cookies.get(_name(wanted), ""), room_id, wanted):
            return ticket
    return None


def _unsign(value: str, room_id: int, audience: str) -> Ticket | None:
    try:
        signed = _signer(room_id).unsign(value, max_age=KEPT)
    except BadSignature:
        return None
    name, _, language = signed.partition(".")
    return Ticket(name, language) if name == audience else None


def _name(audience: str) -> str:
    return f"live-{audience}"


def _signer(room_id: int) -> TimestampSigner:
    return TimestampSigner(salt=f"talkoot.live.{room_id}")
