"""What is different between two texts, line by line. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import ndiff

AROUND = 2  # lines that are the same, to see where one is
HOW = {"- ": "gone", "+ ": "new", "  ": "same"}


def differences(before: str, after: str) -> Iterator[tuple[str, str]]:
    """How each line fares, and the line; a gap stands for many that are the same."""
    lines = [line for line in ndiff(before.splitlines(), after.splitlines()) if line[:2] in HOW]
    changed = [place for place, line in enumerate(lines) if line[:2] != "  "]
    shown = {at for place in changed for at in range(place - AROUND, place + AROUND + 1)}
    for place, line in enumerate(lines):
        if place in shown:
            yield HOW[line[:2]], line[2:]
        elif place and place - 1 in shown:
            yield "gap", ""
