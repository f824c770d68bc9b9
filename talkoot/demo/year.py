"""Kuoma's annual clock: mostly ticked so far, and the kitchen's own things on it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from django.utils import timezone

from talkoot.demo import past
from talkoot.practice.clock import actions as clock_actions
from talkoot.practice.clock import rules as clock_rules
from talkoot.practice.clock import taking as clock_taking
from talkoot.practice.models import Clock, ClockEntry

if TYPE_CHECKING:
    from talkoot.people.models import Organisation, Person, Unit
    from talkoot.programmes.models import Programme

WORDS = Path(__file__).with_suffix(".toml")
LEFT_OPEN = ("interim-task", "newcomers")
NOTES = {
    "rules-and-wishes": "Pelisäännöt ovat taukohuoneen ovessa.",
    "development-talks": "Kaikki halukkaat ovat käyneet keskustelun.",
    "risk-walk": "Kolme korjattavaa löytyi, kaikki kuntoon elokuussa.",
    "look-back": "Neljästä teosta kolme näkyy arjessa.",
    "safety-programme": "Hyväksytty yhteistyötoimikunnassa.",
    "spring-pulse": "Vastausprosentti 71.",
    "day-out": "Metsäretki laavulle, makkarat paistoi hallinto.",
    "staff-survey": "Kysely pidettiin, tulokset tulossa.",
}
KITCHEN = (
    ("02-10", {"fi": "Uusien ruokien maistelu", "sv": "Vi smakar på nya rätter"}),
    ("03-W1-2", {"fi": "Tiskivuorot uusiksi: puolen vuoden tasaus", "sv": "Diskturerna jämnas ut"}),
    ("06-01", {"fi": "Sijaisten perehdytys ennen kesää", "sv": "Vikarierna introduceras"}),
    ("08-11..08-14", {"fi": "Koulut alkavat: kaksi lisäkättä linjastolle", "sv": "Skolstart"}),
    ("10-15", {"fi": "Veitset teroon, kengät vaihtoon", "sv": "Vassa knivar, nya skor"}),
    ("12-14", {"fi": "Joulupöydän viikko: tauot turvataan", "sv": "Julbordsveckan"}),
    ("12-16", {"fi": "Kiitosaamiainen", "sv": "Tackfrukost"}),
    ("12-17", {"fi": "Vuoden teot yhdellä lapulla", "sv": "Årets åtaganden på en lapp"}),
)


def begin(
    kuoma: Organisation, units: dict[str, Unit], people: dict[str, Person], support: Programme
) -> None:
    """The house's year and its units', this one and the next; the kitchen has built its own."""
    for one in past.told(WORDS):
        past.play(one, support, people[one.host], Random(1926))
    this = timezone.localdate().year
    house = clock_actions.begin(kuoma, this)
    kitchen = Clock.objects.get(unit=units["21"])
    _cook(kitchen, this)
    _take_care(house, people["helena"])
    _tick(house, kitchen)
    _move(house, units["21"])
    clock_actions.take_along(house, date(this, 1, 1))
    clock_actions.take_along(kitchen, date(this, 1, 1))
    clock_actions.first_month(Clock.objects.get(unit=units["31"]), 8)
    _take_up(kitchen)


def _cook(kitchen: Clock, year: int) -> None:
    for rule, titles in KITCHEN:
        clock_actions.add(
            kitchen,
            clock_rules.read(rule),
            year,
            layer=ClockEntry.Layer.UNIT,
            titles=titles,
            does={"fi": "Keittiön väki", "sv": "Kökets personal"},
        )


def _take_care(house: Clock, helena: Person) -> None:
    """Nobody is written to about what was in her care before the town was open."""
    house.entries.filter(preset__in=("personnel-report", "results-out")).update(carer=helena)


def _tick(house: Clock, kitchen: Clock) -> None:
    """Nearly everything whose days have passed."""
    today = timezone.localdate()
    passed = ClockEntry.objects.filter(clock__in=(house, kitchen), ends_on__lt=today)
    for entry in passed.exclude(preset__in=LEFT_OPEN):
        done_on = entry.ends_on - timedelta(days=entry.ends_on.weekday() > 4)
        note = NOTES.get(entry.preset, "")
        unit = kitchen.unit if entry.layer == ClockEntry.Layer.UNIT else None
        clock_actions.tick(entry, unit, done_on=done_on, note=note)


def _move(house: Clock, kitchen: Unit) -> None:
    """The kitchen talks on a Tuesday, when most are there."""
    talk = house.entries.get(preset="results-talk")
    tuesday = talk.begins_on + timedelta(days=7 + (1 - talk.begins_on.weekday()) % 7)
    clock_actions.move_here(talk, kitchen, min(tuesday, clock_actions.span(talk)[1]))


def _take_up(kitchen: Clock) -> None:
    """Most of what the kitchen's people put on their months; the rest waits."""
    found = clock_taking.proposals(kitchen)
    if found:
        year = clock_taking.next_year(kitchen, found[0])
        clock_taking.take_up(kitchen, found[:-2], year)
