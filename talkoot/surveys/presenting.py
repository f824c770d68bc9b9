"""The results talk, a screen at a time: one finding each, and what to ask about it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.template.defaultfilters import floatformat
from django.utils.translation import gettext as _

from talkoot.surveys import picturing
from talkoot.surveys.showing import ScaleShown, Shown

ROWS = 9  # units on one screen


@dataclass(frozen=True)
class Compared:
    """A scale in one unit, beside the same in others."""

    name: str
    scale: ScaleShown
    own: bool


@dataclass(frozen=True)
class Finding:
    """One screen: what was found, in a sentence; the lines; what to talk about."""

    number: int
    title: str
    measures: str
    sentence: str
    lines: tuple[Compared, ...]
    question: str

    @property
    def ends(self) -> ScaleShown:
        return self.lines[0].scale


def findings(units: Sequence[Shown]) -> tuple[Finding, ...]:
    """What is told of the first of the units, with the others beside it."""
    return tuple(_findings(units)) if units else ()


def _findings(units: Sequence[Shown]) -> Iterator[Finding]:
    asked = questions()
    own, known = units[0], 0
    for number, scale in enumerate(own.scales):
        if scale.n:
            lines = tuple(_lines(units, number))
            question = asked[known % len(asked)]
            known += 1
            yield Finding(
                known, scale.title, scale.measures, _sentence(lines, scale), lines, question
            )


def _lines(units: Sequence[Shown], number: int) -> Iterator[Compared]:
    for place, one in enumerate(units[:ROWS]):
        if one.scales[number].n:
            yield Compared(" + ".join(one.names), one.scales[number], place == 0)


def _sentence(lines: Sequence[Compared], scale: ScaleShown) -> str:
    """Ranks no units: of those beneath, it tells how far apart the ends are."""
    words = {
        "mean": picturing.short(scale.mean),
        "first": floatformat(scale.first),
        "last": floatformat(scale.last),
    }
    said = _("The mean is %(mean)s on a scale from %(first)s to %(last)s.") % words
    beneath = [one.scale.mean for one in lines if not one.own]
    if len(beneath) < 2:
        return said
    apart = {"low": picturing.short(min(beneath)), "high": picturing.short(max(beneath))}
    between = _("Between the groups it goes from %(low)s to %(high)s.") % apart
    return f"{said} {between}"


def questions() -> tuple[str, ...]:
    return (
        _("What do you recognise?"),
        _("When was it last like this?"),
        _("What surprises you?"),
        _("What would we like to keep?"),
        _("Where does it show in an ordinary day?"),
    )
