"""From a foreign table and what its columns are to a questionnaire, units and answers. Pure.

Nothing of the table is kept but this: steps, classes, texts, and the unit of each. Moments, names
and numbers of people are left behind, and so is the order of the rows.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from talkoot.figures.blocks import Partition, Tree, partition
from talkoot.surveys import foreign
from talkoot.surveys.answering import LONGEST_COMMENT
from talkoot.surveys.foreign import ABOVE, BACKGROUND, COMMENT, ITEM, UNIT, Column
from talkoot.surveys.steps import SAID, Steps, step, steps_of

LONGEST = 200  # letters of a question
ENDS = {"fi": ("pienin", "suurin"), "sv": ("minst", "störst"), "en": ("lowest", "highest")}
OWN = {
    "fi": ("Tuotu kysely.", "Tuotu toisesta kyselystä.", "Luvan kysyy tuoja."),
    "sv": ("Hämtad enkät.", "Hämtad från en annan enkät.", "Den som hämtar frågar om lov."),
    "en": ("A survey that was brought.", "Brought from another survey.", "Whoever brings it asks."),
}


@dataclass(frozen=True)
class Choice:
    """What a column is, the theme it is a part of, and whether a high answer is a low score."""

    role: str
    scale: str = ""
    reverse: bool = False


@dataclass(frozen=True)
class Brought:
    """What is laid of a table. `lost` cells were on no scale."""

    source: str
    tree: tuple[dict[str, Any], ...]
    answers: tuple[dict[str, Any], ...]
    lost: int

    @property
    def units(self) -> Tree:
        return Tree(tuple(unit["parent"] for unit in self.tree))

    def blocks(self, k: int) -> Partition:
        counts = Counter(one["unit"] for one in self.answers)
        direct = [counts[place] for place in range(len(self.tree))]
        return partition(self.units, direct, k)


def guessed(columns: Sequence[Column], guesses: Sequence[foreign.Guess]) -> list[Choice]:
    """What to begin with: each question of several statements is one theme."""
    return [
        Choice(guess.role, (column.group or column.name)[:LONGEST] if guess.role == ITEM else "")
        for column, guess in zip(columns, guesses, strict=True)
    ]


class NothingError(Exception):
    """No column was a statement: there would be nothing to show."""


def make(
    columns: Sequence[Column], choices: Sequence[Choice], title: str, language: str
) -> Brought:
    """Make a survey of a table. Raises NothingError where there is no statement in it."""
    chosen = [_Chosen(f"q{n}", *pair) for n, pair in enumerate(zip(columns, choices, strict=True))]
    items = [one for one in chosen if one.choice.role == ITEM and one.steps]
    if not items:
        raise NothingError
    scales = _scales(items)
    tree, places = _units(chosen, title, language)
    answers = tuple(
        {"unit": place, "answer": _answer(chosen, scales, row)} for row, place in enumerate(places)
    )
    lost = sum(_lost(one, scales) for one in items)
    kept = tuple(one for one in answers if one["answer"])
    return Brought(_source(chosen, scales, title, language), tree, kept, lost)


@dataclass(frozen=True)
class _Chosen:
    id: str
    column: Column
    choice: Choice

    @property
    def steps(self) -> Steps | None:
        return steps_of(self.column.given)

    @property
    def classes(self) -> list[str]:
        counts = Counter(self.column.given)
        return [name for name, _n in counts.most_common(foreign.CLASSES)]


def _scales(items: Sequence[_Chosen]) -> dict[str, Steps]:
    """The steps of each theme: the widest of its statements', where they count alike."""
    found: dict[str, Steps] = {}
    for one in items:
        steps, name = one.steps, _theme(one)
        if steps is None:
            continue
        known = found.get(name)
        while known is not None and (known.words != steps.words):
            name += " "  # statements on another scale are a theme of their own
            known = found.get(name)
        found[name] = steps if known is None else _wider(known, steps)
    return found


def _theme(one: _Chosen) -> str:
    return (one.choice.scale or one.column.name).strip()[:LONGEST]


def _wider(one: Steps, two: Steps) -> Steps:
    first = min(one.first, two.first)
    return Steps(first, max(one.last, two.last) - first + 1, one.words)


def _scale_of(one: _Chosen, scales: dict[str, Steps]) -> tuple[str, Steps]:
    name = _theme(one)
    steps = one.steps
    while steps is not None and scales[name].words != steps.words:
        name += " "
    return name, scales[name]


def _units(
    chosen: Sequence[_Chosen], title: str, language: str
) -> tuple[tuple[dict[str, Any], ...], list[int]]:
    """The tree, everybody at its top, and the unit of each row."""
    own = next((one.column.cells for one in chosen if one.choice.role == UNIT), None)
    above = next((one.column.cells for one in chosen if one.choice.role == ABOVE), None)
    rows = len(chosen[0].column.cells)
    pairs = [
        tuple(filter(None, ((above or [""] * rows)[row], (own or [""] * rows)[row])))
        for row in range(rows)
    ]
    paths = sorted({pair[:n] for pair in pairs for n in range(1, len(pair) + 1)})
    place = {(): 0} | {path: number for number, path in enumerate(paths, start=1)}
    names = [title, *(path[-1] for path in paths)]
    tree = tuple(
        {
            "unit": None,
            "names": {language: name},
            "parent": None if not path else place[path[:-1]],
            "people": 0,
        }
        for name, path in zip(names, place, strict=True)
    )
    return tree, [place[pair] for pair in pairs]


def _answer(chosen: Sequence[_Chosen], scales: dict[str, Steps], row: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for one in chosen:
        cell = one.column.cells[row]
        if not cell:
            continue
        if one.choice.role == ITEM and one.steps:
            if at := step(cell, _scale_of(one, scales)[1]):
                found[one.id] = at
        elif one.choice.role == COMMENT:
            found[one.id] = cell[:LONGEST_COMMENT]
        elif one.choice.role == BACKGROUND and cell in one.classes and len(one.classes) > 1:
            found[one.id] = one.classes.index(cell)
    return found


def _lost(one: _Chosen, scales: dict[str, Steps]) -> int:
    steps = _scale_of(one, scales)[1]
    return sum(step(cell, steps) is None for cell in one.column.given)


def _source(chosen: Sequence[_Chosen], scales: dict[str, Steps], title: str, language: str) -> str:
    """The questionnaire file of it, in one language."""
    return "\n".join(_lines(chosen, scales, title, language))


def _lines(
    chosen: Sequence[_Chosen], scales: dict[str, Steps], title: str, language: str
) -> Iterator[str]:
    def words(text: str) -> str:
        return f"{{ {language} = {json.dumps(text.strip()[:LONGEST] or '–', ensure_ascii=False)} }}"

    purpose, source, licence = OWN[language]
    yield 'format = 1\nid = "brought"\nversion = 1'
    yield f"title = {words(title)}\npurpose = {words(purpose)}"
    for steps in sorted(set(scales.values())):
        low, high = _ends(steps, language)
        yield f'\n[[answers]]\nid = "{_id(steps)}"\nsteps = {steps.count}\nfirst = {steps.first}'
        yield f"low = {words(low)}\nhigh = {words(high)}"
    number = {name: f"s{place}" for place, name in enumerate(scales)}
    for name, steps in scales.items():
        yield f'\n[[scales]]\nid = "{number[name]}"'
        yield f"title = {words(name)}\nmeasures = {words(name)}"
        yield f'answers = "{_id(steps)}"\nsource = {words(source)}\nlicence = {words(licence)}'
    for one in chosen:
        if one.choice.role == ITEM and one.steps:
            scale = number[_scale_of(one, scales)[0]]
            yield f'\n[[items]]\nid = "{one.id}"\nscale = "{scale}"'
            yield f"reverse = {str(one.choice.reverse).lower()}\ntext = {words(one.column.name)}"
        elif one.choice.role == COMMENT:
            yield f'\n[[comments]]\nid = "{one.id}"\ntext = {words(_whole(one.column))}'
        elif one.choice.role == BACKGROUND and len(one.classes) > 1:
            classes = ", ".join(words(name) for name in one.classes)
            yield f'\n[[background]]\nid = "{one.id}"\ntitle = {words(_whole(one.column))}'
            yield f"classes = [{classes}]"


def _whole(column: Column) -> str:
    return (
        f"{column.group}: {column.name}" if column.group not in ("", column.name) else column.name
    )


def _id(steps: Steps) -> str:
    return f"a{steps.first}-{steps.last}" + (f"-w{steps.words}" if steps.words >= 0 else "")


def _ends(steps: Steps, language: str) -> tuple[str, str]:
    return ENDS[language] if steps.words < 0 else SAID[steps.words][language]
