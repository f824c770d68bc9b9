"""Putting a questionnaire together: scales from a shelf, own ones, their order. Pure.

Works on the words of a file, right or wrong, and leaves what was as it was.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from copy import deepcopy
from itertools import pairwise
from typing import Any

from talkoot.ground.numbers import whole
from talkoot.methods import reading
from talkoot.methods.editor.changes import NoSuchPlaceError
from talkoot.surveys.picking import picked

Words = dict[str, Any]
LISTS = ("answers", "scales", "items")


def rows(words: Words, name: str) -> list[Words]:
    """The tables of a list, whatever else may stand in its place."""
    found = words.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def taken(words: Words, source: str, scales: Collection[str]) -> Words:
    """Add scales of another questionnaire, with their items and answers; those there stay."""
    there = {one.get("id") for one in rows(words, "scales")}
    wanted = [one for one in scales if one not in there]
    made = deepcopy(words)
    if not wanted:
        return made
    more = reading.words_of(picked(source, wanted))
    renamed = dict(_renamed(rows(made, "answers"), more["answers"]))
    known = {one.get("id") for one in rows(made, "answers")}
    for one in more["answers"]:
        one["id"] = renamed[one["id"]]
    for one in more["scales"]:
        one["answers"] = renamed[one["answers"]]
    more["answers"] = [one for one in more["answers"] if one["id"] not in known]
    asked = {one.get("id") for one in rows(made, "items")}
    more["items"] = [one for one in more["items"] if one["id"] not in asked]
    for name in LISTS:
        made[name] = [*rows(made, name), *more[name]]
    if checks := [one for one in more.get("to_check", ()) if one not in rows(made, "to_check")]:
        made["to_check"] = [*rows(made, "to_check"), *checks]
    return made


def _renamed(there: list[Words], new: list[Words]) -> Iterator[tuple[str, str]]:
    """Answers that go by a name somebody else has get another; the same ones are shared."""
    by_id = {one.get("id"): one for one in there}
    for one in new:
        number, name = 1, one["id"]
        while name in by_id and by_id[name] != one | {"id": name}:
            number += 1
            name = f"{one['id']}-{number}"
        yield one["id"], name


def with_item(words: Words, scale: str, name: str, **more: Any) -> tuple[Words, str]:
    """Add an item after the others of its scale; return where it stands too."""
    if scale not in [one.get("id") for one in rows(words, "scales")]:
        raise NoSuchPlaceError(scale)
    made = deepcopy(words)
    items = rows(made, "items")
    mine = [place for place, one in enumerate(items) if one.get("scale") == scale]
    place = mine[-1] + 1 if mine else len(items)
    items.insert(place, {"id": name, "scale": scale, **more})
    made["items"] = items
    return made, f"items.{place}"


def with_scale(words: Words, name: str, terms: Words) -> tuple[Words, str]:
    """Add an own scale, still without items; return where it stands too."""
    made = deepcopy(words)
    scales = rows(made, "scales")
    made["scales"] = [*scales, {"id": name, **terms}]
    return made, f"scales.{len(scales)}"


def moved(words: Words, place: str, by: int) -> tuple[Words, str]:
    """Move a scale with its items, or an item among those of its scale."""
    made = deepcopy(words)
    name, number = _at(made, place)
    table = rows(made, name)
    near = list(_neighbours(table, number, name))
    target = near.index(number) + by
    if 0 <= target < len(near):
        other = near[target]
        table[number], table[other] = table[other], table[number]
        number = other
    made[name] = table
    if name == "scales" and not _interleaved(rows(words, "items")):
        made["items"] = _in_order(rows(made, "items"), table)
    return made, f"{name}.{number}"


def _at(words: Words, place: str) -> tuple[str, int]:
    name, _dot, said = place.partition(".")
    number = whole(said)
    if name not in LISTS or number is None or number >= len(rows(words, name)):
        raise NoSuchPlaceError(place)
    return name, number


def _neighbours(table: list[Words], number: int, name: str) -> Iterator[int]:
    for place, one in enumerate(table):
        if name == "scales" or one.get("scale") == table[number].get("scale"):
            yield place


def _interleaved(items: list[Words]) -> bool:
    """Whether scales take turns, as some instruments want it: their order is not ours to mend."""
    turns = [str(one.get("scale")) for one in items]
    changes = [one != other for one, other in pairwise(turns)]
    return sum(changes) >= len({*turns})


def _in_order(items: list[Words], scales: Iterable[Words]) -> list[Words]:
    order = {one.get("id"): place for place, one in enumerate(scales)}
    return sorted(items, key=lambda one: order.get(one.get("scale"), len(order)))


def without(words: Words, place: str) -> Words:
    """Take away a scale with its items, or an item; answers nobody uses go too."""
    made = deepcopy(words)
    name, number = _at(made, place)
    gone = rows(made, name)[number]
    made[name] = [one for place, one in enumerate(rows(made, name)) if place != number]
    if name == "scales":
        made["items"] = [one for one in rows(made, "items") if one.get("scale") != gone.get("id")]
        used = {one.get("answers") for one in rows(made, "scales")}
        made["answers"] = [one for one in rows(made, "answers") if one.get("id") in used]
    return made
