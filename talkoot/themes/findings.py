"""What a theme stands on, as its reader may see it, and the same in the next survey."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from talkoot.people.models import Person
from talkoot.surveys import seeing, showing
from talkoot.surveys.models import Survey
from talkoot.surveys.showing import ScaleShown, Shown
from talkoot.themes.models import Finding, Theme


@dataclass(frozen=True)
class Seen:
    """A finding; without figures where this reader may not see them."""

    place: int
    unit: str
    title: str
    figure: ScaleShown | None
    later: ScaleShown | None = None


def offered(survey: Survey, person: Person, place: int) -> list[tuple[str, str]]:
    """The scales that are told of a unit, by their ids: what a theme may stand on."""
    shown = told(survey, person, place)
    return [(one.id, one.title) for one in shown.scales if one.n] if shown else []


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
    for one in theme.findings.order_by("place", "scale"):
        shown = told(survey, person, one.place)
        figure = _scale(shown, one.scale)
        title = figure.title if figure else _title(survey, one)
        name = " + ".join(shown.names) if shown else survey.unit_named(one.place)
        later = _later(after, survey, person, one) if after and figure else None
        yield Seen(one.place, name, title, figure, later)


def _title(survey: Survey, finding: Finding) -> str:
    titles = (str(one.title) for one in survey.questionnaire.scales if one.id == finding.scale)
    return next(titles, finding.scale)


def _scale(shown: Shown | None, scale: str) -> ScaleShown | None:
    scales = shown.scales if shown else ()
    return next((one for one in scales if one.id == scale and one.n), None)


def _later(after: Survey, survey: Survey, person: Person, finding: Finding) -> ScaleShown | None:
    """The same unit and scale in the next survey, where the unit is told alone in both."""
    unit = (survey.tree or [])[finding.place]["unit"]
    places = [place for place, one in enumerate(after.tree or ()) if one["unit"] == unit]
    if not places or _together(survey, finding.place) or _together(after, places[0]):
        return None
    return _scale(told(after, person, places[0]), finding.scale)


def _together(survey: Survey, place: int) -> bool:
    return str(place) in (survey.summary or {})["together"]
