"""What Aino wrote down of the funder stands on the project page, where that says nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from talkoot.people.models import Organisation, Person
from talkoot.programmes import actions
from talkoot.programmes.actions import money
from talkoot.programmes.card import Card
from talkoot.programmes.completing import completed, page_of
from talkoot.programmes.models import Programme
from talkoot.programmes.money.advice import advise
from talkoot.programmes.money.state import State
from tests.conftest import ClientOf

DECIDED = {
    "funder": "tyosuojelurahasto",
    "number": "260285",
    "decided_on": date(2026, 2, 20),
    "granted": Decimal("12835.00"),
}


@pytest.fixture
def carded(kuoma: Organisation) -> Programme:
    return actions.create_programme_from_card(kuoma, Card(title="Jaksetaan yhdessä"))


def test_empty_facts_of_the_page_are_those_of_the_funder(carded: Programme) -> None:
    assert page_of(carded) == carded.page, "without a funder nothing is known"
    money.set_funding(carded, DECIDED, None, seen=0)
    page = page_of(carded)
    assert page is not None
    assert (page.number, page.applicant) == ("260285", carded.house.name)
    assert (page.decided_on, page.grant) == (date(2026, 2, 20), 12_835)
    money.set_funding(carded, {"number": "260286"}, None, seen=1)
    page = page_of(carded)
    assert page is not None
    assert page.number == "260286", "there is one place to correct it"


def test_what_the_page_says_itself_stands(carded: Programme) -> None:
    money.set_funding(carded, DECIDED, None, seen=0)
    own = Card(title="Oma", number="1", applicant="Kunta", decided_on=date(2025, 1, 1), grant=0)
    assert completed(carded, own) == own


def test_another_funders_decision_is_not_said_to_be_the_funds(carded: Programme) -> None:
    money.set_funding(carded, DECIDED | {"funder": "keva"}, None, seen=0)
    page = page_of(carded)
    assert page is not None
    assert (page.number, page.decided_on, page.grant) == ("260285", None, None)


def test_a_number_that_reads_like_a_heading_does_not_spoil_the_page(carded: Programme) -> None:
    money.set_funding(carded, DECIDED | {"number": "Hakija"}, None, seen=0)
    assert page_of(carded) == carded.page


def test_the_page_the_form_and_the_files_tell_it_and_a_partner_is_not_told(
    carded: Programme, aino: Person, paavo: Person, client_of: ClientOf
) -> None:
    money.set_funding(carded, DECIDED, None, seen=0)
    for name in ("card", "text", "json", "edit"):
        address = reverse(f"programmes:{name}", args=[carded.pk])
        assert "260285" in client_of(aino).get(address).content.decode(), name
        if name != "edit":
            assert "260285" not in client_of(paavo).get(address).content.decode(), name
    start = reverse("workspace:programme", args=[carded.pk])
    assert "260285" in client_of(aino).get(start).content.decode()
    assert "260285" not in client_of(paavo).get(start).content.decode()


@pytest.mark.usefixtures("english")
def test_a_number_that_differs_from_the_pages_own_is_told(carded: Programme) -> None:
    money.set_funding(carded, DECIDED, None, seen=0)
    actions.update_card(carded, Card(title="Jaksetaan yhdessä", number="260284"))
    told = advise(State(carded), date(2026, 2, 21))
    assert any("another project number: 260284" in one for one in told)
