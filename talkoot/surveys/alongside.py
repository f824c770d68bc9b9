"""Tables of what is told beside the scales: opinions, drivers, means from elsewhere. Pure.

As everything that is taken along, they say what a page shows, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from talkoot.ground.spreadsheet import Row
from talkoot.surveys import beside, voices
from talkoot.surveys.beside import DriversShown
from talkoot.surveys.questionnaire import Questionnaire
from talkoot.surveys.showing import Shown, Snapshot
from talkoot.surveys.voices import OpinionsShown

Sheets = dict[str, list[Row]]


def sheets(asked: Questionnaire, results: Snapshot, units: Sequence[Shown]) -> Sheets:
    """Those tables of a workbook that there is something for."""
    opinions, drivers = voices.shown(asked, results), drivers_of(asked, results)
    made: Sheets = {}
    if opinions:
        made[_("What people think")] = list(statements(asked, results))
        if opinions.groups:
            made[_("Groups of opinion")] = list(groups(opinions))
    if drivers:
        made[_("What goes with it")] = list(weights(drivers))
    compared = list(elsewhere(units))
    return made | ({_("Means from elsewhere"): compared} if len(compared) > 1 else {})


def drivers_of(asked: Questionnaire, results: Snapshot) -> DriversShown | None:
    return beside.drivers({scale.id: str(scale.title) for scale in asked.scales}, results)


def statements(asked: Questionnaire, results: Snapshot) -> Iterator[Row]:
    """How many agreed, disagreed and passed, in the whole organisation."""
    texts = {one.id: str(one.text) for one in asked.statements}
    counts: Mapping[str, Any] = (results.get("opinions") or {}).get("counts", {})
    votes = (pgettext("votes", "Agree"), pgettext("votes", "Disagree"), pgettext("votes", "Pass"))
    yield [_("Statement"), *votes]
    for one, (agreed, disagreed, passed) in counts.items():
        yield [texts[one], agreed, disagreed, passed]


def groups(opinions: OpinionsShown) -> Iterator[Row]:
    """What tells each group from the others: a line for every such statement."""
    yield [_("Share of those who voted, %"), _("What sets them apart"), _("Statement")]
    for group in opinions.groups:
        ways = [
            (_("agree more than the others"), group.agrees),
            (_("disagree more than the others"), group.disagrees),
        ]
        lines: list[Row] = [[group.share, way, text] for way, texts in ways for text in texts]
        yield from lines or [[group.share, _("nothing sets them clearly apart"), ""]]


def weights(drivers: DriversShown) -> Iterator[Row]:
    """The share of each scale in what goes with the outcome."""
    goes = _("What goes with “%(outcome)s”") % {"outcome": drivers.outcome}
    yield [goes, _("Share, %"), _("Rank from"), _("Rank to")]
    for one in drivers.drivers:
        yield [one.title, one.share, one.best, one.worst]


def elsewhere(units: Iterable[Shown]) -> Iterator[Row]:
    """Means that the organisation compares itself with, beside its own."""
    start: Row = [_("Unit"), pgettext("questionnaire", "Scale"), _("Answers"), _("Mean")]
    yield [*start, _("Mean from elsewhere"), _("Difference"), "Hedges' g", _("Where it is from")]
    for shown in units:
        for scale in shown.scales:
            if scale.n and scale.benchmark:
                other = scale.benchmark
                own: Row = [" + ".join(shown.names), scale.title, scale.n, round(scale.mean, 2)]
                yield [*own, other.mean, other.difference, other.g, other.source]
