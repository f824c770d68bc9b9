"""A reader of calendar files that shares nothing with what writes them: RFC 5545 by its text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

MARKS = {"\\n": "\n", "\\N": "\n", "\\,": ",", "\\;": ";", "\\\\": "\\"}


@dataclass
class Part:
    """A component: its lines by name, and the components in it."""

    kind: str
    lines: dict[str, tuple[dict[str, str], str]] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)

    def text(self, name: str) -> str:
        raw = self.lines[name][1]
        return re.sub(r"\\[nN,;\\]", lambda mark: MARKS[mark[0]], raw)

    def raw(self, name: str) -> str:
        """The value with its parameters, as `;VALUE=DATE:20280229`."""
        given, value = self.lines[name]
        return "".join(f";{key}={one}" for key, one in sorted(given.items())) + f":{value}"

    def all(self, kind: str) -> list[Part]:
        return [part for part in self.parts if part.kind == kind]


def read(file: bytes) -> Part:
    """Read a file, and refuse what the RFC does not let a writer write."""
    assert file.endswith(b"\r\n"), "the last line ends as well"
    raw = file[:-2].split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in raw), "a bare line end"
    assert all(len(line) <= 75 for line in raw), "a line longer than 75 octets"
    top, open_parts = Part(""), []
    for line in _unfolded([line.decode() for line in raw]):
        name, given, value = _split(line)
        if name == "BEGIN":
            open_parts.append(Part(value))
        elif name == "END":
            done = open_parts.pop()
            assert done.kind == value, f"{done.kind} ended as {value}"
            (open_parts[-1] if open_parts else top).parts.append(done)
        else:
            open_parts[-1].lines[name] = (given, value)
    assert not open_parts, "something was never ended"
    (calendar,) = top.parts
    return calendar


def events(file: bytes) -> dict[str, Part]:
    found = read(file).all("VEVENT")
    by_uid = {part.text("UID"): part for part in found}
    assert len(by_uid) == len(found), "one event a uid"
    return by_uid


def _unfolded(lines: list[str]) -> list[str]:
    whole: list[str] = []
    for line in lines:
        if line.startswith((" ", "\t")):
            whole[-1] += line[1:]
        else:
            whole.append(line)
    return whole


def _split(line: str) -> tuple[str, dict[str, str], str]:
    """Split `NAME;KEY="a:b";OTHER=c:value`, where what is quoted may hold anything."""
    found = re.match(r'^([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:]*))*):(.*)$', line)
    assert found, f"not a line of a calendar: {line!r}"
    given = re.findall(r';([A-Z0-9-]+)=("[^"]*"|[^";:]*)', found[2])
    return found[1], {key: value.strip('"') for key, value in given}, found[3]
