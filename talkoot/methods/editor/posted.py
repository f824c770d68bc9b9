"""From what a browser posts back to a method's words. Pure.

Field names are the ways to the words: `steps.2.title.sv`. What the form does not know stays as it
was: unknown words, and words of a shape no form can show.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from talkoot.ground.texts import LANGUAGES, Texts
from talkoot.methods.editor.schema import METHOD, Word, words_in

SHOWN = "._shown"  # stands beside what says nothing when it is empty
WHOLE = re.compile(r"-?\d{1,9}")


class Posted(Protocol):
    def get(self, name: str) -> Any: ...
    def getlist(self, name: str) -> list[Any]: ...
    def __contains__(self, name: object) -> bool: ...
    def __iter__(self) -> Any: ...


def words(data: Posted, old: Mapping[str, Any], known: Iterable[Word] = METHOD) -> dict[str, Any]:
    """The whole method (or what else has these words) as posted, over what it was."""
    return _table(known, data, "", old)


def _table(known: Iterable[Word], data: Posted, prefix: str, old: Any) -> dict[str, Any]:
    before = dict(old) if isinstance(old, Mapping) else {}
    known = tuple(known)
    names = {word.name for word in known}
    made = {name: value for name, value in before.items() if name not in names}
    for word in known:
        value = _value(word, data, f"{prefix}{word.name}", before.get(word.name))
        if value is not None and (word.name in before or value != word.default):
            made[word.name] = value
    return _in_order(made, before)


def _in_order(made: dict[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """Words that were there keep their places."""
    return {name: made[name] for name in [*before, *made] if name in made}


def _value(word: Word, data: Posted, name: str, old: Any) -> Any:
    """The value, or none where the word is best left out."""
    if word.shape == "texts":
        return _texts(data, name, old)
    if word.shape == "table":
        return _one_table(word, data, name, old)
    if word.shape == "tables":
        return _tables(word, data, name, old)
    if word.shape in ("switch", "choices"):
        return _ticked(word, data, name, old)
    if word.shape == "other" or name not in data:
        return old
    return _typed(word, str(data.get(name)))


def _texts(data: Posted, name: str, old: Any) -> Any:
    posted = [language for language in LANGUAGES if f"{name}.{language}" in data]
    if not posted:
        return old
    said = {language: _lines(data.get(f"{name}.{language}")) for language in posted}
    return {language: text for language, text in said.items() if text} or None


def _lines(said: Any) -> str:
    return str(said).replace("\r\n", "\n").strip()


def _one_table(word: Word, data: Posted, name: str, old: Any) -> Any:
    if f"{name}{SHOWN}" not in data:
        return old
    made = _table(words_in(word.model, old or {}), data, f"{name}.", old)
    return made if made or word.required or f"{name}._on" in data else None


def _tables(word: Word, data: Posted, name: str, old: Any) -> Any:
    if f"{name}{SHOWN}" not in data:
        return old
    before = old if isinstance(old, list) else []
    rows = [
        _row(word, data, f"{name}.{place}", before[place] if place < len(before) else {})
        for place in _places(data, name)
    ]
    return rows or None


def _row(word: Word, data: Posted, name: str, old: Any) -> dict[str, Any]:
    if word.model is Texts:
        return _texts(data, name, old) or {}
    around = {"kind": data.get(f"{name}.kind")} if f"{name}.kind" in data else {}
    return _table(words_in(word.model, around), data, f"{name}.", old)


def _places(data: Posted, name: str) -> list[int]:
    row = re.compile(rf"{re.escape(name)}\.(\d{{1,4}}){re.escape(SHOWN)}")
    return sorted(int(found[1]) for found in map(row.fullmatch, data) if found)


def _ticked(word: Word, data: Posted, name: str, old: Any) -> Any:
    if f"{name}{SHOWN}" not in data:
        return old
    if word.shape == "choices":
        ticks = data.getlist(name)
        kept = [one for one in old or () if one in ticks]
        return kept + [one for one in ticks if one not in kept] or None
    return name in data


def _typed(word: Word, said: str) -> Any:
    said = _lines(said)
    if word.shape == "lines":
        return [line.strip() for line in said.split("\n") if line.strip()] or None
    if said == "":
        return None
    if word.shape == "numbers":
        return [int(one) for one in re.findall(r"\d{1,4}", said)] or None
    return int(said) if word.shape == "number" and WHOLE.fullmatch(said) else said
