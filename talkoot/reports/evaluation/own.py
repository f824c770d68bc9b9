"""Whether a text is somebody else's, word for word. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

RUN = 5  # words in a row that two people seldom write alike
WORD = re.compile(r"\w+")


def copied(text: str, others: Iterable[str]) -> bool:
    """Whether the text has a long run of words of another, or the whole of a short one."""
    mine = _words(text)
    runs = {tuple(mine[at : at + RUN]) for at in range(len(mine) - RUN + 1)}
    return any(_repeats(mine, runs, _words(other)) for other in others)


def _repeats(mine: list[str], runs: set[tuple[str, ...]], other: list[str]) -> bool:
    if len(other) <= RUN:
        return len(other) > 1 and mine == other
    return any(tuple(other[at : at + RUN]) in runs for at in range(len(other) - RUN + 1))


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold())
