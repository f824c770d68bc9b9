"""The idea boxes on the page of a planned workshop."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from talkoot.ground.numbers import whole
from talkoot.practice.models import IdeaBox
from talkoot.workshops.actions import ideas
from talkoot.workshops.models import Workshop


@login_required
@require_POST
def take_in(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """Open the chosen boxes, or leave out one idea that came."""
    mine = Workshop.objects.hosted_by(request.user).filter(state=Workshop.State.PLANNED)
    workshop = get_object_or_404(mine.select_related("programme"), pk=workshop_id)
    if card := request.POST.get("leave-out"):
        ideas.leave_out(workshop, card)
        return redirect("workshops:host", workshop_id=workshop.pk)
    boxes = IdeaBox.objects.emptied_by(request.user).filter(
        unit__organisation=workshop.programme.organisation_id, pk__in=_keys(request)
    )
    came = ideas.take_in(workshop, boxes)
    if came:
        told = ngettext("%(n)d idea came.", "%(n)d ideas came.", came) % {"n": came}
        messages.success(request, told)
    else:
        messages.info(
            request,
            _("There are fewer than five ideas in these boxes, so they stay closed. Choose more."),
        )
    return redirect("workshops:host", workshop_id=workshop.pk)


def _keys(request: HttpRequest) -> list[int]:
    asked = (whole(key) for key in request.POST.getlist("box"))
    return [key for key in asked if key is not None]
