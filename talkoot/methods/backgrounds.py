"""The pages that tell, in plain words, what research our methods rest on."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from talkoot.ground.texts import Texts
from talkoot.methods import library
from talkoot.methods.definition import Method

FILES = Path(__file__).parent / "background"


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Texts
    text: Texts


class Source(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str


class Background(BaseModel):
    """One page: what it says, what it cites, and the methods that rest on it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    title: Texts
    lead: Texts
    methods: tuple[str, ...]
    sections: tuple[Part, ...]
    sources: tuple[Source, ...]

    def resting(self) -> tuple[Method, ...]:
        """The methods we ship that rest on it, in the page's own order."""
        return tuple(library.find(method_id) for method_id in self.methods)


@cache
def every() -> tuple[Background, ...]:
    """Return every page, by id."""
    return tuple(
        Background.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
        for path in sorted(FILES.glob("*.toml"))
    )


def find(page_id: str) -> Background:
    """Return a page by its id; `KeyError` when there is none."""
    for page in every():
        if page.id == page_id:
            return page
    raise KeyError(page_id)


def behind(method_id: str) -> tuple[Background, ...]:
    """Return the pages a method rests on."""
    return tuple(page for page in every() if method_id in page.methods)
