"""A tagged PDF (PDF/UA-1), or a picture, from a template and data that is never read as markup."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SECONDS = 60.0


class PdfError(Exception):
    """The paper could not be set; the text says where in the template, or what ran out."""


def make(
    template: Path,
    data: Mapping[str, Any],
    *,
    title: str,
    language: str,
    seconds: float = SECONDS,
) -> bytes:
    """Set a `.typ` template with `data`, an A4 paper in the language and typeface of the house.

    The template imports `paper.typ` and can read no file but those beside it. It is set by a
    process of its own, so that neither a hang nor its memory is the server's.
    """
    words = {**data, "title": title or template.stem, "language": language[:2]}
    return _set(template, words, "pdf", seconds)


def picture(svg: str, *, title: str) -> bytes:
    """Draw an SVG as PNG, in the typeface of the house."""
    return _set(HERE / "print" / "picture.typ", {"title": title, "picture": svg}, "png", SECONDS)


def _set(template: Path, data: Mapping[str, Any], shape: str, seconds: float) -> bytes:
    task = {"template": str(template), "data": data, "shape": shape}
    command = [sys.executable, "-I", str(HERE / "typesetting.py")]
    try:
        done = subprocess.run(  # noqa: S603
            command, input=json.dumps(task).encode(), capture_output=True, timeout=seconds
        )
    except subprocess.TimeoutExpired:
        raise PdfError(f"{template.name}: not set in {seconds:g} seconds") from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip()
        raise PdfError(f"{template.name}: {said.splitlines()[-1] if said else 'no reason given'}")
    return done.stdout
