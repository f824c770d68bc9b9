"""From the bytes of a saved page to its text, or a reason why not."""

from __future__ import annotations

import codecs
import re
from enum import StrEnum

MOST_BYTES = 1_000_000
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


class Refusal(StrEnum):
    """Why a file is not read as a page."""

    EMPTY = "empty"
    HUGE = "huge"
    BINARY = "binary"


class Unreadable(Exception):  # noqa: N818 it says what the file is
    """A file that is no plain text."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(why)
        self.why = why


def text_of(raw: bytes) -> str:
    """Read UTF-8, with or without a mark at its head, UTF-16 with one, or Windows-1252."""
    if len(raw) > MOST_BYTES:
        raise Unreadable(Refusal.HUGE)
    text = _decoded(raw)
    if _CONTROLS.search(text):
        raise Unreadable(Refusal.BINARY)
    if not text.strip():
        raise Unreadable(Refusal.EMPTY)
    return text


def _decoded(raw: bytes) -> str:
    marked = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ["utf-16"] if marked else ["utf-8-sig", "cp1252"]:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(Refusal.BINARY)
