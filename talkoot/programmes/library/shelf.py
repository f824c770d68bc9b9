"""The examples that ship with the program, and finding one among them. Pure."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache
from pathlib import Path

from talkoot.programmes.library.example import Example

FOLDER = Path(__file__).parent / "files"


@cache
def examples() -> dict[str, Example]:
    """Every example by its name."""
    read = (
        Example.model_validate(tomllib.loads(path.read_text("utf-8")))
        for path in sorted(FOLDER.glob("*.toml"))
    )
    return {one.id: one for one in read}


def matches(words: str, *texts: str) -> bool:
    """Whether every word that is looked for begins somewhere in the texts."""
    hay = " ".join(_plain(text) for text in texts)
    return all(word in hay for word in _plain(words).split())


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def found(words: str) -> list[Example]:
    return [one for one in examples().values() if matches(words, *_texts(one))]


def _texts(one: Example) -> list[str]:
    told = [one.title, one.what, *one.goals, *(award.name for award in one.awards)]
    told += [text for part in one.modules for text in (part.title, part.aim)]
    own = [text.text(language) for text in told for language in ("fi", "sv", "en")]
    return [*own, one.applicant, one.implementer, one.expert, one.number]
