"""What staff representatives and data protection officers look at: promises, attacks, erasure."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_list_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from talkoot.people.models import Organisation, Role
from talkoot.practice.models import Commitment, OperatingModel
from talkoot.surveys.models import Survey
from talkoot.surveys.upkeep import ROSTER_KEPT
from talkoot.workshops.models import Workshop

READERS = (Role.Name.OBSERVER, Role.Name.COORDINATOR)
HELD = Q(state=Workshop.State.CLOSED)


@login_required
@never_cache
@require_safe
def observer(request: HttpRequest) -> HttpResponse:
    """One page a house: nothing on it that is not also elsewhere, but all of it together."""
    mine = Organisation.objects.where(request.user, *READERS).order_by("name")
    houses = [_house(house) for house in get_list_or_404(mine)]
    context = {
        "houses": houses,
        "days": settings.SEATS_KEPT_DAYS,
        "roster_days": ROSTER_KEPT.days,
    }
    return render(request, "workspace/observer.html", context)


def _house(house: Organisation) -> dict[str, Any]:
    surveys = Survey.objects.filter(organisation=house).order_by("-published_on", "title")
    rooms = Workshop.objects.filter(programme__organisation=house, rehearsal=False)
    promises = Commitment.objects.filter(programme__organisation=house)
    counted = rooms.aggregate(
        held=Count("pk", filter=HELD),
        erased=Count("pk", filter=HELD & Q(erased_at__isnull=False)),
        late=Count("pk", filter=HELD & Q(erased_at=None, closed_at__lt=_overdue())),
    )
    return {
        "house": house,
        "surveys": [_survey(one) for one in surveys],
        "rooms": counted,
        "promised": promises.count(),
        "done": promises.filter(state=Commitment.State.DONE).count(),
        "models": OperatingModel.objects.filter(organisation=house).alive().count(),
    }


def _overdue() -> Any:
    """A day of grace: the worker erases by itself, and a night may lie between."""
    return timezone.now() - timedelta(days=settings.SEATS_KEPT_DAYS + 1)


def _survey(survey: Survey) -> dict[str, Any]:
    """The promises of one survey, and the record of who tried to break them."""
    closed = survey.closed_on
    return {
        "survey": survey,
        "attack": (survey.summary or {}).get("attacker"),
        "roster_until": closed + ROSTER_KEPT if closed else None,
    }
