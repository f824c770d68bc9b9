"""Changes of a method's lists: add, take away, move. Pure: what was is left as it was."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from pydantic import BaseModel

from talkoot.ground.numbers import whole
from talkoot.methods.definition import Method, Step
from talkoot.methods.editor.schema import Word, words_in, words_of
from talkoot.stepkinds.registry import KINDS

USUAL_MINUTES = 5


class NoSuchPlaceError(LookupError):
    """The change is of something that is not there."""


def add(
    words: dict[str, Any], place: str, kind: str = "", root: type[BaseModel] = Method
) -> tuple[dict[str, Any], str]:
    """Add a row at the end of the list; return the words and where the new row stands."""
    made = deepcopy(words)
    above, name = _find(made, place)
    rows = above.setdefault(name, [])
    if not isinstance(rows, list):
        raise NoSuchPlaceError(place)
    row = _new_step(kind, rows) if place == "steps" else _new_row(made, place, name, rows, root)
    rows.append(row)
    return made, f"{place}.{len(rows) - 1}"


def remove(words: dict[str, Any], place: str) -> dict[str, Any]:
    made = deepcopy(words)
    rows, number = _row(made, place)
    del rows[number]
    return made


def move(words: dict[str, Any], place: str, by: int) -> tuple[dict[str, Any], str]:
    """Move a row up or down; at the end of its list it stays."""
    made = deepcopy(words)
    rows, number = _row(made, place)
    target = min(max(number + by, 0), len(rows) - 1)
    rows.insert(target, rows.pop(number))
    return made, f"{place.rpartition('.')[0]}.{target}"


def _find(words: dict[str, Any], place: str) -> tuple[Any, str]:
    """The table in which the last word of a place stands."""
    *way, last = place.split(".")
    here: Any = words
    for part in way:
        here = _step_into(here, part, place)
    if not isinstance(here, dict):
        raise NoSuchPlaceError(place)
    return here, last


def _step_into(here: Any, part: str, place: str) -> Any:
    try:
        return here[int(part)] if isinstance(here, list) else here[part]
    except (KeyError, IndexError, TypeError, ValueError):
        raise NoSuchPlaceError(place) from None


def _row(words: dict[str, Any], place: str) -> tuple[list[Any], int]:
    above, _dot, said = place.rpartition(".")
    table, name = _find(words, above)
    rows, number = table.get(name), whole(said)
    if not isinstance(rows, list) or number is None or number >= len(rows):
        raise NoSuchPlaceError(place)
    return rows, number


def _new_step(kind: str, rows: list[Any]) -> dict[str, Any]:
    """A step that lacks only words: what its kind needs rows of, it has one of."""
    if kind not in KINDS:
        raise NoSuchPlaceError(kind)
    made: dict[str, Any] = {"id": _free(kind, rows), "kind": kind, "minutes": USUAL_MINUTES}
    for word in words_of(KINDS[kind].settings):
        if word.shape == "tables" and word.required:
            made[word.name] = [_blank(word, [])]
    return made


def _new_row(
    words: dict[str, Any], place: str, name: str, rows: list[Any], root: type[BaseModel]
) -> dict[str, Any]:
    return _blank(_word_at(words, place, name, root), rows)


def _word_at(words: dict[str, Any], place: str, name: str, root: type[BaseModel]) -> Word:
    """The schema's word for a list, by walking down to it."""
    model: Any = root
    here: Any = words
    for part in place.split(".")[:-1]:
        if not part.isdigit():
            model = next((w.model for w in _known(model, here) if w.name == part), None)
        here = _step_into(here, part, place)
    found = next((w for w in _known(model, here) if w.name == name), None)
    if found is None or found.shape != "tables":
        raise NoSuchPlaceError(place)
    return found


def _known(model: Any, table: Any) -> tuple[Word, ...]:
    return words_in(model, table if isinstance(table, dict) else {})


def _blank(word: Word, rows: list[Any]) -> dict[str, Any]:
    known = {one.name: one for one in words_in(word.model, {})}
    made: dict[str, Any] = {}
    if "id" in known and word.model is not Step:
        made["id"] = _free(word.name.rstrip("s"), rows)
    if "type" in known and known["type"].options:
        made["type"] = known["type"].options[0]
    return made


def _free(stem: str, rows: list[Any]) -> str:
    """A name nobody in the list has."""
    taken = {row.get("id") for row in rows if isinstance(row, dict)}
    number = next(n for n in range(1, len(rows) + 2) if _numbered(stem, n) not in taken)
    return _numbered(stem, number)


def _numbered(stem: str, number: int) -> str:
    return stem if number == 1 else f"{stem}-{number}"
