"""A text in several languages."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import get_language

LANGUAGES = ("fi", "sv", "en")


def pick(texts: Mapping[str, str], language: str | None = None) -> str:
    """Return the text in `language` (the active one by default), else in the first one there is."""
    wanted = (language or get_language() or LANGUAGES[0])[:2]
    for candidate in (wanted, *LANGUAGES):
        if texts.get(candidate):
            return texts[candidate]
    return ""
