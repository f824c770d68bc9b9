"""Scales by class of what people told of themselves: from the gate to the page. Pure.

A unit shows every class of a variable that somebody there told, or none of the variable: where one
were left out, the whole less the others would be it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from talkoot.surveys.questionnaire import Background, Questionnaire, Scale
from talkoot.surveys.showing import Line, line

if TYPE_CHECKING:
    from talkoot.surveys.analysis import Analysis, Score

Snapshot = Mapping[str, Any]


def by_class(found: Analysis, scale: Scale) -> dict[int, dict[tuple[int, int], Score]]:
    """Return the score of each (variable, class), for the units that show it in all the items."""
    items = found.asked.items_of(scale)
    if any(item.only_if for item in items):
        return {}
    told = [found.classes(item) for item in items]
    spread = found.spread(scale)
    return {
        unit: {
            name: found.score(scale, spread, [classes[unit][name] for classes in told])
            for name in sorted(set.intersection(*(set(classes[unit]) for classes in told)))
        }
        for unit in sorted(set.intersection(*(set(classes) for classes in told)))
    }


def snapshot(found: Analysis) -> dict[str, Any]:
    """By variable, scale and unit: a figure for each class, in the order of the classes."""
    return {
        variable.id: {
            scale.id: _scale(by_class(found, scale), place, len(variable.classes))
            for scale in found.asked.scales
        }
        for place, variable in enumerate(found.asked.background)
    }


def _scale(
    scores: Mapping[int, Mapping[tuple[int, int], Score]], variable: int, classes: int
) -> dict[str, Any]:
    return {
        str(unit): [_figure(told.get((variable, one))) for one in range(classes)]
        for unit, told in scores.items()
        if any(name[0] == variable for name in told)
    }


def _figure(score: Score | None) -> dict[str, Any] | None:
    if score is None:
        return None
    low, high = score.interval.low, score.interval.high
    return {
        "n": score.n,
        "mean": score.mean,
        "low": round(low, 2),
        "high": round(high, 2),
        "few": score.few,
    }


@dataclass(frozen=True)
class ClassShown:
    """One class on one scale; `n` is 0 where nothing is told of it."""

    title: str
    n: int = 0
    mean: float = 0
    few: bool = False
    line: Line | None = None


@dataclass(frozen=True)
class ScaleShown:
    title: str
    classes: tuple[ClassShown, ...]


@dataclass(frozen=True)
class VariableShown:
    """A background variable in one unit; without scales it cannot be told there."""

    title: str
    scales: tuple[ScaleShown, ...]


def shown(asked: Questionnaire, told: Snapshot, place: int) -> tuple[VariableShown, ...]:
    """What is told of a unit by class; nothing where nothing was asked."""
    kept = told.get("classes", {})
    return tuple(
        VariableShown(str(one.title), tuple(_shown(asked, one, kept[one.id], str(place))))
        for one in asked.background
        if one.id in kept
    )


def _shown(
    asked: Questionnaire, variable: Background, kept: Snapshot, key: str
) -> Iterator[ScaleShown]:
    for scale in asked.scales:
        if figures := kept.get(scale.id, {}).get(key):
            ends = _ends(asked, scale)
            classes = zip(variable.classes, figures, strict=True)
            yield ScaleShown(
                str(scale.title), tuple(_class(str(text), one, ends) for text, one in classes)
            )


def _ends(asked: Questionnaire, scale: Scale) -> tuple[float, float]:
    """The least and the greatest mean a scale can have."""
    answers = asked.answers_of(scale)
    factor = scale.times * (len(asked.items_of(scale)) if scale.score == "sum" else 1)
    return answers.first * factor, (answers.first + answers.steps - 1) * factor


def _class(title: str, figure: Mapping[str, Any] | None, ends: tuple[float, float]) -> ClassShown:
    if figure is None:
        return ClassShown(title)
    return ClassShown(title, figure["n"], figure["mean"], figure["few"], line(figure, *ends))
