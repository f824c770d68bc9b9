"""The page that asks before something goes for good."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def ask_first(request: HttpRequest, title: str, above: str, back_to: str) -> HttpResponse:
    """Name what goes, and where it stands; the way back is the easy one."""
    context = {"title": title, "above": above, "back_to": back_to}
    return render(request, "programmes/part_remove.html", context)
