"""The report follows its funders: their words of thanks, their chapters, their forms."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from talkoot.people.models import Person
from talkoot.programmes.actions import money
from talkoot.programmes.funders.shelf import profiles
from talkoot.programmes.models import Programme
from talkoot.reports import actions
from talkoot.reports.funders import sections_of
from talkoot.reports.handing import told_of
from talkoot.reports.models import Report
from talkoot.reports.outputs.content import content
from talkoot.reports.reading import Whole
from tests.conftest import ClientOf


@pytest.fixture
def paid_by_two(told: Programme) -> Report:
    """The Social Fund first, with a contact who has a phone, and the fund of the project page."""
    esr = {
        "funder": "esr-2014",
        "number": "S21990",
        "granted": Decimal("7500.50"),
        "decided_on": date(2025, 2, 3),
        "people": {"contact": {"name": "Aino", "phone": "040 1234567"}},
    }
    money.set_funding(told, esr, None, seen=0)
    money.add_funding(told, {"funder": "tyosuojelurahasto"}, None)
    money.set_budget(told, [{"category": "staff", "amount": Decimal(30000)}], [], None, seen=0)
    return actions.begin(told, "fi")


def test_every_funder_is_thanked_in_its_own_words_and_told_with_its_sum(
    paid_by_two: Report,
) -> None:
    assert content(paid_by_two).funded == (
        "Hanketta on rahoittanut Euroopan sosiaalirahasto."
        " Hanke on saanut rahoitusta Työsuojelurahastolta."
    )
    said = paid_by_two.passages.get(key="start:money")
    assert said.text == (
        "Hankkeen kokonaiskustannukset olivat 30 000 euroa, ja rahoitusta myönsivät Euroopan"
        " sosiaalirahasto 7 500,50 euroa (3.2.2025) ja Työsuojelurahasto 12 835 euroa"
        " (31.1.2025)."
    )
    assert said.source == {"kind": "money", "ref": ""}
    assert "040" not in str(told_of(content(paid_by_two, public=True)))


def test_the_copy_screen_follows_the_form_of_the_funder_that_is_asked_for(
    paid_by_two: Report, aino: Person, client_of: ClientOf
) -> None:
    address = reverse("reports:copy", args=[paid_by_two.programme_id, "fi"])
    client = client_of(aino)
    first = {row.id: row for row in client.get(address).context["rows"]}
    assert (first["code"].text, first["phone"].text) == ("S21990", "040 1234567")
    assert first["official-name"].part == "Hakija"
    other = paid_by_two.programme.fundings.get(funder="tyosuojelurahasto")
    page = client.get(address, {"funder": other.pk})
    assert [row.id for row in page.context["rows"]][:3] == ["title", "number", "applicant"]


def test_what_was_written_for_one_funder_is_not_lost_under_anothers_form(
    paid_by_two: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    esr = profiles()["esr-2014"]
    wanted = profiles()["tyosuojelurahasto"].chapters[:1]
    short = {**profiles(), "esr-2014": esr.model_copy(update={"chapters": wanted})}
    monkeypatch.setattr("talkoot.programmes.funders.shelf.profiles", lambda: short)
    before = paid_by_two.passages.count()
    assert [one.id for one in sections_of(paid_by_two.programme) if one.part == "report"] == [
        "start"
    ]
    assert actions.refresh(paid_by_two) == 0
    assert "results" in {one.id for one in Whole(paid_by_two).parts}
    assert paid_by_two.passages.count() == before
    title = Whole(paid_by_two).chapters[0].title("fi")
    assert title == "Lähtötilanne organisaatiossa ja hankkeen syyt"
