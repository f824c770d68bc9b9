"""What differs between a programme as it came and as it is, or between two files. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from talkoot.portable.content import Content, Event, Part
from talkoot.practice.differing import Piece, pieces
from talkoot.programmes.plans import outline
from talkoot.programmes.plans.labels import SECTION_TITLES


class How(StrEnum):
    NEW = "new"
    GONE = "gone"
    MOVED = "moved"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Row:
    """Something in two wordings, woven together."""

    label: Any
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class PartChange:
    """A module that differs: it is new, gone, stands elsewhere, or says something else."""

    title: str
    how: tuple[How, ...]
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    title: tuple[Piece, ...]
    plan: tuple[Row, ...]
    parts: tuple[PartChange, ...]
    events: tuple[Row, ...]

    def __bool__(self) -> bool:
        return bool(self.title or self.plan or self.parts or self.events)


def between(then: Content, now: Content, labels: Mapping[str, Any]) -> Difference:
    """What somebody must know who knows the one and reads the other."""
    return Difference(
        title=tuple(pieces(then.title, now.title)) if then.title != now.title else (),
        plan=tuple(_plan(then, now)),
        parts=tuple(_parts(then.parts, now.parts, labels)),
        events=tuple(_rows(_events(then.events), _events(now.events), labels)),
    )


def _plan(then: Content, now: Content) -> Iterator[Row]:
    for section, title in SECTION_TITLES.items():
        old, new = (_lines(outline.lines(one.plan, section)) for one in (then, now))
        if old != new:
            yield Row(title, tuple(pieces(old, new)))


def _parts(
    then: Sequence[Part], now: Sequence[Part], labels: Mapping[str, Any]
) -> Iterator[PartChange]:
    before = {part.key: part for part in then}
    after = {part.key: part for part in now}
    moved = _moved([key for key in before if key in after], [key for key in after if key in before])
    for key, part in after.items():
        if key not in before:
            yield PartChange(part.title, (How.NEW,))
            continue
        rows = tuple(_rows(words_of(before[key]), words_of(part), labels))
        how = [How.MOVED] * (key in moved) + [How.CHANGED] * bool(rows)
        if how:
            yield PartChange(part.title, tuple(how), rows)
    for key, part in before.items():
        if key not in after:
            yield PartChange(part.title, (How.GONE,))


def _moved(before: Sequence[Any], after: Sequence[Any]) -> set[Any]:
    """Those that changed places; the longest row that kept its order stands still."""
    matcher = SequenceMatcher(None, [str(one) for one in before], [str(one) for one in after])
    still = {
        before[at] for one in matcher.get_matching_blocks() for at in range(one.a, one.a + one.size)
    }
    return set(before) - still


def words_of(part: Part) -> dict[str, str]:
    """A module as texts that can be laid beside each other; days are counted from one."""
    return {
        "title": part.title,
        "audience": part.audience,
        "days": _days(part.first, part.last),
        "aim": part.aim,
        "body": part.body,
        "tasks": _lines(_row(one.title, _days(one.due, None), one.text) for one in part.tasks),
        "files": _lines(_row(one.title, one.transcript) for one in part.files),
    } | _events(part.events)


def _events(events: Iterable[Event]) -> dict[str, str]:
    return {"events": _lines(_row(one.title, _days(one.on, one.until)) for one in events)}


def _days(first: int | None, last: int | None) -> str:
    return "–".join(str(day + 1) for day in (first, last) if day is not None)


def _row(*words: str) -> str:
    return " · ".join(word for word in words if word)


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines)


def _rows(
    then: Mapping[str, str], now: Mapping[str, str], labels: Mapping[str, Any]
) -> Iterator[Row]:
    for word, text in now.items():
        if then[word] != text:
            told = (
                labels.get(f"{word}.{then[word]}", then[word]),
                labels.get(f"{word}.{text}", text),
            )
            yield Row(labels[word], tuple(pieces(str(told[0]), str(told[1]))))
