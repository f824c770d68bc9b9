"""A programme with a closed workshop and two commitments, and the expert who leads workshops."""

from __future__ import annotations

from datetime import date

import pytest

from talkoot.people.models import Organisation, Person
from talkoot.practice import actions as practice
from talkoot.practice.models import Commitment
from talkoot.programmes import actions as programmes
from talkoot.programmes.card import Card
from talkoot.programmes.models import Programme
from talkoot.reports import actions
from talkoot.reports.models import Report
from talkoot.workshops.actions import close, prepare
from talkoot.workshops.models import Workshop
from tests.conftest import person
from tests.workshops.conftest import METHOD

CARD = Card(
    title="Hyvä työpäivä Kuomassa",
    number="990101",
    applicant="Kuoman kunta",
    implementer="Valmennus Virta Oy",
    contact="Aino",
    email="aino@example.org",
    starts_on=date(2025, 3, 1),
    ends_on=date(2025, 11, 30),
    decided_on=date(2025, 1, 31),
    grant=12_835,
    total=25_670,
    summary="Hankkeessa tullaan sopimaan tauoista.",
    responsible="Aino",
)


@pytest.fixture
def expert(kuoma: Organisation) -> Person:
    return person(kuoma, "Eero", "facilitator")


@pytest.fixture
def told(kuoma: Organisation, aino: Person) -> Programme:
    programme = programmes.create_programme_from_card(kuoma, CARD)
    room = prepare.prepare(programme, METHOD, aino, title="Mistä arki sujuu?")
    prepare.open_room(room)
    close.close(room)
    Workshop.objects.filter(pk=room.pk).update(summary={"people": 19, "heard": 18, "beats": []})
    kept = practice.keep_commitment(programme, what="Tauko klo 10", owner="Keittiö")
    practice.mark(kept, Commitment.State.DONE)
    practice.keep_commitment(programme, what="Vuorolista", owner="Siivous")
    practice.record_evidence(
        programme,
        source=room.pk,
        kind="write",
        title="Mistä arki sujuu?",
        body={"items": ["Nyt uskallan kysyä."]},
        found_on=date(2025, 3, 12),
    )
    return programme


@pytest.fixture
def report(told: Programme) -> Report:
    return actions.begin(told, "fi")
