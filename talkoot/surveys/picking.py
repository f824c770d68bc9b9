"""A questionnaire of some scales of a larger one, as the text of a file. Pure."""

from __future__ import annotations

import tomllib
from collections.abc import Collection

from talkoot.methods import writing


def picked(source: str, scales: Collection[str]) -> str:
    """Return the file with those scales, their items and answers only, in the order they have.

    Ids stay, so that a trend finds the same scale in a later survey that picked others too.
    """
    words = tomllib.loads(source)
    words["scales"] = [one for one in words["scales"] if one["id"] in scales]
    words["items"] = [one for one in words["items"] if one["scale"] in scales]
    used = {one["answers"] for one in words["scales"]}
    words["answers"] = [one for one in words["answers"] if one["id"] in used]
    return writing.write(words, writing.head_of(source))
