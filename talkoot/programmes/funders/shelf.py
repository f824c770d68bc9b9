"""The funders there is a profile of."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from talkoot.programmes.funders.profile import Profile

FOLDER = Path(__file__).parent
FIRST = "tyosuojelurahasto"


@cache
def profiles() -> dict[str, Profile]:
    """Every profile by its name, the one with most known of it first."""
    files = sorted(FOLDER.glob("*.toml"), key=lambda path: (path.stem != FIRST, path.stem))
    read = [Profile.model_validate(tomllib.loads(path.read_text("utf-8"))) for path in files]
    return {one.id: one for one in read}


def usual() -> Profile:
    """The funder whose public project page a card is, and whose form holds where none is known."""
    return profiles()[FIRST]


def profile(name: str) -> Profile | None:
    return profiles().get(name)
