"""A unit's results on paper: what is laid before the reader, in order, as a tagged PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.template.defaultfilters import floatformat
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from talkoot.ground import pdf
from talkoot.ground.spreadsheet import Cell, Row
from talkoot.ground.texts import reading_language
from talkoot.surveys import alongside, own_words, picturing, showing, tabling
from talkoot.surveys.models import Survey
from talkoot.surveys.showing import ScaleShown, Shown

MOST_WORDS = 200  # remarks to a question on one paper
TEMPLATE = Path(__file__).parent / "print" / "report.typ"


def around(survey: Survey, place: int) -> list[int]:
    """A unit, then the one above it, and those right beneath."""
    tree = survey.tree or []
    above = [one for one in (tree[place]["parent"],) if one is not None]
    return [place, *above, *(one for one, unit in enumerate(tree) if unit["parent"] == place)]


def near(survey: Survey, place: int) -> list[Shown]:
    """What is told of a unit, then of the one above it, and of those right beneath."""
    places = around(survey, place)
    tree = survey.tree or []
    return list(tabling.told(survey.questionnaire, tree, survey.results or {}, places))


def own(survey: Survey, place: int) -> Shown | None:
    """What is told of the unit itself, alone or together with others."""
    return showing.unit(survey.questionnaire, survey.tree or [], survey.results or {}, place)


def pdf_of(survey: Survey, place: int) -> bytes:
    title = f"{survey.title}: {survey.unit_named(place)}"
    return pdf.make(TEMPLATE, told(survey, place), title=title, language=reading_language())


def told(survey: Survey, place: int) -> dict[str, Any]:
    """Everything the paper says, as texts and numbers written out."""
    mine = own(survey, place)
    units = near(survey, place)
    return {
        "house": survey.organisation.name,
        "survey": survey.title,
        "unit": " + ".join(mine.names) if mine else survey.unit_named(place),
        "lead": lead(survey, mine),
        "words": _words(survey),
        "how": list(how_to_read(survey)),
        "overview": [_overview(scale) for scale in mine.scales if scale.n] if mine else [],
        "scales": list(_scales(units)),
        "alongside": list(_alongside(survey, mine, place)),
        "said": list(_said(survey, place)) if mine else [],
        "together": [[str(cell) for cell in row] for row in _together(survey, units)],
        "limits": list(limits(survey)),
        "terms": [[str(cell) for cell in row] for row in terms(survey)],
    }


def lead(survey: Survey, shown: Shown | None) -> str:
    if shown is None:
        return _("Fewer than %(k)s people answered in all, so nothing can be shown.") % {
            "k": survey.k
        }
    words = ngettext("%(n)s answer.", "%(n)s answers.", shown.n) % {"n": shown.n}
    if shown.rate is None:
        return words
    more = _("That is %(rate)s %% of the %(people)s people they stand for.")
    return f"{words} {more % {'rate': shown.rate, 'people': shown.people}}"


def _words(survey: Survey) -> dict[str, str]:
    return {
        "how": _("How to read this"),
        "overview": _("At a glance"),
        "scales": _("One theme at a time"),
        "together": _("Shown together"),
        "limits": _("What this cannot tell"),
        "terms": terms_title(),
        "said": _("In people's own words"),
        "drawn": _(
            "Only among at least ten who wrote, and in an order drawn by chance. "
            "Nobody can tell which answers belong together."
        ),
        "scale": pgettext("questionnaire", "Scale"),
        "unit": _("Unit"),
        "mean": _("Mean"),
        "interval": _("Most likely between"),
        "answers": _("Answers"),
        "ends": _("On a scale of"),
        "term": _("What"),
        "value": _("How"),
        "none": _("Every unit in this report is told alone."),
        "nothing": _("Nothing can be shown."),
    }


def how_to_read(survey: Survey) -> Iterator[str]:
    yield _(
        "The dot is the mean of those who answered. The bar around it says where the mean would "
        "most likely be if everybody had answered: the longer the bar, the less certain the dot."
    )
    yield _(
        "No figure stands for fewer than %(k)s people. Smaller groups are shown together with the "
        "group nearest to them, so that everybody's answer counts and nobody can be seen."
    ) % {"k": survey.k}
    yield _("Talk about what you recognise. A figure is where a talk begins, not where it ends.")


def _overview(scale: ScaleShown) -> list[str]:
    return [scale.title, picturing.short(scale.mean), _interval(scale), str(scale.n), _ends(scale)]


def _interval(scale: ScaleShown) -> str:
    return f"{picturing.short(scale.low)}–{picturing.short(scale.high)}"


def _ends(scale: ScaleShown) -> str:
    return f"{floatformat(scale.first)}–{floatformat(scale.last)}"


def _scales(units: Sequence[Shown]) -> Iterator[dict[str, Any]]:
    for number, scale in enumerate(units[0].scales if units else ()):
        if made := picturing.picture(units, number):
            lines = [
                [" + ".join(one.names), *_overview(one.scales[number])[1:4]]
                for one in units
                if one.scales[number].n
            ]
            yield {
                "title": scale.title,
                "measures": scale.measures,
                "picture": made.svg(),
                "sentence": made.sentence,
                "lines": lines,
            }


def _alongside(survey: Survey, mine: Shown | None, place: int) -> Iterator[dict[str, Any]]:
    """Tables beside the scales; opinions and drivers are told of the whole house only."""
    if mine is None:
        return
    whole = (survey.tree or [])[place]["parent"] is None
    told = survey.results or {} if whole else {}
    for title, rows in alongside.sheets(survey.questionnaire, told, [mine]).items():
        head, *lines = [row[1:] if rows[0][0] == _("Unit") else row for row in rows]
        yield {
            "title": title,
            "head": list(map(str, head)),
            "lines": [list(map(_cell, line)) for line in lines],
            "numbers": [
                all(isinstance(one, Number) for one in column)
                for column in zip(*lines, strict=True)
            ],
        }


Number = int | float | None


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    return number_format(value) if isinstance(value, int | float) else str(value)


def _said(survey: Survey, place: int) -> Iterator[dict[str, Any]]:
    """What was written under the unit, as far as it fits on paper."""
    for one in own_words.under(survey, place):
        if one.texts:
            left = len(one.texts) - MOST_WORDS
            more = ngettext(
                "%(n)s more is in the workbook.", "%(n)s more are in the workbook.", left
            )
            yield {
                "title": one.title,
                "beyond": _("Read together with what was written here: %(names)s.")
                % {"names": ", ".join(one.beyond)}
                if one.beyond
                else "",
                "texts": one.texts[:MOST_WORDS],
                "more": more % {"n": left} if left > 0 else "",
            }


def _together(survey: Survey, units: Sequence[Shown]) -> Iterator[tuple[str, str]]:
    for one in units:
        if one.together:
            yield one.names[0], ", ".join(one.names[1:])
        elif one.guests:
            yield one.names[0], _("includes some of: %(names)s") % {"names": ", ".join(one.guests)}


def limits(survey: Survey) -> Iterator[str]:
    yield _("An answer tells how things felt in those weeks; it does not tell why.")
    yield _("Those who did not answer may see things differently.")
    yield _(
        "A small difference between two groups is often chance: where the bars overlap, do not "
        "rank them."
    )
    if not all(scale.validated for scale in survey.questionnaire.scales):
        yield _("The wording is our own, and has not been tested with people yet.")


def terms_title() -> str:
    return _("On what terms")


def terms(survey: Survey) -> list[Row]:
    """How the survey was done, and what the attacker tried before it was published."""
    attack = (survey.summary or {})["attacker"]
    rows: list[Row] = [
        [_("Survey"), survey.title],
        [_("Questionnaire"), str(survey.questionnaire.title)],
        [_("Mode"), survey.get_mode_display()],
        [_("The smallest group that is shown"), survey.k],
    ]
    if survey.trustee:
        rows.append([_("Who keeps the key"), survey.trustee])
    if survey.published_on:
        rows.append([pgettext("survey", "Published"), date_format(survey.published_on)])
    rows.append([_("Attempts to single somebody out before publishing"), attack["tried"]])
    if attack["smallest"]:
        rows.append([_("The smallest group that the attempts found"), attack["smallest"]])
    return rows
