"""What is laid down of opened ballots, and in which blocks. Pure.

An answer keeps what its figures need and nothing else; what was written in words goes apart from it
(PRIVACY.md, R10 and 2.3 point 6).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from talkoot.figures.blocks import Block, Partition, coarsen
from talkoot.figures.classes import Cells, cells, merged
from talkoot.figures.opinions import Matrix
from talkoot.figures.results import DETAIL
from talkoot.surveys.questionnaire import Questionnaire


def backgrounds(
    asked: Questionnaire, answers: Sequence[Mapping[str, Any]], k: int
) -> list[dict[str, int]]:
    """What each told of herself, without what makes a combination of fewer than k people."""
    names = [variable.id for variable in asked.background]
    told = merged([tuple(answer.get(name) for name in names) for answer in answers], k)
    return [
        {name: one for name, one in zip(names, row, strict=True) if one is not None} for row in told
    ]


def body(
    asked: Questionnaire, answer: Mapping[str, Any], background: Mapping[str, int]
) -> dict[str, int]:
    """The steps of the items that were answered, the votes, and the background that may be kept.

    What was asked of one class only goes with the class: it would tell of it.
    """
    shut = {one.id for one in asked.background} - set(background)
    steps = {
        item.id: answer[item.id]
        for item in asked.items
        if item.id in answer and not (item.only_if and item.only_if.of in shut)
    }
    votes = {one.id: answer[one.id] for one in asked.statements if one.id in answer}
    return steps | votes | dict(background)


def cells_of(asked: Questionnaire, bodies: Sequence[Mapping[str, int]]) -> Cells | None:
    """The joint background of what was laid; None where nothing of it was asked."""
    if not asked.background:
        return None
    return cells(tuple(one.get(variable.id) for variable in asked.background) for one in bodies)


def votes(asked: Questionnaire, bodies: Sequence[Mapping[str, int]]) -> Matrix | None:
    """What each said of each statement; None where there are none."""
    if not asked.statements:
        return None
    rows = [[body.get(one.id, np.nan) for one in asked.statements] for body in bodies]
    return np.array(rows, dtype=float).reshape(len(bodies), len(asked.statements))


def remarks(
    made: Partition, places: Sequence[int], texts: Sequence[str]
) -> tuple[tuple[Block, ...], list[tuple[int, str]]]:
    """Return the blocks of ten writers or more, and each text with the number of its block.

    They are made of whole blocks of the survey, so that lists and figures never cross. Where fewer
    than ten wrote in all there is no block, and nothing is laid.
    """
    wrote = Counter(place for place, text in zip(places, texts, strict=True) if text)
    sizes = [wrote[number] for number in range(len(made.blocks))]
    blocks = coarsen(made, sizes, max(DETAIL, made.k)).blocks
    of_cell = {cell: number for number, block in enumerate(blocks) for cell in block.cells}
    of_place = {
        number: of_cell[block.cells[0]]
        for number, block in enumerate(made.blocks)
        if block.cells[0] in of_cell
    }
    laid = [
        (of_place[place], text)
        for place, text in zip(places, texts, strict=True)
        if text and place in of_place
    ]
    return blocks, laid
