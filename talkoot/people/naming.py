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
BARE = re.compile(r"[^\W\d][\w’'-]{1,}")
DOUBLE = re.compile(r"(kk|pp|tt)(?=[aeiouyäö]$)")
LONGEST_ENDING = 8
SHORTEST = 3


class Names:
    """Names to look for, laid out so that a long text is gone through once.

    `bare` ones are written small too, as units are within a sentence.
    """

    def __init__(self, names: Iterable[str], *, bare: bool = False) -> None:
        self._word, self._bare = BARE if bare else WORD, bare
        self._parts: dict[str, set[str]] = {}
        self._by_stem: dict[str, set[tuple[str, str]]] = {}
        for name in names:
            self._parts[name] = {self._plain(one) for one in self._words(name)}
            for part in self._parts[name]:
                for stem in _stems(part):
                    self._by_stem.setdefault(stem, set()).add((name, part))

    def _words(self, text: str) -> list[str]:
        return [word for word in self._word.findall(text) if len(word) >= SHORTEST]

    def _plain(self, word: str) -> str:
        return word.lower() if self._bare else word

    def found(self, text: str) -> dict[str, str]:
        """Each name of which a part stands in the text, and the word that it was."""
        found: dict[str, str] = {}
        for word in dict.fromkeys(self._words(text)):
            for name, _part in self._meant(self._plain(word)):
                found.setdefault(name, word)
        return found

    def in_full(self, text: str) -> dict[str, str]:
        """Names all of whose parts stand in the text, each with the first word that is of it."""
        met: dict[str, dict[str, str]] = {}
        for word in dict.fromkeys(self._words(text)):
            for name, part in self._meant(self._plain(word)):
                met.setdefault(name, {}).setdefault(part, word)
        whole = (name for name, parts in met.items() if set(parts) == self._parts[name])
        return {name: next(iter(met[name].values())) for name in sorted(whole)}

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
