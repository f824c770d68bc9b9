"""Where a programme came from, what has been changed since, and dropping it unbegun."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from talkoot.portable import since
from talkoot.portable.actions import dropping
from talkoot.portable.models import Origin
from talkoot.portable.undoing import is_untouched
from talkoot.programmes.views.finding import changeable_or_404, lived_or_404, may_change


@login_required
@require_safe
def read(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Part by part what differs from the original."""
    programme = lived_or_404(request, programme_id)
    origin = get_object_or_404(Origin, programme=programme)
    context = {
        "programme": programme,
        "origin": origin,
        "difference": since.difference(origin),
        "may_drop": may_change(request, programme) and is_untouched(programme),
    }
    return render(request, "portable/origin.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def drop(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Drop what was brought, while nobody has worked in it."""
    programme = changeable_or_404(request, programme_id)
    if not Origin.objects.filter(programme=programme).exists() or not is_untouched(programme):
        raise Http404
    if request.method == "POST":
        title = programme.title
        dropping.drop(programme)
        messages.success(request, _("%(title)s was removed.") % {"title": title})
        return redirect("programmes:list")
    return render(request, "portable/drop.html", {"programme": programme})
