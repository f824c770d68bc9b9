"""The words of loops: their kinds, the well-known patterns, and names that do not read well."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Pattern(NamedTuple):
    """A well-known pattern of loops, in one line of ours."""

    title: Any
    text: Any


KINDS = {
    "reinforcing": pgettext_lazy("loop", "reinforcing"),
    "balancing": pgettext_lazy("loop", "balancing"),
}
LETTERS = {
    "reinforcing": pgettext_lazy("first letter of reinforcing", "R"),
    "balancing": pgettext_lazy("first letter of balancing", "B"),
}
PATTERNS = {
    "fixes-that-fail": Pattern(
        _("Fixes that fail"),
        _("The remedy helps today, and later feeds the very trouble it was meant for."),
    ),
    "shifting-the-burden": Pattern(
        _("Shifting the burden"),
        _("The quick relief works so well that nobody gets round to the thorough remedy."),
    ),
    "limits-to-growth": Pattern(
        _("Limits to growth"),
        _("What grows by itself meets something that does not grow: ease the limit, do not push."),
    ),
    "success-to-the-successful": Pattern(
        _("Success to the successful"),
        _("Whoever does well gets more to do well with, and the other one gets less."),
    ),
    "tragedy-of-the-commons": Pattern(
        _("Tragedy of the commons"),
        _("Each one takes a sensible share, and together they wear out what all live on."),
    ),
    "escalation": Pattern(
        _("Escalation"),
        _("Both answer the other's move with a bigger one, though both only want to keep level."),
    ),
    "drifting-goals": Pattern(
        _("Drifting goals"),
        _("When the goal is far, it is easier to lower the goal than to reach it."),
    ),
}

LACKING = ("lack of ", "puute", "brist", "avsaknad ", "ei ", "inte ", "no ", "ingen ", "inga ")


def lacks(text: str) -> bool:
    """Whether a name says that something is missing: "more" and "less" then read backwards."""
    return text.strip().casefold().startswith(LACKING)
