"""The open commitments of my programmes, and how they went."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from talkoot.people.models import Organisation
from talkoot.practice import actions
from talkoot.practice.idea_views import HOSTING
from talkoot.practice.models import Commitment
from talkoot.programmes.models import Programme

MOST_FINISHED = 30


@login_required
@require_safe
def commitments(request: HttpRequest) -> HttpResponse:
    """List what is open in my programmes, the one just marked, and what is behind us."""
    visible = Commitment.objects.visible_to(request.user).select_related("programme")
    soonest = visible.unfinished().soonest_first()
    unfinished = sorted(soonest, key=lambda one: (one.programme.title, one.programme_id))
    today = timezone.localdate()
    context = {
        "commitments": unfinished,
        "late": sum(one.due_on is not None and one.due_on < today for one in unfinished),
        "marked": visible.filter(pk__in=_uuids(request.GET.get("marked"))).first(),
        "finished": visible.finished().latest_first()[:MOST_FINISHED],
        "changeable": set(Commitment.objects.marked_by(request.user).values_list("pk", flat=True)),
        "may_make": Programme.objects.facilitated_by(request.user).exists(),
        "today": today,
        "may_host": Organisation.objects.where(request.user, *HOSTING).exists(),
    }
    return render(request, "practice/list.html", context)


@login_required
@require_POST
def mark(request: HttpRequest, commitment_id: UUID) -> HttpResponse:
    """Say how a commitment went. Saying "open" takes the word back."""
    mine = Commitment.objects.marked_by(request.user)
    commitment = get_object_or_404(mine, pk=commitment_id)
    state = request.POST.get("state", "")
    if state not in Commitment.State.values:
        return HttpResponseBadRequest()
    actions.mark(commitment, Commitment.State(state))
    undone = state == Commitment.State.OPEN
    shown = "" if undone else f"?marked={commitment.pk}"
    response = redirect("practice:list")
    response["Location"] += shown
    return response


def _uuids(text: str | None) -> list[UUID]:
    try:
        return [UUID(text or "")]
    except ValueError:
        return []
