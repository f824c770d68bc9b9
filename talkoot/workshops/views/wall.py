"""The projector: what everybody looks at together."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import segno
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from talkoot.ground.texts import reading_language
from talkoot.live import ticket
from talkoot.stepkinds.base import Scene
from talkoot.workshops import address, run_sheet, screens, voices
from talkoot.workshops.models import Beat, Workshop


@login_required
@never_cache
@require_GET
def wall(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    mine = Workshop.objects.hosted_by(request.user).select_related(
        "beat", "programme__organisation"
    )
    workshop = get_object_or_404(mine, pk=workshop_id)
    language = reading_language()
    part = request.headers.get("X-Fragment") == "wall"
    template = "workshops/wall_parts.html" if part else "workshops/wall.html"
    response = render(request, template, _wall(workshop, language))
    ticket.issue(response, workshop.room_id, "wall", language)
    return response


def _wall(workshop: Workshop, language: str) -> dict[str, Any]:
    beat = workshop.beat
    context: dict[str, Any] = {
        "workshop": workshop,
        "language": language,
        "voice": voices.voice(workshop, beat),
        "beat": beat,
        "left_out": run_sheet.left_out(workshop, language),
        "host_name": address.told(),
        "people": voices.voice(workshop, None).people,
    }
    return context | (_now(workshop, beat, language) if beat else {})


def _now(workshop: Workshop, beat: Beat, language: str) -> dict[str, Any]:
    beat.workshop = workshop
    around = screens.scene(beat, language)
    kept = _kept(beat)
    return {
        **screens.told(beat, language),
        "scene": around,
        "summary": screens.summary(beat),
        "wall_template": beat.step.behaviour.template("projector"),
        "kept": kept,
        "silent": bool(kept) or (screens.is_open(beat) and _nothing_yet(beat, around)),
        "hidden": beat.contributions.filter(hidden=True).count(),
    }


def _kept(beat: Beat) -> str:
    """What the wall says where nothing of a step is for the room, and nobody has lifted it out."""
    step = beat.step
    if step.privacy != "private" or not step.behaviour.gives or screens.readable(beat):
        return ""
    return _("Everybody does this for themselves. Nobody else sees it.")


def _nothing_yet(beat: Beat, around: Scene) -> bool:
    """Whether there is nothing to show but that people are at it. An empty board invites cards."""
    if beat.step.is_joint and beat.step.privacy not in screens.KEPT:
        return False
    return not (around.items or around.visits or screens.readable(beat))


@login_required
@never_cache
@require_GET
def qr(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """The way in, as a picture."""
    workshop = get_object_or_404(Workshop.objects.hosted_by(request.user), pk=workshop_id)
    if not workshop.secret:
        return HttpResponse(status=404)
    code = segno.make(address.way_in(workshop), error="m", micro=False)
    svg = code.svg_inline(dark="#0e3f38", light="#f6f4ee", border=4, scale=8, omitsize=True)
    head = '<svg xmlns="http://www.w3.org/2000/svg"'
    text = svg if "xmlns" in svg else svg.replace("<svg", head, 1)
    return HttpResponse(text, content_type="image/svg+xml")
