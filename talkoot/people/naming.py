"""Find names in a text: of people, also where Finnish bends them. Pure.

A name may also be an ordinary word, so what is found is for somebody to look at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

WORD = re.compile(r"[A-ZÅÄÖÉÜ][\w’'-]{1,}")
ENDING = re.compile(
    r"i?(?:n|[aeiouyäö]n|h[aeiouyäö]n|ll[aeä]|lle|lt[aä]|ss[aä]|st[aä]|n[aä]|ksi|tt?[aä]|[aä]|s)?"
    r"(?:kin|k[aä]{2}n|k[oö])?"
)
SURNAME = re.compile(r"(?:nen|s\w{0,7})")
DOUBLE = re.compile(r"(kk|pp|tt)(?=[aeiouyäö]$)")
LONGEST_ENDING = 8
SHORTEST = 3


class Names:
    """Names to look for, laid out so that a long text is gone through once."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_stem: dict[str, set[tuple[str, str]]] = {}
        for name in names:
            for part in _parts(name):
                for stem in _stems(part):
                    self._by_stem.setdefault(stem, set()).add((name, part))

    def found(self, text: str) -> dict[str, str]:
        """Each name of which a part stands in the text, and the word that it was."""
        found: dict[str, str] = {}
        for word in dict.fromkeys(WORD.findall(text)):
            for name, _part in self._meant(word):
                found.setdefault(name, word)
        return found

    def in_full(self, text: str) -> list[str]:
        """Names all of whose parts stand in the text, in the order of the alphabet."""
        met: dict[str, set[str]] = {}
        for word in set(WORD.findall(text)):
            for name, part in self._meant(word):
                met.setdefault(name, set()).add(part)
        return sorted(name for name, parts in met.items() if parts == set(_parts(name)))

    def _meant(self, word: str) -> set[tuple[str, str]]:
        cuts = range(max(SHORTEST, len(word) - LONGEST_ENDING), len(word) + 1)
        near = ((word[:cut], word[cut:]) for cut in cuts)
        return {
            known
            for stem, rest in near
            for known in self._by_stem.get(stem, ())
            if _ends(known[1], stem, rest)
        }


@lru_cache(maxsize=4)
def names(of: tuple[str, ...]) -> Names:
    """The names of a large house are laid out once, and not for every paragraph."""
    return Names(of)


def _parts(name: str) -> list[str]:
    return [part for part in WORD.findall(name) if len(part) >= SHORTEST]


def _stems(part: str) -> Iterator[str]:
    """What stays: Virtanen and Virtaselle begin alike, and so do Pekan and Pekalle."""
    if part.endswith("nen") and len(part) > SHORTEST + 3:
        yield part[:-3]
        return
    yield part
    if DOUBLE.search(part):
        yield DOUBLE.sub(lambda found: found[0][0], part)


def _ends(part: str, stem: str, rest: str) -> bool:
    surname = stem == part[:-3]
    return bool((SURNAME if surname else ENDING).fullmatch(rest.lstrip("’'-")))
