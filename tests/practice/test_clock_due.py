"""What of the year is due, on the first page and in the letter of the week."""

from __future__ import annotations

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from talkoot.people.models import Person, Placement
from talkoot.practice.clock import actions as clock_actions
from talkoot.practice.clock import due as clock_due
from talkoot.practice.clock.rules import Rule, Spot
from talkoot.practice.models import Clock, ClockEntry
from talkoot.workspace.digest import gathered
from talkoot.workspace.waiting import things


def test_the_year_asks_whoever_leads_or_takes_care_until_it_is_ticked(
    aino: Person, bengt: Person, house_clock: Clock, kitchen_clock: Clock
) -> None:
    talk = ClockEntry.objects.get(preset="results-talk")
    survey = Rule(Spot(11, 25))
    words = {"layer": "house", "titles": {"fi": "Kysely"}, "carer": aino}
    clock_actions.add(house_clock, survey, 2026, **words)
    assert [str(one.row.entry) for one in clock_due.due(aino)] == ["Kysely"]
    assert clock_due.due(bengt) == []
    Placement.objects.filter(membership__person=bengt).update(manages=True)
    with CaptureQueriesContext(connection) as few:
        assert [one.row.entry for one in clock_due.due(bengt)] == [talk]
    for day in (23, 26, 27):
        clock_actions.add(
            kitchen_clock, Rule(Spot(11, day)), 2026, layer="unit", titles={"fi": f"{day}"}
        )
    with CaptureQueriesContext(connection) as many:
        assert [str(one.row.entry) for one in clock_due.due(bengt)][:2] == ["23", str(talk)]
    assert len(few) == len(many)
    for preset in ClockEntry.objects.filter(layer="unit"):
        clock_actions.tick(preset, kitchen_clock.unit, done_on=date(2026, 11, 22))
    assert clock_due.due(bengt) == []
    assert "Kysely, Kuoma" in [one.text for one in gathered(aino, date(2026, 11, 22))]
    assert "Kysely" in [one.title for one in things(aino)]
