"""What goes over the wire: changes as JSON, and JSON as server-sent events. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

EVERYBODY = "all"
AUDIENCES = ("seat", "host", "wall")
END = "end"  # the audience of the one row that is left of a purged room

BEAT = b"event: beat\ndata: 0\n\n"  # an event, not a comment: a page cannot see comments
END_EVENT = b"event: end\ndata: 0\n\n"


@dataclass(frozen=True, slots=True)
class Change:
    """One row of the log, parsed once for all who hear of it."""

    version: int
    audience: str
    payload: dict[str, Any]

    @classmethod
    def parse(cls, row: tuple[int, str, str]) -> Change:
        return cls(row[0], row[1], json.loads(row[2]))

    def is_for(self, audience: str) -> bool:
        return self.audience in (EVERYBODY, audience)

    def told_in(self, language: str) -> dict[str, Any]:
        """Return what one language hears: its own body in place of all of them."""
        told = {"v": self.version, **self.payload}
        if (bodies := told.pop("by_language", None)) is not None:
            told["body"] = bodies.get(language) or next(iter(bodies.values()), "")
        return told


def has_ended(changes: Iterable[Change]) -> bool:
    return any(change.audience == END for change in changes)


def told(changes: Iterable[Change], audience: str, language: str) -> list[dict[str, Any]]:
    return [change.told_in(language) for change in changes if change.is_for(audience)]


def as_json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def event(heard: Sequence[dict[str, Any]], version: int) -> bytes:
    """Return one event with everything heard, or nothing when nothing was."""
    return b"id: %d\ndata: %b\n\n" % (version, as_json(heard)) if heard else b""


def hello(version: int, retry: int) -> bytes:
    """Tell the browser where it stands and after how many milliseconds to come back."""
    return b"retry: %d\nid: %d\n\n" % (retry, version)
