"""What is published of a survey, as plain data that does not change any more. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from talkoot.figures.attacker import Verdict
from talkoot.figures.blocks import Partition
from talkoot.surveys import participation
from talkoot.surveys.analysis import Analysis
from talkoot.surveys.questionnaire import Item, Scale


def record(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """What is told of the attack, beside the results."""
    return {
        "smallest": min((one.smallest for one in verdicts if one.smallest), default=0),
        "targets": sum(one.targets for one in verdicts),
        "tried": sum(one.tried for one in verdicts),
        "exact": all(one.exact for one in verdicts),
    }


def snapshot(found: Analysis, people: Sequence[int]) -> dict[str, Any]:
    """Every figure that may be told, as plain data by unit; there is no other way out.

    Units are named by their place in the tree, and blocks of several small ones by -1, -2, ...
    """
    made, asked = found.base, found.asked
    shown = dict(made.figures) | {-1 - block: (block,) for block in found.joint}
    told = participation.by_block(made)
    return {
        "respondents": {
            str(unit): sum(made.blocks[block].size for block in blocks)
            for unit, blocks in shown.items()
        },
        "people": {
            str(unit): participation.people_of(told, blocks, people)
            for unit, blocks in shown.items()
        },
        "guests": _guests(made, people),
        "together": _together(made, people),
        "scales": {scale.id: _scale(found, scale) for scale in asked.scales},
        "items": {item.id: _item(found, item) for item in asked.items},
    }


def _guests(made: Partition, people: Sequence[int]) -> dict[str, list[int]]:
    """For each unit with a figure: the units outside it whose own staff is told in it.

    How many of them answered is not told: of three people, three would be everybody.
    """
    told = participation.by_block(made)

    def inside(unit: int, cell: int) -> bool:
        return unit in made.tree.above(cell)

    outside = {
        unit: [cell for cell in _staffed(told, made, blocks, people) if not inside(unit, cell)]
        for unit, blocks in made.figures.items()
    }
    return {str(unit): cells for unit, cells in outside.items() if cells}


def _together(made: Partition, people: Sequence[int]) -> dict[str, dict[str, Any]]:
    """For each unit without a figure of its own: the block it is shown in, and who else is."""
    told = participation.by_block(made)
    return {
        str(unit): {"key": str(-1 - block), "cells": _staffed(told, made, [block], people)}
        for unit, block in participation.joint(made).items()
    }


def _scale(found: Analysis, scale: Scale) -> dict[str, Any]:
    told = found.reliability(scale)
    return {
        "alpha": None if told is None else round(told.alpha, 2),
        "units": {
            str(unit): {
                "n": score.n,
                "mean": score.mean,
                "low": round(score.interval.low, 2),
                "high": round(score.interval.high, 2),
                "few": score.few,
            }
            for unit, score in found.scale(scale).items()
        },
    }


def _item(found: Analysis, item: Item) -> dict[str, Any]:
    return {
        str(unit): {"n": one.n, "mean": one.mean, "counts": list(one.counts)}
        for unit, one in found.item(item).items()
    }


def _staffed(
    told: Mapping[int, Sequence[int]],
    made: Partition,
    blocks: Iterable[int],
    people: Sequence[int],
) -> list[int]:
    """The units told in the blocks that have staff of their own."""
    cells = participation.cells_in(told, blocks)
    return [cell for cell in cells if people[cell] or made.direct[cell]]
