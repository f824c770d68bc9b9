"""A shared tablet: one answers after another, and nothing of the one before stays.

All of it has one address, so that no code is in the browser's history.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from talkoot.surveys import slips
from talkoot.surveys.views import door


@sensitive_variables()
@door.traceless
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def kiosk(request: HttpRequest) -> HttpResponse:
    """Wait for a code; then say who asks, then ask."""
    here: dict[str, Any] = {"shared": True, "questions": door.to("kiosk"), "back": door.to("kiosk")}
    if request.method != "POST":
        return render(request, "surveys/enter.html", here)
    typed = request.POST.get("code", "").strip()
    found = door.find(typed)
    if found is None:
        return door.no_slip(request, typed, **here)
    code = slips.plain(typed)
    if "sheet" in request.POST or "as" in request.POST:
        return door.sheet_of(request, code, *found, **here)
    return render(request, "surveys/about.html", door.told(code, *found) | here)
