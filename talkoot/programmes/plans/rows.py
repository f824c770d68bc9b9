"""What the buttons of a plan's form do to its lists. Pure."""

from __future__ import annotations

from typing import Any

from talkoot.methods.editor import changes
from talkoot.methods.editor.changes import NoSuchPlaceError
from talkoot.programmes.plans.desk import Words
from talkoot.programmes.plans.schema import PlanText

INNER = {"goals": "effects", "effects": "indicators"}


def with_row(words: Words, place: str) -> tuple[Words, str]:
    """Show one more row to write in; a goal comes with an effect, and that with an indicator."""
    made, at = changes.add(words, place, root=PlanText)
    inner, name = at, place.rpartition(".")[2]
    while name in INNER:
        name = INNER[name]
        made, inner = changes.add(made, f"{inner}.{name}", root=PlanText)
    return made, at


def shown(words: Words, place: str) -> tuple[Words, str]:
    """The words with the row that was asked for, or as they are where there is no such list."""
    try:
        return with_row(words, place) if place else (words, "")
    except NoSuchPlaceError:
        top = place.partition(".")[0]
        return (
            with_row(words, top) if top in PlanText.model_fields and top != place else (words, "")
        )


def done(words: Words, do: str) -> Words:
    """Move or remove a row; other buttons change no list."""
    verb, _colon, place = do.partition(":")
    if verb in ("up", "down"):
        return changes.move(words, place, -1 if verb == "up" else 1)[0]
    return changes.remove(words, place) if verb == "remove" else words


def told_by(said: Any) -> str:
    """The place that `add:goals.0.effects` names."""
    verb, _colon, place = str(said).partition(":")
    return place if verb == "add" else ""
