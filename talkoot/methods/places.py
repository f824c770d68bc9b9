"""On which line of a method file something stands."""

from __future__ import annotations

import re

Place = tuple[str | int, ...]


def line_of(place: Place, source: str) -> int | None:
    """Return the line of the innermost part of `place` that can be found, counted from 1."""
    lines = source.splitlines()
    found: int | None = None
    start, end, prefix = 0, len(lines), ""
    parts = [part for part in place if part != "settings"]  # a word of ours, not of the file
    for index, part in enumerate(parts):
        if isinstance(part, int):
            continue
        number = parts[index + 1] if index + 1 < len(parts) else None
        name = f"{prefix}{part}"
        line = _header(lines, start, end, name, number if isinstance(number, int) else None)
        if line is None:
            line = _key(lines, start, end, str(part))
        if line is None:
            break
        found, start = line, line
        end = _end(lines, line, end, name)
        prefix = f"{name}."
    return None if found is None else found + 1


def _header(lines: list[str], start: int, end: int, name: str, number: int | None) -> int | None:
    """Return the line of `[name]`, or of the numbered `[[name]]`."""
    wanted = f"[{name}]" if number is None else f"[[{name}]]"
    hits = [i for i in range(start, end) if lines[i].split("#")[0].strip() == wanted]
    return hits[number or 0] if len(hits) > (number or 0) else None


def _key(lines: list[str], start: int, end: int, word: str) -> int | None:
    key = re.compile(rf"\s*\"?{re.escape(word)}\"?\s*=")
    return next((i for i in range(start, end) if key.match(lines[i])), None)


def _end(lines: list[str], start: int, end: int, name: str) -> int:
    """Return where the table `name` that begins at `start` is over."""
    if not lines[start].lstrip().startswith("["):
        return start + 1
    for i in range(start + 1, end):
        header = re.match(r"\s*\[+([^\]]+)\]", lines[i])
        if header and not header[1].startswith(f"{name}."):
            return i
    return end
