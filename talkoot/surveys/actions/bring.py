"""Make a survey of answers from elsewhere, and keep means that other surveys told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from talkoot.people.models import Organisation
from talkoot.surveys import reading
from talkoot.surveys.actions import count
from talkoot.surveys.brought import Brought
from talkoot.surveys.means import Mean
from talkoot.surveys.models import Elsewhere, Origin, Survey


@transaction.atomic
def bring(
    organisation: Organisation, made: Brought, title: str, name: str, *, k: int, contact: str = ""
) -> Survey:
    """Lay the answers in blocks, as those of a survey of ours; nothing else of the file is kept.

    Raises QuestionnaireError where the questions may not be asked.
    """
    reading.read(made.source)
    survey = Survey.objects.create(
        organisation=organisation,
        source=made.source,
        title=title.strip()[:120],
        mode=Survey.Mode.CONFIDENTIAL,
        state=Survey.State.CLOSED,
        k=k,
        tree=_placed(organisation, made),
        contact=contact[:200],
    )
    Origin.objects.create(survey=survey, name=name.strip()[:80], rows=len(made.answers))
    count.lay_brought(survey, made.answers)
    return Survey.objects.get(pk=survey.pk)


def _placed(organisation: Organisation, made: Brought) -> list[dict[str, Any]]:
    """The units of the table; one that has the name of a unit of the house is that unit."""
    known = {
        name.casefold(): unit.pk
        for unit in organisation.units.filter(closed_on=None).order_by("-code")
        for name in (unit.code, *unit.names.values())
    }
    return [
        one | {"unit": known.pop(next(iter(one["names"].values())).casefold(), None)}
        for one in made.tree
    ]


@transaction.atomic
def keep(organisation: Organisation, name: str, means: Sequence[Mean]) -> None:
    """Keep the means of a survey from elsewhere, in place of those of the same name and years."""
    there = Elsewhere.objects.filter(organisation=organisation, name=name)
    there.filter(year__in={one.year for one in means if one.year}).delete()
    if any(one.year is None for one in means):
        there.filter(year=None).delete()
    Elsewhere.objects.bulk_create(
        Elsewhere(
            organisation=organisation,
            name=name,
            year=one.year,
            unit=one.unit,
            scale=one.scale,
            n=one.n,
            mean=one.mean,
        )
        for one in means
    )


def forget(organisation: Organisation, name: str) -> int:
    """Remove the means of a survey from elsewhere."""
    return Elsewhere.objects.filter(organisation=organisation, name=name).delete()[0]
