"""What is laid down of opened ballots, and in which blocks. Pure.

An answer keeps what its figures need and nothing else; what was written in words goes apart from it
(PRIVACY.md, R10 and 2.3 point 6).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from talkoot.figures.blocks import Block, Partition, coarsen
from talkoot.figures.results import DETAIL
from talkoot.surveys.questionnaire import Questionnaire


def body(asked: Questionnaire, answer: Mapping[str, Any]) -> dict[str, int]:
    """The steps of the items that were answered."""
    return {item.id: answer[item.id] for item in asked.items if item.id in answer}


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
