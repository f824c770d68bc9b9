"""What a funder waits for next from each programme, and the day of the results."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.db.models import Q

from talkoot.people.models import Person
from talkoot.programmes.funders.due import Wanted
from talkoot.programmes.models import Programme
from talkoot.programmes.money.state import State

LONG_AGO = timedelta(days=365)


def run_by(person: Person, until: date) -> list[Programme]:
    """The programmes a person runs that may have a paper or a day due."""
    ends = Q(ends_on__lte=until, ends_on__gte=until - LONG_AGO)
    mine = Programme.objects.run_by(person).filter(ends | Q(fundings__isnull=False)).distinct()
    return list(mine.prefetch_related("fundings").order_by("title"))


def papers_due(programmes: Iterable[Programme], until: date) -> Iterator[tuple[Programme, Wanted]]:
    """The first document each funder has not got and still waits for, of each programme."""
    for programme in programmes:
        for fund in State(programme).funds:
            missing = next((one for one in fund.documents if one.is_awaited), None)
            if missing and missing.due and missing.due <= until:
                yield programme, missing


def results_due(programmes: Iterable[Programme], until: date) -> Iterator[Programme]:
    """Programmes that end by then, or have ended, and do not say when the results were ready."""
    for programme in programmes:
        ends, page = programme.ends_on, programme.page
        near = ends is not None and until - LONG_AGO <= ends <= until
        if near and page is not None and page.results_on is None:
            yield programme
