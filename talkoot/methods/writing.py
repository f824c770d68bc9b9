"""A method's words written as TOML, so that a person likes to read it. Pure.

What `tomllib` reads back is what was written. Comments are not words: only those at the top of the
file are kept, by `head_of`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Any

WIDTH = 100
BARE = re.compile(r"[A-Za-z0-9_-]+")
CONTROL = re.compile(r'[\x00-\x08\x0b-\x1f\x7f"\\]')
SHORT = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\r": "\\r"}


def write(words: Mapping[str, Any], head: str = "") -> str:
    """Return the file: plain words first, then tables, then lists of tables."""
    return head + "\n".join(_table(words, "")).strip("\n") + "\n"


def head_of(source: str) -> str:
    """The comments before the first word."""
    lines = takewhile(lambda line: line.startswith("#"), source.splitlines())
    return "".join(f"{line}\n" for line in lines)


def _table(words: Mapping[str, Any], path: str) -> Iterator[str]:
    """The words of one table, then what hangs below it."""
    below: dict[str, Any] = {}
    for word, value in words.items():
        if _stands_alone(word, value):
            below[word] = value
        else:
            yield f"{_key(word)} = {_value(value)}"
    for word, value in below.items():
        name = f"{path}.{_key(word)}" if path else _key(word)
        tables = [value] if isinstance(value, Mapping) else value
        for table in tables:
            yield ""
            yield f"[{name}]" if isinstance(value, Mapping) else f"[[{name}]]"
            yield from _table(table, name)


def _stands_alone(word: str, value: Any) -> bool:
    """Whether a value has a header of its own; short ones stay on a line."""
    if isinstance(value, Mapping):
        return not _is_flat(value) or len(f"{_key(word)} = {_inline(value)}") > WIDTH
    if _is_tables(value):
        return not all(_is_flat(one) for one in value) or len(_inline_list(value)) > WIDTH
    return False


def _is_tables(value: Any) -> bool:
    if not isinstance(value, Sequence) or isinstance(value, str) or not value:
        return False
    return all(isinstance(one, Mapping) for one in value)


def _is_flat(value: Mapping[str, Any]) -> bool:
    """Whether a table may stand on one line: no lines and no tables in it."""
    return all(
        not isinstance(one, Mapping | list | tuple) and "\n" not in str(one)
        for one in value.values()
    )


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Mapping):
        return _inline(value)
    return _inline_list(value) if isinstance(value, Sequence) else str(value)


def _inline(value: Mapping[str, Any]) -> str:
    parts = ", ".join(f"{_key(word)} = {_one_line(one)}" for word, one in value.items())
    return f"{{ {parts} }}" if parts else "{}"


def _inline_list(value: Sequence[Any]) -> str:
    return f"[{', '.join(_one_line(one) for one in value)}]"


def _one_line(value: Any) -> str:
    return f'"{_escaped(value, lines=False)}"' if isinstance(value, str) else _value(value)


def _text(value: str) -> str:
    if "\n" not in value:
        return f'"{_escaped(value, lines=False)}"'
    return f'"""\n{_escaped(value, lines=True)}"""'


def _escaped(value: str, *, lines: bool) -> str:
    escaped = CONTROL.sub(lambda found: SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}", value)
    return escaped if lines else escaped.replace("\n", "\\n")


def _key(word: str) -> str:
    return word if BARE.fullmatch(word) else f'"{_escaped(word, lines=False)}"'
