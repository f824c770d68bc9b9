"""Published results as tables: what the pages show of every unit, and nothing else. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from talkoot.ground.spreadsheet import Cell, Row
from talkoot.ground.texts import pick
from talkoot.surveys import alongside, backgrounds, showing
from talkoot.surveys.questionnaire import Questionnaire
from talkoot.surveys.showing import ItemShown, ScaleShown, Shown, Snapshot

Tree = Sequence[Mapping[str, Any]]
Told = tuple[Questionnaire, Tree, Snapshot]


def told(
    asked: Questionnaire, tree: Tree, results: Snapshot, places: Iterable[int] | None = None
) -> Iterator[Shown]:
    """Yield what is told of the units, once each; units shown together come as one."""
    met = set()
    for place in range(len(tree)) if places is None else places:
        joint = results["together"].get(str(place))
        key = joint["key"] if joint else str(place)
        shown = None if key in met else showing.unit(asked, tree, results, place)
        met.add(key)
        if shown:
            yield shown


def sheets(asked: Questionnaire, tree: Tree, results: Snapshot) -> dict[str, list[Row]]:
    """The tables of a workbook, by their titles."""
    units = list(told(asked, tree, results))
    return (
        {
            pgettext("survey", "Results"): list(scales(units)),
            _("Statements"): list(statements(units)),
            _("Shown together"): list(together(tree, results)),
        }
        | _by_class(asked, tree, results)
        | alongside.sheets(asked, results, units)
    )


def _by_class(asked: Questionnaire, tree: Tree, results: Snapshot) -> dict[str, list[Row]]:
    """A table more where people told something of themselves."""
    rows = list(classes(asked, tree, results))
    return {_("By background"): rows} if len(rows) > 1 else {}


def classes(asked: Questionnaire, tree: Tree, results: Snapshot) -> Iterator[Row]:
    """A line for every class that is told of a unit."""
    scale = pgettext("questionnaire", "Scale")
    yield [_("Unit"), _("Background"), _("Class"), scale, _("Answers"), _("Mean")]
    for place, unit in enumerate(tree):
        for variable in backgrounds.shown(asked, results, place):
            for one in variable.scales:
                start: Row = [pick(unit["names"]), variable.title]
                yield from (
                    [*start, each.title, one.title, each.n, _even(each.mean)]
                    for each in one.classes
                    if each.n
                )


def one_table(asked: Questionnaire, tree: Tree, results: Snapshot) -> Iterator[Row]:
    """All in one: a line for every scale of a unit, then one for each of its statements."""
    units = list(told(asked, tree, results))
    steps = _most_steps(units)
    yield [*_scale_heading()[:3], _("Statement"), *_scale_heading()[3:], *_step_heading(steps)]
    for shown in units:
        for scale in _known(shown):
            line = _scale_line(shown, scale)
            yield [*line[:3], "", *line[3:], *[None] * steps]
            for item in scale.items:
                spread = _steps(item, steps)
                yield [*line[:3], item.text, item.n, _even(item.mean), *[None] * 8, "", *spread]


def scales(units: Iterable[Shown]) -> Iterator[Row]:
    yield _scale_heading()
    yield from (_scale_line(shown, scale) for shown in units for scale in _known(shown))


def _scale_heading() -> Row:
    ends: Row = [_("Interval from"), _("Interval to"), _("Scale from"), _("Scale to")]
    return [
        _("Unit"),
        _("Includes some of"),
        pgettext("questionnaire", "Scale"),
        _("Answers"),
        _("Mean"),
        *ends,
        _("Last time"),
        _("Change"),
        _("Change from"),
        _("Change to"),
        _("Note"),
    ]


def _scale_line(shown: Shown, scale: ScaleShown) -> Row:
    ends: list[Cell] = [_even(scale.low), _even(scale.high), scale.first, scale.last]
    start: Row = [*_who(shown), scale.title, scale.n, _even(scale.mean), *ends]
    return [*start, *_changed(scale), "; ".join(_notes(scale))]


def _changed(scale: ScaleShown) -> Row:
    """What it was in the last wave, where the page tells it of this unit."""
    one = scale.change
    if one is None or one.at:
        return [None] * 4
    return [_even(one.before), _even(one.change), _even(one.low), _even(one.high)]


def _notes(scale: ScaleShown) -> Iterator[str]:
    if scale.few:
        yield _("few answers: do not read too much into it")
    if scale.change and scale.change.beyond:
        names = ", ".join(scale.change.beyond)
        yield _("the change is told together with: %(names)s") % {"names": names}
    if one := scale.followed:
        words = _("the same %(n)d people: change %(change)s (%(low)s to %(high)s)")
        ends = {name: number_format(getattr(one, name), 2) for name in ("change", "low", "high")}
        yield words % ({"n": one.n} | ends)


def _who(shown: Shown) -> tuple[str, str]:
    return " + ".join(shown.names), ", ".join(shown.guests)


def statements(units: Sequence[Shown]) -> Iterator[Row]:
    """How many gave each answer is empty where too few answered for it to be told."""
    steps = _most_steps(units)
    yield [
        _("Unit"),
        pgettext("questionnaire", "Scale"),
        _("Statement"),
        _("Answers"),
        _("Mean"),
        *_step_heading(steps),
    ]
    for shown in units:
        for scale in _known(shown):
            for item in scale.items:
                start: Row = [_who(shown)[0], scale.title, item.text, item.n, _even(item.mean)]
                yield [*start, *_steps(item, steps)]


def _step_heading(steps: int) -> Iterator[str]:
    return (_("Answer option %(number)d") % {"number": one} for one in range(1, steps + 1))


def _steps(item: ItemShown, steps: int) -> list[Cell]:
    counts: list[Cell] = [count for _label, count in item.counts]
    return counts + [None] * (steps - len(counts))


def _most_steps(units: Iterable[Shown]) -> int:
    items = (item for shown in units for scale in shown.scales for item in scale.items)
    return max((len(item.counts) for item in items), default=0)


def _known(shown: Shown) -> Iterator[ScaleShown]:
    return (scale for scale in shown.scales if scale.n)


def _even(number: float) -> float:
    """A figure as it was published: adding the first step must not leave a tail of digits."""
    return round(number, 2)


def together(tree: Tree, results: Snapshot) -> Iterator[Row]:
    yield [_("Unit"), _("Is shown together with")]
    for row in showing.rows(tree, results):
        if not row.n:
            yield [row.name, ", ".join(row.beside) or _("not shown")]
