"""What of a questionnaire comes from the shelf, and on what terms. Pure.

A scale keeps its name only while it asks what the shelf's scale of that name asks: a later survey
would be compared with it.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from functools import cache
from typing import Any

from talkoot.surveys import library
from talkoot.surveys.assembling import Words, rows
from talkoot.surveys.questionnaire import Questionnaire, Scale


@cache
def _scales() -> dict[str, list[tuple[Scale, Questionnaire]]]:
    """Every scale by its id; the same id means the same scale."""
    found: dict[str, list[tuple[Scale, Questionnaire]]] = {}
    for asked in library.shipped().values():
        for scale in asked.scales:
            found.setdefault(scale.id, []).append((scale, asked))
    return found


@cache
def _others_items() -> frozenset[str]:
    """Items whose wording is somebody else's, in whatever file they stand."""
    return frozenset(
        item.id for asked in library.shipped().values() for item in asked.without_wording
    )


def need_permission(asked: Questionnaire) -> list[Scale]:
    """Scales whose wording is somebody else's, so that one must say one may use it."""
    return [
        scale
        for scale in asked.scales
        if scale.permission or any(item.id in _others_items() for item in asked.items_of(scale))
    ]


def detached(words: Words, free: Callable[[], str]) -> Words:
    """Give what was changed a name of its own: items said otherwise, scales that ask otherwise."""
    made = deepcopy(words)
    for item in rows(made, "items"):
        if _says_otherwise(item):
            item["id"] = free()
    for scale in rows(made, "scales"):
        mine = [one for one in rows(made, "items") if one.get("scale") == scale.get("id")]
        if _asks_otherwise(scale, mine):
            scale["id"] = free()
            for one in mine:
                one["scale"] = scale["id"]
    return made


@cache
def _said() -> dict[str, dict[str, Any]]:
    """Our own items by id."""
    return {
        item.id: {"text": item.text.model_dump(), "reverse": item.reverse}
        for asked in library.shipped().values()
        for item in asked.items
        if item.text
    }


def _says_otherwise(item: Words) -> bool:
    shelf = _said().get(str(item.get("id")))
    if shelf is None:
        return False
    text = item.get("text")
    said = text if isinstance(text, dict) else {}
    other = any(shelf["text"].get(language) != told for language, told in said.items())
    return other or bool(item.get("reverse")) != shelf["reverse"]


def _asks_otherwise(scale: Words, mine: list[Words]) -> bool:
    """Whether a scale of the shelf lost or gained an item here."""
    known = _scales().get(str(scale.get("id")), [])
    asked = {one.get("id") for one in mine}
    return bool(known) and all(
        {item.id for item in file.items_of(one)} != asked for one, file in known
    )
