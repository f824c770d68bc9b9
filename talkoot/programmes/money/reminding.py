"""What a funder waits for next from each programme, and the day of the results."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from talkoot.people.models import Person
from talkoot.programmes.funders.due import Wanted
from talkoot.programmes.models import Programme
from talkoot.programmes.money.fund import Fund
from talkoot.programmes.money.state import State

LONG_AGO = timedelta(days=365)


def papers_due(person: Person, until: date) -> Iterator[tuple[Programme, Wanted]]:
    """The first document each funder has not got and still waits for, where the person runs it."""
    mine = Programme.objects.run_by(person).filter(fundings__isnull=False).distinct()
    for programme in mine.prefetch_related("fundings").order_by("title"):
        for fund in State(programme).funds:
            missing = next((one for one in fund.documents if _is_awaited(one, fund)), None)
            if missing and missing.due and missing.due <= until:
                yield programme, missing


def _is_awaited(one: Wanted, fund: Fund) -> bool:
    """A funder who has decided has got what it decided by, whether or not anybody ticked it."""
    decided = fund.funding.decided_on
    return one.on is None and one.due is not None and not (decided and one.due < decided)


def results_due(person: Person, until: date) -> Iterator[Programme]:
    """Programmes that end by then, or have ended, and do not say when the results were ready."""
    mine = Programme.objects.run_by(person).filter(ends_on__lte=until)
    for programme in mine.filter(ends_on__gte=until - LONG_AGO).order_by("ends_on", "title"):
        page = programme.page
        if page is not None and page.results_on is None:
            yield programme
