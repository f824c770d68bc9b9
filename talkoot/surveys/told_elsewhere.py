"""What other surveys have told of a unit, by its name: read beside our figures, never with them."""

from __future__ import annotations

from talkoot.surveys.models import Elsewhere, Survey

WHOLE = (
    "Kaikki", "Yhteensä", "Koko organisaatio", "Koko kunta", "Alla", "Totalt", "Hela kommunen",
    "All", "Everybody", "Total",
)  # fmt: skip


def of_unit(survey: Survey, place: int) -> list[Elsewhere]:
    """Means of units of the same name; of the whole house also by what such a row is called."""
    unit = (survey.tree or [])[place]
    names = [*unit["names"].values()]
    if unit["parent"] is None:
        names += [*WHOLE, survey.organisation.name]
    return list(Elsewhere.objects.filter(organisation=survey.organisation_id, unit__in=names))
