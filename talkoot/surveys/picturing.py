"""A picture of one scale: for every unit a mean with its interval, and a sentence. Pure."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.template.defaultfilters import floatformat
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from talkoot.surveys.showing import ScaleShown, Shown

WIDTH, LEFT, RIGHT = 800, 270, 690  # where the lines begin and end
TOP, STEP, FOOT = 88, 44, 8
NAME, NAME_LINES = 29, 2  # signs on a line
MOST = 40  # lines in one picture


@dataclass(frozen=True)
class Drawn:
    """One unit's line; what is measured is in the picture's own units."""

    name: tuple[str, ...]
    y: int
    dot: float
    start: float
    width: float
    mean: str
    n: int


@dataclass(frozen=True)
class Picture:
    title: str
    sentence: str
    low: str
    high: str
    drawn: tuple[Drawn, ...]
    width: int = WIDTH
    left: int = LEFT
    right: int = RIGHT

    @property
    def height(self) -> int:
        return TOP + STEP * len(self.drawn) + FOOT

    def svg(self) -> str:
        return render_to_string("surveys/chart.svg", {"picture": self})


def picture(units: Sequence[Shown], number: int) -> Picture | None:
    """The `number`th scale in the units where it is told; None where it is told nowhere."""
    told = [one for one in units if one.scales[number].n][:MOST]
    if not told:
        return None
    scale = told[0].scales[number]
    return Picture(
        scale.title,
        sentence(told, number),
        f"{floatformat(scale.first)} {scale.low_word}",
        f"{floatformat(scale.last)} {scale.high_word}",
        tuple(_drawn(told, number)),
    )


def _drawn(told: Iterable[Shown], number: int) -> Iterator[Drawn]:
    for place, one in enumerate(told):
        scale = one.scales[number]
        start, end = _at(scale, scale.low), _at(scale, scale.high)
        yield Drawn(
            _lines(" + ".join(one.names)),
            TOP + STEP * place,
            _at(scale, scale.mean),
            start,
            round(end - start, 1),
            short(scale.mean),
            scale.n,
        )


def _at(scale: ScaleShown, value: float) -> float:
    share = (min(max(value, scale.first), scale.last) - scale.first) / (scale.last - scale.first)
    return round(LEFT + share * (RIGHT - LEFT), 1)


def _lines(name: str) -> tuple[str, ...]:
    return tuple(textwrap.wrap(name, NAME, max_lines=NAME_LINES, placeholder=" …"))


def short(mean: float) -> str:
    return floatformat(mean, 1)


def sentence(told: Sequence[Shown], number: int) -> str:
    """The picture in words, for those who do not see it."""
    scale = told[0].scales[number]
    figures = "; ".join(
        f"{' + '.join(one.names)} {short(one.scales[number].mean)} "
        f"({_answers(one.scales[number].n)})"
        for one in told
    )
    words = {
        "title": scale.title,
        "first": floatformat(scale.first),
        "last": floatformat(scale.last),
        "figures": figures,
    }
    return _("%(title)s, means on a scale from %(first)s to %(last)s: %(figures)s.") % words


def _answers(n: int) -> str:
    return ngettext("%(n)s answer", "%(n)s answers", n) % {"n": n}
