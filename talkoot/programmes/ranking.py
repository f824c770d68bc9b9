"""Modules by what people thought of them, as far as it may be told."""

from __future__ import annotations

from dataclasses import dataclass

from talkoot.figures.release import Released
from talkoot.programmes import asking
from talkoot.programmes.models import Feedback, Programme


@dataclass(frozen=True, slots=True)
class Liked:
    """A module by how useful people found it."""

    title: str
    n: int
    mean: float
    module: int = 0


def ranked(programme: Programme) -> list[Liked]:
    """The modules whose feedback may be told, the most useful first."""
    found = []
    kept = Feedback.objects.filter(module__programme=programme).select_related("module")
    for one in kept:
        useful = next(figure for scale, figure in asking.figures(one.told) if scale.key == "useful")
        if isinstance(useful, Released) and useful.mean is not None:
            found.append(Liked(one.module.title, useful.n, useful.mean, one.module_id))
    return sorted(found, key=lambda one: (-one.mean, one.title))
