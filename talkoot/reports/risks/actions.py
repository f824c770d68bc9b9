"""Say what is done about a risk, and how it is now."""

from __future__ import annotations

from django.db import transaction

from talkoot.ground.meanwhile import ChangedMeanwhileError
from talkoot.people.models import Person
from talkoot.programmes.actions.plan import is_name, name_loads, plan_of
from talkoot.programmes.models import Programme
from talkoot.reports.models import Means, RiskState
from talkoot.reports.risks.whole import keys_of


class NoSuchRiskError(Exception):
    """The plan does not name it any more."""


def _lasting(programme: Programme, key: str) -> str:
    """The key that stays when the risk is worded anew: from now on it has an id."""
    loads = plan_of(programme).text.loads
    at = next((at for at, one in enumerate(loads) if key in keys_of(one)), None)
    if at is None:
        raise NoSuchRiskError
    return loads[at].id if is_name(loads[at].id) else name_loads(programme)[at]


@transaction.atomic
def link(programme: Programme, key: str, kind: str, source: str, words: str) -> Means:
    """Name something as done about a risk; its words are kept. Twice is once."""
    made, _new = Means.objects.get_or_create(
        programme=programme,
        load=_lasting(programme, key),
        kind=kind,
        source=source,
        defaults={"words": words[:300]},
    )
    return made


def unlink(means: Means) -> None:
    means.delete()


@transaction.atomic
def tell(
    programme: Programme,
    key: str,
    *,
    state: str,
    known_by: str,
    person: Person | None,
    seen: int,
) -> RiskState:
    """Keep how a risk is now. `seen` is the count of edits its writer had before."""
    lasting = _lasting(programme, key)
    kept, _new = RiskState.objects.select_for_update().get_or_create(
        programme=programme, load=lasting
    )
    if kept.edits != seen:
        raise ChangedMeanwhileError
    kept.state, kept.known_by, kept.edited_by = state, known_by, person
    kept.edits += 1
    kept.save()
    return kept
