"""How each unit differs from the rest, and what the flags of the heat map stand on. Pure.

All of it is reckoned from counts that are published anyway, of ten people or more, so that a flag
tells nothing that a reader with a pocket calculator could not find (PRIVACY.md, R9). The spread of
a scale of several questions follows from those of its questions, and from how much the questions go
together in the whole organisation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

import numpy as np

from talkoot.figures import statistics
from talkoot.figures.results import DETAIL, Figure, Ints
from talkoot.figures.statistics import Difference, Sample
from talkoot.surveys.analysis import Analysis
from talkoot.surveys.questionnaire import Scale

FLAGGED = 0.05  # of the flags, one in twenty at most is false


@dataclass(frozen=True, slots=True)
class Told:
    """A unit's difference from the rest on a scale, in the scale's own points."""

    found: Difference
    n: int
    rest: int
    delta: float | None  # Cliff's, of a scale of one question


def differences(found: Analysis) -> dict[str, dict[int, Told]]:
    """Compare every unit of ten or more with the rest, where those are ten or more as well."""
    return {scale.id: dict(_of_scale(found, scale)) for scale in found.asked.scales}


def _of_scale(found: Analysis, scale: Scale) -> list[tuple[int, Told]]:
    items = found.asked.items_of(scale)
    if any(item.only_if for item in items):
        return []
    told = [found.item(item) for item in items]
    turned = [item.reverse for item in items]
    whole = [_turned(found.sums(item)[1].sum(axis=0), item.reverse) for item in items]
    if not _enough(whole):
        return []
    answers = found.asked.answers_of(scale)
    factor = (len(items) if scale.score == "sum" else 1) * scale.times
    together = _together(found.spread(scale), whole)
    rows = []
    for unit in sorted(set.intersection(*(set(figures) for figures in told))):
        own = [_counts(figures[unit], turn) for figures, turn in zip(told, turned, strict=True)]
        if unit < 0 or not _enough(own):
            continue
        rest = [all_of - one for all_of, one in zip(whole, own, strict=True)]
        if _enough(rest):
            samples = [_sample(one, together, factor, answers.first) for one in (own, rest)]
            one = statistics.welch(*samples)
            rows.append((unit, Told(one, samples[0].n, samples[1].n, _delta(own, rest))))
    return rows


def _counts(figure: Figure, turned: bool) -> Ints:
    return _turned(np.array(figure.counts, dtype=np.int64), turned)


def _turned(counts: Ints, turned: bool) -> Ints:
    return counts[::-1] if turned else counts


def _enough(counts: Sequence[Ints]) -> bool:
    return all(len(one) and one.min() >= 0 and one.sum() >= DETAIL for one in counts)


def _delta(own: Sequence[Ints], rest: Sequence[Ints]) -> float | None:
    if len(own) > 1:
        return None
    return statistics.cliffs_delta(own[0].tolist(), rest[0].tolist())


def _together(spread: float, whole: Sequence[Ints]) -> float:
    """How wide the scale is in the organisation, beside its questions taken one by one."""
    apart = sum(_moments(one)[1] for one in whole)
    return spread / sqrt(apart) if apart else 0.0


def _sample(counts: Sequence[Ints], together: float, factor: float, first: int) -> Sample:
    moments = [_moments(one) for one in counts]
    mean = float(np.mean([one[0] for one in moments])) + first - 1
    sd = together * sqrt(sum(one[1] for one in moments))
    return Sample(min(int(one.sum()) for one in counts), mean * factor, sd * factor)


def _moments(counts: Ints) -> tuple[float, float]:
    """Mean and variance (n - 1) of counted steps."""
    steps = np.arange(1, len(counts) + 1)
    n = counts.sum()
    mean = float(counts @ steps / n)
    return mean, float(counts @ (steps - mean) ** 2 / (n - 1))


def flagged(found: Mapping[str, Mapping[int, Told]]) -> dict[str, dict[int, float]]:
    """Return the q of every difference, over all units and scales together."""
    places = [(scale, unit) for scale, units in found.items() for unit in units]
    qs = statistics.discovery_rates([found[scale][unit].found.p for scale, unit in places])
    told: dict[str, dict[int, float]] = {scale: {} for scale in found}
    for (scale, unit), q in zip(places, qs, strict=True):
        told[scale][unit] = q
    return told


def snapshot(found: Analysis) -> dict[str, Any]:
    """Every difference as plain data; `flag` is up, down, or nothing."""
    made = differences(found)
    qs = flagged(made)
    return {
        scale: {
            str(unit): {
                "difference": round(told.found.difference, 2),
                "low": round(told.found.interval.low, 2),
                "high": round(told.found.interval.high, 2),
                "g": round(told.found.g, 2),
                "q": round(qs[scale][unit], 4),
                "delta": None if told.delta is None else round(told.delta, 2),
                "flag": _flag(told.found, qs[scale][unit]),
            }
            for unit, told in units.items()
        }
        for scale, units in made.items()
    }


def _flag(found: Difference, q: float) -> str:
    if q >= FLAGGED:
        return ""
    return "up" if found.difference > 0 else "down"
