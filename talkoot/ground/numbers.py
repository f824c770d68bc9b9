"""Read a whole number out of what a browser or a file holds. What is none is None."""

from __future__ import annotations

LONGEST = 17  # digits that still fit a database


def whole(said: str | None) -> int | None:
    """`" 12 "` is 12; a sign, a point, `"²"` and what no database holds are nothing."""
    text = (said or "").strip()
    return int(text) if text.isdecimal() and len(text) <= LONGEST else None
