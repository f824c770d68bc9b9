"""Try a method with invented people before there is any workshop of it."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_list_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from talkoot.methods import choices, library
from talkoot.methods.models import OwnMethod
from talkoot.people.models import Organisation, Person
from talkoot.programmes.models import Programme
from talkoot.workshops.actions import rehearse
from talkoot.workshops.views.rooms import HOSTING


@login_required
@require_POST
def try_method(request: HttpRequest, ref: str) -> HttpResponse:
    """Open a rehearsal of the method, or of an own method's draft, and lead the way in."""
    get_list_or_404(Organisation.objects.where(request.user, *HOSTING))
    source = _source(request, ref)
    programmes = Programme.objects.facilitated_by(request.user).order_by("title")
    if not programmes:
        messages.info(request, _("A rehearsal belongs to a programme. Start one first."))
        return redirect("programmes:list")
    try:
        method = library.parse(source)
    except library.MethodError:
        messages.error(request, _("Something is still missing before it can be used."))
        return redirect("methods:own_edit", own_id=choices.own_key(ref))
    room = rehearse.rehearse_method(
        programmes[0], source, cast(Person, request.user), count=method.size.typical
    )
    return redirect("workshops:host", workshop_id=room.pk)


def _source(request: HttpRequest, ref: str) -> str:
    """The text that is to be tried; one that may not be known is not found."""
    try:
        if request.GET.get("draft"):
            key = choices.own_key(ref) or 0
            return OwnMethod.objects.editable_by(request.user).get(pk=key).draft
        return choices.source_of(request.user, ref)
    except (KeyError, OwnMethod.DoesNotExist):
        raise Http404 from None
