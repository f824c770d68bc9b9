"""The steps of an operating model: one on a line, numbered by the page, not by the writer."""

from __future__ import annotations

import re

OWN_NUMBER = re.compile(r"^(?:\d{1,2}[.)]|[-–•*])\s+")


def steps_of(text: str) -> list[str]:
    """The steps of the text, without a number or a dash of their own."""
    lines = (OWN_NUMBER.sub("", line.strip()) for line in text.splitlines())
    return [line for line in lines if line]
