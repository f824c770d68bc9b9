"""How people say what they need, read from synonyms.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

_WORDS = tomllib.loads((Path(__file__).parent / "synonyms.toml").read_text(encoding="utf-8"))
NEEDS: dict[str, tuple[str, ...]] = {
    need: tuple(" ".join(words.split()) for words in said.split(","))
    for need, said in _WORDS["needs"].items()
}
SMALL_WORDS = frozenset(_WORDS["small"].split())
