"""The photo on a card, for those who may read the card."""

from __future__ import annotations

import base64
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from talkoot.workshops import screens, seats
from talkoot.workshops.models import Contribution, Photo, Workshop


@never_cache
@require_GET
def photo(request: HttpRequest, workshop_id: UUID, photo_id: UUID) -> HttpResponse:
    """While the room is open; with its rows the picture goes, and only its words stay."""
    found = get_object_or_404(
        Photo.objects.select_related("contribution__beat", "contribution__workshop"),
        pk=photo_id,
        contribution__workshop=workshop_id,
        contribution__workshop__state=Workshop.State.OPEN,
    )
    if not (_seat_sees(request, found.contribution) or _host_sees(request, found.contribution)):
        raise Http404
    picture = base64.b64decode(found.picture)
    answer = HttpResponse(picture, content_type="image/jpeg")
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer


def _seat_sees(request: HttpRequest, card: Contribution) -> bool:
    seat = seats.seat_of(request, card.workshop_id)
    if seat is None:
        return False
    beat = card.beat
    beat.workshop = card.workshop
    if card.seat_id == seat.pk or card in screens.readable(beat, seat):
        return True
    return card.sheet is not None and card.sheet.holder_id == seat.pk and not card.hidden


def _host_sees(request: HttpRequest, card: Contribution) -> bool:
    """What the room sees, and what waits for the host's look."""
    hosted = Workshop.objects.hosted_by(request.user).filter(pk=card.workshop_id)
    if not hosted.exists():
        return False
    beat = card.beat
    beat.workshop = card.workshop
    kept = beat.step.privacy in screens.KEPT and not card.promoted
    return card.released and not kept
