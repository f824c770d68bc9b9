"""What a funder waits for next from each programme."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkoot.people.models import Person
from talkoot.programmes.funders.due import Wanted
from talkoot.programmes.models import Funding, Programme
from talkoot.programmes.money.state import State


def papers_due(person: Person, until: date) -> Iterator[tuple[Programme, Wanted]]:
    """The first document that is not delivered, of each programme the person runs."""
    mine = Funding.objects.filter(programme__in=Programme.objects.run_by(person))
    for funding in mine.select_related("programme").order_by("programme__title"):
        missing = [one for one in State(funding).documents if one.on is None and one.due]
        if missing and missing[0].due and missing[0].due <= until:
            yield funding.programme, missing[0]
