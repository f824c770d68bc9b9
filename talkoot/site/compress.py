"""Send scripts and styles compressed: a phone on a slow network waits for bytes.

Pages are not compressed: they hold secrets beside words that others may choose, and the length of
a compressed page could tell (the BREACH attack).
"""

from __future__ import annotations

import gzip
from collections.abc import Callable

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

TEXT = ("text/css", "text/javascript", "application/javascript", "image/svg+xml")


class CompressedStatic:
    """Compresses each file once, and again when it has changed. Stands before WhiteNoise."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.known: dict[str, tuple[str, bytes]] = {}

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not request.path.startswith(settings.STATIC_URL) or response.status_code != 200:
            return response
        if not response.get("Content-Type", "").startswith(TEXT):
            return response
        patch_vary_headers(response, ("Accept-Encoding",))
        if request.method != "GET" or "gzip" not in request.headers.get("Accept-Encoding", ""):
            return response
        return self._compressed(request.path, response)

    def _compressed(self, path: str, response: HttpResponseBase) -> HttpResponseBase:
        version = response.get("ETag") or response.get("Last-Modified") or ""
        if self.known.get(path, ("",))[0] != version or not version:
            self.known[path] = (version, gzip.compress(_body(response), mtime=0))
        packed = HttpResponse(self.known[path][1], headers=dict(response.items()))
        packed["Content-Length"] = str(len(packed.content))
        packed["Content-Encoding"] = "gzip"
        if isinstance(response, FileResponse) and response.file_to_stream:
            response.file_to_stream.close()  # not the response: that would end the request twice
        return packed


def _body(response: HttpResponseBase) -> bytes:
    if isinstance(response, StreamingHttpResponse):
        return b"".join(response)
    return response.content if isinstance(response, HttpResponse) else b""
