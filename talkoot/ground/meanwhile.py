"""Two people change the same thing at once: who saves last is told what the first one wrote."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from talkoot.ground.numbers import whole


class ChangedMeanwhileError(Exception):
    """Somebody else has saved it since the page was opened; `now` is what stands there."""

    def __init__(self, now: Any = None) -> None:
        super().__init__("changed by somebody else since")
        self.now = now


def seen_by(request: HttpRequest, name: str = "seen") -> int:
    """The edit that the page was of; -1, at which nothing ever is, where none is told."""
    seen = whole(request.POST.get(name))
    return -1 if seen is None else seen


def still_seen(request: HttpRequest, now: int, *, late: bool, name: str = "seen") -> int:
    """What the form tells on: after a mistake what it told before, for nothing new was shown.

    Only who comes to the page, or is shown what stands there because she was late, has seen `now`.
    """
    return now if late or request.method != "POST" else seen_by(request, name)
