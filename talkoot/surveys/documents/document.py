"""A document as plain data, and how it is written as text. Pure."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

WIDTH = 78


@dataclass(frozen=True)
class Part:
    """A heading with sentences under it, rows of a name and a value, and a table of risks."""

    title: str
    lines: Sequence[str] = ()
    rows: Sequence[tuple[str, str]] = ()
    head: Sequence[str] = ()
    table: Sequence[Sequence[str]] = ()


@dataclass(frozen=True)
class Document:
    title: str
    house: str
    survey: str
    parts: Sequence[Part] = field(default=())

    def text(self) -> str:
        return "\n".join(self._text()).rstrip() + "\n"

    def _text(self) -> Iterator[str]:
        yield from (self.house, "", self.title, "=" * len(self.title), self.survey, "")
        for part in self.parts:
            yield from (part.title, "-" * len(part.title))
            for line in part.lines:
                yield from (*textwrap.wrap(line, WIDTH), "")
            for name, value in part.rows:
                yield from (*textwrap.wrap(f"{name}: {value}", WIDTH, subsequent_indent="    "), "")
            for cells in part.table:
                for name, value in zip(part.head, cells, strict=True):
                    yield from textwrap.wrap(f"{name}: {value}", WIDTH, subsequent_indent="    ")
                yield ""

    def data(self) -> dict[str, Any]:
        """What the template on paper is given."""
        return {
            "house": self.house,
            "survey": self.survey,
            "parts": [
                {
                    "title": part.title,
                    "lines": list(part.lines),
                    "rows": [list(row) for row in part.rows],
                    "head": list(part.head),
                    "table": [list(row) for row in part.table],
                }
                for part in self.parts
            ],
        }
