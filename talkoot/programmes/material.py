"""The documents at the end of a page: a label or a citation, and the word that opens it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from talkoot.programmes.card import Item, Opens
from talkoot.programmes.labels import OPEN, Language
from talkoot.programmes.report import is_citation

_WORDS = "|".join(OPEN.values())
_LINK = re.compile(rf"({_WORDS})")
_INLINE = re.compile(rf"(?P<text>.+?)\s*\b({_WORDS})")


@dataclass
class _Draft:
    place: int
    text: str
    opens: Opens
    joined: bool


def read_material(lines: Sequence[tuple[str, bool]]) -> tuple[tuple[Item, ...], list[int]]:
    """Return the documents and the places of lines that are none. A line comes with whether an
    empty one stands above it."""
    drafts: list[_Draft] = []
    left: list[int] = []
    for place, (line, first) in enumerate(lines):
        if not _LINK.fullmatch(line.strip()):
            drafts.append(_draft(place, line.strip(), joined=bool(drafts) and not first))
        elif drafts and drafts[-1].opens == "none":
            drafts[-1].opens = "paragraph" if first else "line"
        else:
            left.append(place)
    return _items(drafts, left)


def _draft(place: int, line: str, *, joined: bool) -> _Draft:
    inline = _INLINE.fullmatch(line)
    return _Draft(place, inline["text"] if inline else line, "inline" if inline else "none", joined)


def _items(drafts: list[_Draft], left: list[int]) -> tuple[tuple[Item, ...], list[int]]:
    items: list[Item] = []
    for draft in drafts:
        if not _is_document(draft):
            left.append(draft.place)
            continue
        joined = draft.joined and bool(items)
        items.append(Item(text=draft.text, opens=draft.opens, joined=joined))
    return tuple(items), sorted(left)


def _is_document(draft: _Draft) -> bool:
    linked = draft.opens != "none" or is_citation(draft.text)
    return linked and not re.search(rf"\b({_WORDS})$", draft.text)


def write_material(items: Sequence[Item], language: Language) -> str:
    """Write the documents as they were laid out."""
    between = {"inline": " ", "line": "\n", "paragraph": "\n\n"}
    text = ""
    for item in items:
        text += "\n" if item.joined else "\n\n"
        text += item.text
        text += "" if item.opens == "none" else between[item.opens] + OPEN[language]
    return text.strip("\n")
