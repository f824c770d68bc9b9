"""Released means of the whole house, the latest of each scale of a programme's surveys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from django.utils import timezone

from talkoot.programmes.models import Programme
from talkoot.reports.facts import Figure
from talkoot.surveys import showing
from talkoot.surveys.models import Survey
from talkoot.surveys.showing import ScaleShown

HOUSE = 0  # the place of the whole house in a survey's tree


def figures(programme: Programme) -> Iterator[Figure]:
    """Of each scale the latest figure, with its change where one is told."""
    found: dict[str, Figure] = {}
    published = programme.surveys.filter(state=Survey.State.PUBLISHED).order_by("published_on")
    for survey in published:
        shown = showing.unit(
            survey.questionnaire, survey.tree or [], survey.told_of([HOUSE]), HOUSE
        )
        for one in shown.scales if shown else ():
            if one.n:
                found[one.title] = _figure(survey, one)
    yield from found.values()


def _figure(survey: Survey, one: ScaleShown) -> Figure:
    figure = Figure(
        ref=str(survey.pk),
        scale=one.id,
        title=one.title,
        on=survey.published_on or timezone.localdate(),
        **{name: getattr(one, name) for name in ("n", "mean", "low", "high", "first", "last")},
    )
    change = one.change
    if change is None or change.at:
        return figure
    return replace(
        figure,
        n_before=change.n_before,
        before=change.before,
        change=change.change,
        change_low=change.low,
        change_high=change.high,
    )
