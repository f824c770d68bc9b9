"""Which programme a page is about. What one may not see is not found."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from talkoot.programmes.models import Programme


def visible_or_404(request: HttpRequest, programme_id: int) -> Programme:
    mine = Programme.objects.visible_to(request.user).select_related("organisation")
    return get_object_or_404(mine, pk=programme_id)


def lived_or_404(request: HttpRequest, programme_id: int) -> Programme:
    mine = Programme.objects.lived_by(request.user).select_related("organisation")
    return get_object_or_404(mine, pk=programme_id)


def changeable_or_404(request: HttpRequest, programme_id: int) -> Programme:
    mine = Programme.objects.run_by(request.user).select_related("organisation")
    return get_object_or_404(mine, pk=programme_id)


def may_change(request: HttpRequest, programme: Programme) -> bool:
    return Programme.objects.run_by(request.user).filter(pk=programme.pk).exists()


def is_inside(request: HttpRequest, programme: Programme) -> bool:
    return Programme.objects.lived_by(request.user).filter(pk=programme.pk).exists()
