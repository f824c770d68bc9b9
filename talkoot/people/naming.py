"""Find names in a text: of people, also where Finnish bends them. Pure.

A name may also be an ordinary word, so what is found is for somebody to look at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

WORD = re.compile(r"[A-ZÅÄÖÉÜ][\w’'-]{2,}")
LONGEST_ENDING = 5
SHORTEST = 3


class Names:
    """Names to look for, laid out so that a long text is gone through once."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_stem: dict[str, set[str]] = {}
        for name in names:
            for part in WORD.findall(name):
                self._by_stem.setdefault(_stem(part), set()).add(name)

    def found(self, text: str) -> dict[str, str]:
        """Each name of which a part stands in the text, and the word that it was."""
        found: dict[str, str] = {}
        for word in dict.fromkeys(WORD.findall(text)):
            for name in self._meant(word):
                found.setdefault(name, word)
        return found

    def in_full(self, text: str) -> list[str]:
        """Names all of whose parts stand in the text, in the order of the alphabet."""
        words = WORD.findall(text)
        once = {name for word in words for name in self._meant(word)}
        return sorted(
            name
            for name in once
            if all(any(_is_bent(word, part) for word in words) for part in WORD.findall(name))
        )

    def _meant(self, word: str) -> set[str]:
        shortest = max(SHORTEST, len(word) - LONGEST_ENDING - 3)
        cuts = [word[:cut] for cut in range(shortest, len(word) + 1)]
        near = {name for cut in cuts for name in self._by_stem.get(cut, ())}
        return {name for name in near if any(_is_bent(word, one) for one in WORD.findall(name))}


def _stem(part: str) -> str:
    """What stays: Virtanen, Virtasen and Virtaselle begin alike."""
    return part[:-3] if part.endswith("nen") and len(part) > SHORTEST + 3 else part


def _is_bent(word: str, part: str) -> bool:
    stem = _stem(part)
    if not word.startswith(stem):
        return False
    rest = word[len(stem) :]
    if stem != part:
        return rest.startswith(("nen", "s")) and len(rest) <= LONGEST_ENDING + 3
    return len(rest) <= LONGEST_ENDING and (not rest or rest.isalpha() or rest[0] in "’'-")
