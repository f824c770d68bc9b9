"""Whether the days of an open workshop are days it can be open on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from talkoot.methods import library
from talkoot.methods.definition import Method
from talkoot.workshops import window

LONGEST = timedelta(days=120)


def problems(words: dict[str, Any], method: Method | None = None) -> Iterator[tuple[str, str]]:
    """What is wrong with the method and the days chosen: (field, sentence)."""
    if method is None and "method" in words:
        method = library.find(words["method"])
    if method and method.open is None:
        yield "mode", _("This method needs people at one time. Choose another, or lead it.")
    first = words.get("opens_on") or timezone.localdate()
    last = words.get("closes_on")
    if last is None:
        yield "closes_on", _("Choose the last day.")
        return
    yield from _of_the_days(first, last)
    need = window.days_needed(method) if method else 1
    if last >= first and (last - first).days + 1 < need:
        yield (
            "closes_on",
            ngettext(
                "Its steps build on each other: keep it open for at least %(days)d day.",
                "Its steps build on each other: keep it open for at least %(days)d days.",
                need,
            )
            % {"days": need},
        )


def _of_the_days(first: Any, last: Any) -> Iterator[tuple[str, str]]:
    today = timezone.localdate()
    if first < today:
        yield "opens_on", _("That day has passed. Choose today or a later day.")
    if last < first:
        yield "closes_on", _("The last day comes before the first.")
    elif last < today:
        yield "closes_on", _("That day has passed. Choose today or a later day.")
    elif last - first > LONGEST:
        yield "closes_on", _("At most four months.")
