"""What a form was sent with, if it was sent: nothing ticked is an answer too."""

from __future__ import annotations

from django.http import HttpRequest, QueryDict


def sent(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None
