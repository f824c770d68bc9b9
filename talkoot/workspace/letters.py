"""The week's letter: what would stand in it now, and whether one wants it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from talkoot.people.models import Person
from talkoot.practice.models import Digest
from talkoot.workspace import digest


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def letters(request: HttpRequest) -> HttpResponse:
    """Turn the letter on or off."""
    person = request.user
    if not isinstance(person, Person):
        raise Http404
    if request.method == "POST":
        digest.turn(person, off=request.POST.get("want") != "yes")
        messages.success(request, _("Saved."))
        return redirect("workspace:letters")
    context = {
        "off": Digest.objects.filter(person=person, off=True).exists(),
        "lines": digest.gathered(person, timezone.localdate()),
    }
    return render(request, "workspace/letters.html", context)
