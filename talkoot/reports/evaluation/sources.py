"""The cards that an observation rests on, as far as their record still has them. Reads only."""

from __future__ import annotations

from collections.abc import Iterable

from talkoot.practice.models import Evidence
from talkoot.programmes.models import Programme
from talkoot.reports.evaluation.comments import texts_of
from talkoot.reports.models import Observation


def lay_out_cards(programme: Programme, said: Iterable[Observation]) -> None:
    """Lay beside each observation the cards of its room; of a survey's comments there are none."""
    rows = [one for one in said if not one.of_a_survey]
    records = Evidence.objects.filter(programme=programme, pk__in={one.source for one in rows})
    texts = {record.pk: list(texts_of(record)) for record in records}
    for one in rows:
        known = texts.get(one.source, [])
        one.cards = tuple(known[at] for at in one.picked if at < len(known))
