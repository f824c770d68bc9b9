"""A text in several languages."""

from __future__ import annotations

import os
from collections.abc import Mapping

from django.utils.translation import get_language
from pydantic import BaseModel, ConfigDict, model_validator
from pydantic_core import PydanticCustomError

LANGUAGES = ("fi", "sv", "en")


def reading_language() -> str:
    """The language of whoever reads now, in two letters."""
    return (get_language() or LANGUAGES[0])[:2]


def terminal_language() -> str:
    """The language of the terminal where we speak it, else English."""
    wanted = (os.environ.get("LC_ALL") or os.environ.get("LANG") or "")[:2]
    return wanted if wanted in LANGUAGES else "en"


def pick(texts: Mapping[str, str], language: str | None = None) -> str:
    """Return the text in `language` (the active one by default), else in the first one there is."""
    wanted = language[:2] if language else reading_language()
    for candidate in (wanted, *LANGUAGES):
        if texts.get(candidate):
            return texts[candidate]
    return ""


class Texts(BaseModel):
    """One text in up to three languages."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    fi: str = ""
    sv: str = ""
    en: str = ""

    @model_validator(mode="after")
    def _one_at_least(self) -> Texts:
        if not any((self.fi, self.sv, self.en)):
            raise PydanticCustomError("no_language", "a text needs at least one language")
        return self

    def __str__(self) -> str:
        return self.text()

    def text(self, language: str | None = None) -> str:
        return pick(self.__dict__, language)

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(language for language in LANGUAGES if not getattr(self, language))
