"""Find themes in a process of its own: its 600 MB go when it ends, and a hang is not the worker's.

Comments go in and themes come out by pipes, as JSON; nothing is written to a disk. Vectors are
rounded to a byte an axis: teaching needs no more.
"""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from talkoot.figures.wordspace import Vectors

SECONDS = 600.0
FINEST = 127


class ThemesError(Exception):
    """The themes could not be found; the text says what went wrong, and holds no comment."""


def find_apart(texts: Sequence[str], *, seconds: float = SECONDS) -> list[dict[str, Any]]:
    """Return for each language what `themes.find` says, as plain data."""
    command = [sys.executable, "-m", "talkoot.figures.apart"]
    try:
        done = subprocess.run(  # noqa: S603
            command, input=json.dumps(list(texts)).encode(), capture_output=True, timeout=seconds
        )
    except subprocess.TimeoutExpired:
        raise ThemesError(f"not found in {seconds:g} seconds") from None
    if done.returncode:
        raise ThemesError(f"the process ended with {done.returncode}")
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def as_data(texts: Sequence[str]) -> list[dict[str, Any]]:
    from talkoot.figures.themes import find

    return [
        {
            "language": one.language,
            "comments": list(one.comments),
            "by": one.by,
            "why_none": one.why_none,
            "phrases": [list(phrase) for phrase in one.phrases],
            "themes": [
                {"words": list(theme.words), "comments": list(theme.comments)}
                for theme in one.themes
            ],
            "vectors": packed(one.vectors),
        }
        for one in find(texts)
    ]


def packed(vectors: Vectors) -> dict[str, Any]:
    small = np.round(vectors * FINEST).astype(np.int8)
    return {"axes": small.shape[1], "bytes": base64.b64encode(small.tobytes()).decode()}


def unpacked(kept: Mapping[str, Any]) -> Vectors:
    flat = np.frombuffer(base64.b64decode(kept["bytes"]), dtype=np.int8)
    vectors: Vectors = flat.reshape(-1, kept["axes"]).astype(np.float64) / FINEST
    return vectors


if __name__ == "__main__":
    print(json.dumps(as_data(json.load(sys.stdin))))
