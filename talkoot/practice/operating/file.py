"""An operating model as a file: TOML or JSON, without people, units or answers. Pure."""

from __future__ import annotations

import json
import re
import tomllib
from enum import StrEnum
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from talkoot.methods import writing

FORMAT: Literal[1] = 1
MOST_BYTES = 100_000
MOST_DEEP = 40  # brackets; a file of ours has none within another
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
LINE = re.compile(r"\s+")

Line = Annotated[str, StringConstraints(max_length=300)]
Text = Annotated[str, StringConstraints(max_length=1000)]


class Why(StrEnum):
    """Why a file is not taken in."""

    EMPTY = "empty"
    HUGE = "huge"
    NO_TEXT = "no-text"
    BROKEN = "broken"
    OTHER = "other"
    NEWER = "newer"
    WRONG = "wrong"


class RefusedError(Exception):
    """The file is not taken in; `field` says where it is wrong, when that is known."""

    def __init__(self, why: Why, field: str = "") -> None:
        super().__init__(why)
        self.why, self.field = why, field


class ModelFile(BaseModel):
    """What the file says. `id` is the same in every house, so that differences are found."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    talkoot: Literal["operating-model"] = "operating-model"
    format: Literal[1] = FORMAT
    id: UUID
    version: int = Field(ge=1, le=100_000)
    organisation: Annotated[str, StringConstraints(min_length=1, max_length=120)]
    licence: Literal["", "CC-BY-4.0"] = ""
    name: Annotated[str, StringConstraints(min_length=1, max_length=120)]
    need: Text = ""
    situation: Text = ""
    who: Line = ""
    steps: Annotated[str, StringConstraints(max_length=4000)] = ""
    tools: Text = ""
    indicator: Line = ""
    review_month: int | None = Field(default=None, ge=1, le=12)

    @property
    def words(self) -> dict[str, Any]:
        """What a model is made of."""
        known = self.model_dump(exclude={"talkoot", "format", "id", "version", "organisation"})
        lines = {name: LINE.sub(" ", known[name]) for name in ("name", "who", "indicator")}
        return known | lines


def write(told: ModelFile, shape: str) -> str:
    """The file's text; without the words that say nothing."""
    words = told.model_dump(mode="json")
    said = {name: value for name, value in words.items() if value not in ("", None)}
    if shape == "json":
        return json.dumps(said, ensure_ascii=False, indent=2) + "\n"
    return writing.write(said)


def read(raw: bytes) -> ModelFile:
    """Understand a file, or say why not. Raises RefusedError and nothing else."""
    text = _text(raw)
    found = _parsed(text)
    if not isinstance(found, dict) or found.get("talkoot") != "operating-model":
        raise RefusedError(Why.OTHER)
    if isinstance(found.get("format"), int) and found["format"] > FORMAT:
        raise RefusedError(Why.NEWER)
    try:
        return ModelFile.model_validate(found)
    except ValidationError as error:
        raise RefusedError(Why.WRONG, _where(error)) from None


def _text(raw: bytes) -> str:
    if len(raw) > MOST_BYTES:
        raise RefusedError(Why.HUGE)
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise RefusedError(Why.NO_TEXT) from None
    if not text.strip():
        raise RefusedError(Why.EMPTY)
    if CONTROLS.search(text):
        raise RefusedError(Why.NO_TEXT)
    return text


def _parsed(text: str) -> Any:
    """JSON begins with a bracket, and TOML of ours does not."""
    if text.count("[") + text.count("{") > MOST_DEEP and not text.lstrip().startswith("talkoot"):
        raise RefusedError(Why.BROKEN)
    try:
        return json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text)
    except (ValueError, RecursionError):
        raise RefusedError(Why.BROKEN) from None


def _where(error: ValidationError) -> str:
    """The first word that is wrong; a stranger's word is not repeated at length."""
    return ".".join(str(part) for part in error.errors()[0]["loc"])[:60]
