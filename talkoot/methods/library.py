"""The methods we ship, and the way a method's text becomes a method."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from talkoot.methods.definition import Method
from talkoot.methods.reading import MethodError, read

__all__ = ["FILES", "MethodError", "find", "parse", "shipped", "source_of"]

FILES = Path(__file__).parent / "files"


@lru_cache(maxsize=256)
def parse(source: str) -> Method:
    """Return the method that `source` tells of, or raise `MethodError` with its mistakes."""
    return read(source)


@cache
def source_of(method_id: str) -> str:
    """Return the text of a shipped method; `KeyError` when there is none by that id."""
    path = FILES / f"{method_id}.toml"
    if path not in set(FILES.glob("*.toml")):
        raise KeyError(method_id)
    return path.read_text(encoding="utf-8")


def find(method_id: str) -> Method:
    """Return a shipped method by its id; `KeyError` when there is none."""
    return parse(source_of(method_id))


@cache
def shipped() -> tuple[Method, ...]:
    """Return every method we ship, by id."""
    return tuple(find(path.stem) for path in sorted(FILES.glob("*.toml")))
