"""The card of an interim task, to print and hang up: what to do, room to write, and the way in."""

from __future__ import annotations

from uuid import UUID

import segno
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from talkoot.ground.texts import reading_language
from talkoot.people.models import Unit
from talkoot.workshops import address, checklist, sheets
from talkoot.workshops.models import Workshop

SIZES = ("a4", "a5")


@login_required
@never_cache
@require_GET
def show(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """One card for a unit; the language of the page is the language of the card."""
    mine = Workshop.objects.hosted_by(request.user).select_related("programme__organisation")
    running = mine.filter(mode=Workshop.Mode.OPEN).exclude(state=Workshop.State.CLOSED)
    workshop = get_object_or_404(running, pk=workshop_id)
    house = workshop.programme.organisation
    units = house.units.filter(closed_on=None) if house else Unit.objects.none()
    chosen = request.GET.get("unit", "")
    size = request.GET.get("size", "")
    found = sheets.parts(workshop, reading_language())
    context = {
        "workshop": workshop,
        "organisation": house,
        "units": units.order_by("code"),
        "unit": units.filter(code=chosen).first(),
        "sizes": SIZES,
        "size": size if size in SIZES else SIZES[0],
        "parts": found,
        "language": reading_language(),
        "minutes": minutes(workshop),
        "told": address.told(),
        "picture": _picture(workshop) if workshop.secret else "",
    }
    return render(request, "workshops/unit_card.html", context)


def minutes(workshop: Workshop) -> int:
    """How long it takes at one table: the advised minutes of the steps of the checklist."""
    return sum(beat.minutes for beat in checklist.asked(workshop))


def _picture(workshop: Workshop) -> str:
    code = segno.make(address.way_in(workshop), error="m", micro=False)
    drawn = code.svg_inline(dark="#000", light="#fff", border=2, scale=4, omitsize=True)
    return mark_safe(drawn)  # noqa: S308 - drawn here, from an address of our own
