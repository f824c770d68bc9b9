"""A plan as lines of text, part by part, and what has changed from one plan to another. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from talkoot.methods.editor.differences import differences
from talkoot.programmes.plans.labels import OPTIONS, ROWS, SECTION_TITLES, label_of
from talkoot.programmes.plans.schema import SECTIONS, PlanText

Change = tuple[Any, list[tuple[str, str]]]


def lines(plan: PlanText, section: str) -> list[str]:
    """What a part says, a line each; nothing where it says nothing."""
    return [line for name in SECTIONS[section] for line in _word(plan, "", name, "")]


def changes(before: PlanText, after: PlanText) -> list[Change]:
    """Each part that differs, by its title, with its lines: gone, new, or the same."""
    found = []
    for section, title in SECTION_TITLES.items():
        old, new = "\n".join(lines(before, section)), "\n".join(lines(after, section))
        if old != new:
            found.append((title, list(differences(old, new))))
    return found


def _word(table: BaseModel, within: str, name: str, number: str) -> Iterator[str]:
    value = getattr(table, name)
    if name == "id" or value in ("", None, (), False):
        return
    if isinstance(value, tuple) and isinstance(value[0], BaseModel):
        for place, row in enumerate(value, start=1):
            yield from _row(row, name, f"{number}.{place}" if number else str(place))
    else:
        yield from _said(label_of(within, name), value)


def _row(row: Any, name: str, number: str) -> Iterator[str]:
    yield f"{ROWS[name]} {number}"
    for word in type(row).model_fields:
        yield from _word(row, name, word, number)


def _said(label: Any, value: Any) -> Iterator[str]:
    if value is True:
        yield str(label)
        return
    texts = value if isinstance(value, tuple) else (OPTIONS.get(str(value), value),)
    said = [line for text in texts for line in str(text).splitlines() if line.strip()]
    yield from (f"{label}: {line}" if place == 0 else line for place, line in enumerate(said))
