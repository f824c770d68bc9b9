"""What a theme stands on, as its reader may see it, and the same in the next survey."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from talkoot.people.models import Person
from talkoot.surveys import seeing, showing
from talkoot.surveys.models import Survey
from talkoot.surveys.showing import Shown
from talkoot.themes.models import Finding, Theme


@dataclass(frozen=True)
class Figure:
    """The mean of a scale or of a statement, and between which ends it lies."""

    title: str
    mean: float
    first: float
    last: float
    n: int


@dataclass(frozen=True)
class Seen:
    """A finding; without figures where this reader may not see them."""

    place: int
    unit: str
    title: str
    figure: Figure | None
    later: Figure | None = None


Choices = list[tuple[str, str | list[tuple[str, str]]]]


def offered(survey: Survey, person: Person, place: int) -> Choices:
    """What is told of a unit, and a theme may stand on: scales, then the statements of each."""
    shown = told(survey, person, place)
    scales = [one for one in shown.scales if one.n] if shown else []
    found: Choices = [(one.id, one.title) for one in scales]
    for scale in scales:
        if len(scale.items) > 1:
            lines = [(f"{scale.id}/{item.id}", item.text) for item in scale.items]
            found.append((_("Statements: %(scale)s") % {"scale": scale.title}, lines))
    return found


def told(survey: Survey, person: Person, place: int) -> Shown | None:
    """What the reader sees of a unit of a survey today."""
    tree = survey.tree or []
    if not 0 <= place < len(tree):
        return None
    results = seeing.told_to(survey, person, [place])
    return showing.unit(survey.questionnaire, tree, results, place)


def seen(theme: Theme, person: Person) -> Iterator[Seen]:
    survey = theme.board.survey
    after = (
        Survey.objects.visible_to(person)
        .filter(before=survey, state=Survey.State.PUBLISHED)
        .first()
    )
    for one in theme.findings.order_by("place", "scale", "item"):
        shown = told(survey, person, one.place)
        figure = _figure(survey, shown, one)
        name = " + ".join(shown.names) if shown else survey.unit_named(one.place)
        later = _later(after, survey, person, one) if after and figure else None
        yield Seen(one.place, name, _title(survey, one), figure, later)


def _title(survey: Survey, finding: Finding) -> str:
    """The scale's title or the statement's words, as they were asked."""
    asked = survey.questionnaire
    if finding.item:
        texts = (str(one.text or one.id) for one in asked.items if one.id == finding.item)
        return next(texts, finding.item)
    titles = (str(one.title) for one in asked.scales if one.id == finding.scale)
    return next(titles, finding.scale)


def _figure(survey: Survey, shown: Shown | None, finding: Finding) -> Figure | None:
    scales = shown.scales if shown else ()
    scale = next((one for one in scales if one.id == finding.scale and one.n), None)
    if scale is None:
        return None
    if not finding.item:
        return Figure(scale.title, scale.mean, scale.first, scale.last, scale.n)
    item = next((one for one in scale.items if one.id == finding.item), None)
    if item is None:
        return None
    asked = survey.questionnaire
    steps = asked.answers_of(asked.scale(finding.scale))
    last = steps.first + steps.steps - 1
    return Figure(item.text, item.mean, steps.first, last, item.n)


def _later(after: Survey, survey: Survey, person: Person, finding: Finding) -> Figure | None:
    """The same unit and finding in the next survey, where the unit is told alone in both."""
    unit = (survey.tree or [])[finding.place]["unit"]
    places = [place for place, one in enumerate(after.tree or ()) if one["unit"] == unit]
    if not places or _together(survey, finding.place) or _together(after, places[0]):
        return None
    return _figure(after, told(after, person, places[0]), finding)


def _together(survey: Survey, place: int) -> bool:
    return str(place) in (survey.summary or {})["together"]
