"""What one text says that another does not, word by word, so that a person can read it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

PARTS = re.compile(r"\S+|\s+")
LEAST_ALIKE = 0.2  # of the words
MOST = 8000  # signs compared word by word; longer texts are shown whole


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text: `same`, `gone` or `new`."""

    how: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One field that differs."""

    field: str
    pieces: tuple[Piece, ...]


def changes(before: Mapping[str, str], after: Mapping[str, str]) -> list[Change]:
    """The fields that differ, in the order of `after`."""
    return [
        Change(field, tuple(pieces(before.get(field, ""), text)))
        for field, text in after.items()
        if before.get(field, "") != text
    ]


def pieces(before: str, after: str) -> Iterator[Piece]:
    """The two texts woven together."""
    if len(before) + len(after) > MOST:
        yield from _some(("gone", [before]), ("new", [after]))
        return
    old, new = PARTS.findall(before), PARTS.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if not _is_alike(matcher, old, new):
        yield from _some(("gone", old), ("new", new))
        return
    for how, i1, i2, j1, j2 in matcher.get_opcodes():
        if how == "equal":
            yield Piece("same", "".join(new[j1:j2]))
        else:
            yield from _some(("gone", old[i1:i2]), ("new", new[j1:j2]))


def _is_alike(matcher: SequenceMatcher[str], old: Sequence[str], new: Sequence[str]) -> bool:
    """Texts with few words in common are laid one after the other: woven, nobody can read them."""
    same = sum(
        not part.isspace()
        for block in matcher.get_matching_blocks()
        for part in old[block.a : block.a + block.size]
    )
    longest = max(sum(not part.isspace() for part in side) for side in (old, new))
    return same >= longest * LEAST_ALIKE


def _some(*found: tuple[str, Sequence[str]]) -> Iterator[Piece]:
    for how, words in found:
        if text := "".join(words):
            yield Piece(how, text)
