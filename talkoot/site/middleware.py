"""What every page says of itself: nobody else may keep it, and it needs nothing of the phone."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.utils.cache import add_never_cache_headers

Answer = Callable[[HttpRequest], HttpResponse]

UNUSED = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
PERMISSIONS = ", ".join(f"{feature}=()" for feature in UNUSED)


class Private:
    """Static files are answered before this; what comes here is made for one person."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path:  # PostgreSQL knows no such character
            return HttpResponseNotFound()
        response = self.answer(request)
        if not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        response.headers["Permissions-Policy"] = PERMISSIONS
        return response
