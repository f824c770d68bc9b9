"""The evidence thread: from a commitment or a record to what it comes from, and what followed.

Each page goes one step back and one step on, as far as the reader may see.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from talkoot.practice.models import Commitment, Evidence, OperatingModel, Origin
from talkoot.programmes.models import Programme
from talkoot.surveys.models import Survey
from talkoot.themes.models import Theme
from talkoot.workshops.models import Workshop

MOST_ITEMS = 60


@login_required
@never_cache
@require_safe
def evidence(request: HttpRequest, evidence_id: UUID) -> HttpResponse:
    """One record: what it says, where it was found, and what has come of it."""
    inside = Programme.objects.lived_by(request.user)
    mine = Evidence.objects.filter(programme__in=inside).select_related("programme__organisation")
    record = get_object_or_404(mine, pk=evidence_id)
    context = {
        "record": record,
        "organisation": record.programme.organisation,
        "items": _items(record.body)[:MOST_ITEMS],
        "followed": Commitment.objects.visible_to(request.user).filter(evidence=record),
        "models": _models(request, Origin.Kind.EVIDENCE, record.pk),
        "may_make": Programme.objects.facilitated_by(request.user)
        .filter(pk=record.programme_id)
        .exists(),
        "may_model": Programme.objects.run_by(request.user).filter(pk=record.programme_id).exists(),
        "today": timezone.localdate(),
    }
    return render(request, "workspace/evidence.html", context | _source(request, record.source))


@login_required
@never_cache
@require_safe
def commitment(request: HttpRequest, commitment_id: UUID) -> HttpResponse:
    """One commitment: how it went, what those concerned have seen, and where it comes from."""
    mine = Commitment.objects.visible_to(request.user)
    told = mine.select_related("programme__organisation", "evidence", "unit")
    promise = get_object_or_404(told, pk=commitment_id)
    record = promise.evidence
    context = {
        "commitment": promise,
        "organisation": promise.programme.organisation,
        "record": record,
        "looks": promise.looks.order_by("-on"),
        "themes": Theme.objects.visible_to(request.user).filter(commitments=promise),
        "models": _models(request, Origin.Kind.COMMITMENT, promise.pk),
        "may_mark": Commitment.objects.marked_by(request.user).filter(pk=promise.pk).exists(),
        "may_word": Commitment.objects.worded_by(request.user).filter(pk=promise.pk).exists(),
        "may_model": Programme.objects.run_by(request.user)
        .filter(pk=promise.programme_id)
        .exists(),
        "today": timezone.localdate(),
    }
    source = _source(request, record.source) if record else {}
    return render(request, "workspace/commitment.html", context | source)


def _models(request: HttpRequest, kind: Origin.Kind, source: UUID) -> Any:
    mine = OperatingModel.objects.visible_to(request.user)
    return mine.filter(origins__kind=kind, origins__source=source).order_by("name")


def _source(request: HttpRequest, source: UUID) -> dict[str, Any]:
    """The workshop or the published survey it was found in, as far as the reader may see it."""
    held = Workshop.objects.visible_to(request.user).filter(state=Workshop.State.CLOSED)
    told = Survey.objects.visible_to(request.user).filter(state=Survey.State.PUBLISHED)
    return {"room": held.filter(pk=source).first(), "survey": told.filter(pk=source).first()}


def _items(body: Any) -> list[str]:
    """What the record says, as lines: it was written in several shapes over time."""
    if not isinstance(body, dict):
        return []
    lines = body.get("items") or ([body["text"]] if body.get("text") else [])
    return [str(line) for line in lines if str(line).strip()]
