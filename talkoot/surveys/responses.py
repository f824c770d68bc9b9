"""Responses from a table: a line each, a column for each item, and the unit where there is one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from django.utils.translation import gettext as _

from talkoot.figures.results import MISSING, Answers, Ints
from talkoot.people import tables
from talkoot.surveys.counts import COLUMNS as UNIT_COLUMNS
from talkoot.surveys.counts import MistakesError
from talkoot.surveys.questionnaire import Questionnaire

UNSURE = {"", "-", "eos", "en osaa sanoa", "kan inte säga", "vet inte", "cannot say", "n/a", "na"}
TOLD = 20  # mistakes: more are the same one again


@dataclass(frozen=True)
class Responses:
    """`answers` is responses x items in the questionnaire's order, as steps from 1; 0 is none.

    `units` has the unit of each response, by name; empty where the table has no such column.
    """

    answers: Answers
    units: tuple[str, ...]
    ignored: tuple[str, ...]  # columns that are no item


def read(raw: bytes, asked: Questionnaire) -> Responses:
    """Return the responses of a CSV file, or raise MistakesError."""
    ids = {tables.heading(item.id): item.id for item in asked.items}
    unit = dict.fromkeys(UNIT_COLUMNS["unit"], "unit")
    try:
        text = tables.decode(raw)
        header = tables.header(text)
        found = tables.rows(text, unit | ids, frozenset(ids.values()))
    except tables.TableError as error:
        raise MistakesError([str(error)]) from None
    steps = {item.id: _steps(asked, item.scale) for item in asked.items}
    mistakes = list(_mistakes(found, steps))
    if mistakes:
        raise MistakesError(mistakes[:TOLD])
    rows = [[_step(row, one, steps) or MISSING for one in steps] for row in found]
    units = tuple(row.cells.get("unit", "") for row in found)
    return Responses(
        np.array(rows, dtype=np.int8),
        units if any(units) else (),
        tuple(cell for cell in header if cell and tables.heading(cell) not in unit | ids),
    )


def _steps(asked: Questionnaire, scale_id: str) -> tuple[int, int]:
    answers = asked.answers_of(asked.scale(scale_id))
    return answers.first, answers.steps


def _step(row: tables.Row, item: str, steps: Mapping[str, tuple[int, int]]) -> int | None:
    """The step from 1, 0 for no answer, None for what is neither."""
    cell = row.cells.get(item, "").casefold()
    if cell in UNSURE:
        return MISSING
    first, most = steps[item]
    value = int(cell) - first + 1 if cell.isdecimal() and len(cell) < 4 else 0
    return value if 1 <= value <= most else None


def _mistakes(found: Sequence[tables.Row], steps: Mapping[str, tuple[int, int]]) -> Iterator[str]:
    for row in found:
        for item, (first, most) in steps.items():
            if _step(row, item, steps) is None:
                yield _(
                    "line %(line)d: “%(cell)s” is no answer to %(item)s; they go from %(first)d"
                    " to %(last)d"
                ) % {
                    "line": row.line,
                    "cell": row.cells.get(item, ""),
                    "item": item,
                    "first": first,
                    "last": first + most - 1,
                }


def places(responses: Responses, units: Sequence[str]) -> Ints:
    """Return the place in the tree of each response, or raise MistakesError."""
    number = {name: place for place, name in enumerate(units)}
    strange = sorted({name for name in responses.units if name not in number})
    if strange:
        raise MistakesError(
            [_("“%(unit)s” is not among the units") % {"unit": name} for name in strange[:TOLD]]
        )
    return np.array([number[name] for name in responses.units], dtype=np.int64)
