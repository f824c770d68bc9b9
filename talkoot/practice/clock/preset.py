"""The year that a house may begin from, as data."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from talkoot.ground.texts import Texts
from talkoot.practice.clock import rules as clock_rules

FILE = Path(__file__).parent / "presets" / "municipality.toml"


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Entry(Strict):
    """What an author writes of one thing of the year."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]{1,38}$")
    layer: Literal["law", "house", "unit"]
    kind: Literal["legal", "agreed", "own"]
    when: Annotated[str, AfterValidator(lambda text: str(clock_rules.read(text)))]
    slack: int = Field(default=0, ge=0, le=90)
    repeat: Literal["yearly", "second", "once"] = "yearly"
    basis: str = ""
    does: str
    asked: str = ""
    method: str = ""
    title: Texts
    output: Texts
    shows: Texts | None = None


class Preset(Strict):
    format: Literal[1]
    roles: dict[str, Texts]
    entries: tuple[Entry, ...]

    @model_validator(mode="after")
    def _hangs_together(self) -> Preset:
        ids = [one.id for one in self.entries]
        if len(set(ids)) < len(ids):
            raise ValueError("two entries share an id")
        named = {role for one in self.entries for role in (one.does, one.asked) if role}
        if unknown := named - set(self.roles):
            raise ValueError(f"no such roles: {sorted(unknown)}")
        return self

    def who(self, role: str) -> dict[str, str]:
        return self.roles[role].model_dump() if role else {}


@cache
def municipality() -> Preset:
    return Preset.model_validate(tomllib.loads(FILE.read_text(encoding="utf-8")))
