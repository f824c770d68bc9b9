"""What every page says of itself, and what is said when the database cannot write."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.db import DataError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound, JsonResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.defaults import bad_request

Answer = Callable[[HttpRequest], HttpResponse]

UNUSED = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
PERMISSIONS = ", ".join(f"{feature}=()" for feature in UNUSED)
COME_BACK_SECONDS = 5
logger = logging.getLogger(__name__)


class Private:
    """Nobody else may keep a page, and none needs a camera. Static files are answered before."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        said = request.META.get("QUERY_STRING", "")
        if "\0" in request.path or "%00" in said:  # PostgreSQL knows no such character
            return HttpResponseNotFound()
        response = self.answer(request)
        if not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        response.headers["Permissions-Policy"] = PERMISSIONS
        return response


class Unwritable:
    """A disk that is full or a database that is busy: say so, and ask to send again.

    What no database can hold (a character, a number) is bad input, wherever it is found to be.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_exception(self, request: HttpRequest, trouble: Exception) -> HttpResponse | None:
        if isinstance(trouble, DataError):
            where = request.resolver_match.view_name if request.resolver_match else ""
            logger.warning("%s at %s", type(trouble).__name__, where)  # its words may be somebody's
            return bad_request(request, trouble)
        if not isinstance(trouble, OperationalError):
            return None
        logger.error("The database refused: %s", trouble)
        response = _sorry(request)
        response.headers["Retry-After"] = str(COME_BACK_SECONDS)
        return response


def _sorry(request: HttpRequest) -> HttpResponse:
    if request.headers.get("Accept") == "application/json":
        words = _("We cannot save just now. What you wrote stays here and is sent again.")
        return JsonResponse({"ok": False, "error": words}, status=503)
    try:
        return render(request, "503.html", status=503)
    except OperationalError:  # not even the reader's session can be read
        return render(None, "500.html", status=503)
