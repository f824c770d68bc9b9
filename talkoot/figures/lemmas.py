"""Words to their base forms, and compounds to their parts: Voikko where it is, else simplemma.

`tyohyvinvointi` says both work and well-being; a theme is found by what comments share, and so by
the parts. The analysers are imported when they are used: a page never pays for them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

SHORTEST = 3
PART, TAIL = 3, 4  # letters of the first and of the last part of a compound
GRAM = 5  # letters of the pieces by which Swedish and English compounds meet
MARK = "~"  # before what is no word, and never told
VOIKKO_PART = re.compile(r"\(([^()]+)\)")


@dataclass(frozen=True)
class Forms:
    """What each word stands for: its lemma, and what else it says (parts, pieces)."""

    lemmas: Mapping[str, str]
    parts: Mapping[str, tuple[str, ...]]
    by: str

    def said(self, words: Iterable[str]) -> list[str]:
        """Return what a comment's words say, in their order, each lemma followed by its parts."""
        found: list[str] = []
        for word in words:
            if lemma := self.lemmas.get(word):
                found += [lemma, *self.parts.get(lemma, ())]
        return found


def forms(words: Iterable[str], language: str) -> Forms:
    """Analyse the distinct words of a language's comments."""
    distinct = sorted({word for word in words if len(word) >= SHORTEST})
    voikko = _voikko() if language == "fi" else None
    if voikko is not None:
        return _by_voikko(voikko, distinct)
    lemmas = _by_simplemma(distinct, language)
    known = Counter(lemmas.values())
    if language == "fi":
        parts = {lemma: _compound(lemma, known) for lemma in known}
    else:
        parts = {lemma: _pieces(lemma) for lemma in known}
    return Forms(lemmas, {lemma: some for lemma, some in parts.items() if some}, "simplemma")


def _voikko() -> Any | None:
    """The analyser of Debian's python3-libvoikko and voikko-fi, or None."""
    try:
        from libvoikko import Voikko  # type: ignore[import-not-found]

        return Voikko("fi")
    except Exception:  # the library is there without its dictionary, or not at all
        return None


def _by_voikko(voikko: Any, words: Iterable[str]) -> Forms:
    lemmas: dict[str, str] = {}
    parts: dict[str, tuple[str, ...]] = {}
    for word in words:
        found: dict[str, str] = next(iter(voikko.analyze(word)), {})
        lemma = found.get("BASEFORM", word).casefold()
        lemmas[word] = lemma
        said = VOIKKO_PART.findall(found.get("WORDBASES", ""))
        pieces = dict.fromkeys(one.casefold().replace("=", "") for one in said)
        pieces.pop(lemma, None)
        parts[lemma] = tuple(one for one in pieces if len(one) >= SHORTEST)
    return Forms(lemmas, {lemma: some for lemma, some in parts.items() if some}, "voikko")


class _Dictionary:
    """simplemma with a cache of its own: its Finnish takes 400 MB, and goes when we are ready."""

    def __init__(self, language: str) -> None:
        self.language = language

    @cached_property
    def _lemmatizer(self) -> Any:
        from simplemma import Lemmatizer
        from simplemma.strategies import DefaultStrategy
        from simplemma.strategies.dictionaries import DefaultDictionaryFactory

        factory = DefaultDictionaryFactory(cache_max_size=1)
        return Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=factory))

    def lemma(self, word: str) -> str:
        return str(self._lemmatizer.lemmatize(word, lang=self.language)).casefold()


def _by_simplemma(words: Iterable[str], language: str) -> dict[str, str]:
    dictionary = _Dictionary(language)
    return {word: dictionary.lemma(word) for word in words}


def _compound(lemma: str, known: Mapping[str, int]) -> tuple[str, ...]:
    """Cut a word in two that others use as well; `n` may join them, as in kaupungintalo."""
    for cut in range(PART, len(lemma) - TAIL + 1):
        head, tail = lemma[:cut], lemma[cut:].lstrip("-")
        first = next((one for one in _heads(head) if one in known), None)
        if first and tail in known:
            return first, tail
    return ()


def _heads(head: str) -> Iterable[str]:
    plain = head.rstrip("-")
    yield plain
    if plain.endswith("n") and len(plain) > PART:
        yield plain[:-1]


def _pieces(lemma: str) -> tuple[str, ...]:
    """Runs of letters of a long word: by them arbetsplats and arbetsmiljo meet."""
    if len(lemma) <= GRAM + 1:
        return ()
    return tuple(MARK + lemma[at : at + GRAM] for at in range(len(lemma) - GRAM + 1))
