"""One letter a person and week: what is due, from all sides; no letter when nothing is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from smtplib import (
    SMTPDataError,
    SMTPNotSupportedError,
    SMTPRecipientsRefused,
    SMTPServerDisconnected,
)
from typing import Any
from unittest import mock

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone

from talkoot.people.models import Organisation, Person, Role
from talkoot.practice.actions import keep_commitment
from talkoot.practice.actions import operating_models as modelling
from talkoot.practice.models import Clock, ClockEntry, ClockMark, Commitment
from talkoot.programmes.actions import create_programme_from_card, money, update_card
from talkoot.programmes.card import Card
from talkoot.programmes.models import Programme
from talkoot.workspace import digest
from tests.conftest import ClientOf

MONDAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _monday() -> Iterator[None]:
    with at(MONDAY):
        yield


def at(day: date, hour: int = 7) -> mock._patch[mock.MagicMock]:
    now = timezone.make_aware(datetime(day.year, day.month, day.day, hour))
    return mock.patch("talkoot.workspace.digest.timezone.localtime", return_value=now)


@pytest.fixture
def keys(programme: Programme, bengt: Person) -> Commitment:
    due = MONDAY + timedelta(days=3)
    return keep_commitment(programme, what="Avainkaappi", owner="Bengt", person=bengt, due_on=due)


def test_a_week_has_one_letter_whatever_is_due(
    bengt: Person, keys: Commitment, programme: Programme
) -> None:
    late: dict[str, Any] = {"what": "Tauko", "owner": "Bengt", "person": bengt, "due_on": MONDAY}
    keep_commitment(programme, **late)
    assert digest.send_due() == 1
    [letter] = mail.outbox
    assert letter.to == ["bengt@example.org"]
    assert "Tauko" in letter.body
    assert "Avainkaappi" in letter.body
    assert str(keys.pk) in letter.body
    keep_commitment(programme, **late | {"what": "Lamppu"})
    with at(MONDAY + timedelta(days=6)):
        assert digest.send_due() == 0
    with at(MONDAY + timedelta(days=7)):
        assert digest.send_due() == 1


def test_nobody_is_written_to_before_morning_and_a_missed_monday_is_caught_up(
    keys: Commitment,
) -> None:
    with at(MONDAY, hour=5):
        assert digest.send_due() == 0
    with at(MONDAY + timedelta(days=2), hour=1):
        assert digest.send_due() == 1


def test_nothing_due_is_no_letter_and_who_wants_none_gets_none(
    bengt: Person, programme: Programme, keys: Commitment, client_of: ClientOf
) -> None:
    client_of(bengt).post("/profile/letters/", {"want": "no"})
    assert digest.send_due() == 0
    client_of(bengt).post("/profile/letters/", {"want": "yes"})
    Commitment.objects.update(due_on=MONDAY + timedelta(days=30))
    with at(MONDAY + timedelta(days=7)):
        assert digest.send_due() == 0
    with at(MONDAY + timedelta(days=28)):
        assert digest.send_due() == 1


def test_post_that_fails_is_tried_again(keys: Commitment) -> None:
    with (
        mock.patch("talkoot.workspace.digest.send_mail", side_effect=SMTPServerDisconnected),
        pytest.raises(SMTPServerDisconnected),
    ):
        digest.send_due()
    assert digest.send_due() == 1


@pytest.mark.parametrize(
    "refusal",
    [SMTPRecipientsRefused({}), SMTPDataError(554, b"not here"), SMTPNotSupportedError()],
    ids=lambda one: type(one).__name__,
)
def test_a_letter_that_is_refused_keeps_nobody_elses_back(
    aino: Person, keys: Commitment, programme: Programme, refusal: Exception
) -> None:
    tea: dict[str, Any] = {"what": "Teekeitin", "owner": "Aino", "due_on": MONDAY}
    keep_commitment(programme, person=aino, **tea)
    posted: list[list[str]] = []

    def post(_subject: str, _body: str, _sender: None, to: list[str]) -> None:
        posted.append(to)
        if len(posted) == 1:
            raise refusal

    with mock.patch("talkoot.workspace.digest.send_mail", side_effect=post):
        assert digest.send_due() == 1
        assert digest.send_due() == 0
    assert len(posted) == 2


def test_while_a_letter_is_on_its_way_nobody_waits_for_the_database(keys: Commitment) -> None:
    """Whoever writes to SQLite holds all of it, and the post may take its time."""
    outside, held = len(connection.savepoint_ids), []

    def slowly(*_words: object) -> None:
        held.append(len(connection.savepoint_ids) - outside)

    with mock.patch("talkoot.workspace.digest.send_mail", side_effect=slowly):
        digest.send_due()
    assert held == [0]


def test_when_the_owner_leaves_the_coordinator_hears_that_nobody_is_reminded(
    aino: Person, bengt: Person, keys: Commitment
) -> None:
    Role.objects.filter(person=bengt).delete()
    with at(MONDAY + timedelta(days=7)):
        digest.send_due()
    [letter] = mail.outbox
    assert letter.to == ["aino@example.org"]
    assert "/commitments/" in letter.body


def test_a_trial_is_told_to_whoever_looks_after_it(
    bengt: Person, aino: Person, programme: Programme
) -> None:
    model = modelling.make(programme.house, {"name": "Vaihto"}, person=bengt)
    days: dict[str, Any] = {"trial_from": MONDAY - timedelta(days=30), "check_on": MONDAY}
    modelling.move(model, "trial", **days)
    digest.send_due()
    assert [letter.to for letter in mail.outbox] == [["bengt@example.org"]]
    assert "Vaihto" in mail.outbox[0].body


def test_what_the_annual_clock_has_for_her_stands_in_the_same_letter(
    bengt: Person, keys: Commitment, programme: Programme
) -> None:
    clock = Clock.objects.create(organisation=programme.house)
    day = MONDAY + timedelta(days=2)
    entry = ClockEntry.objects.create(
        clock=clock,
        layer=ClockEntry.Layer.HOUSE,
        titles={"fi": "Kehityskeskustelut"},
        rule="11-25",
        year=2026,
        begins_on=day,
        ends_on=day,
        carer=bengt,
    )
    assert digest.send_due() == 1
    assert mail.outbox[0].body.count("Kehityskeskustelut") == 1
    ClockMark.objects.create(entry=entry, done_on=MONDAY)
    Commitment.objects.all().delete()
    with at(MONDAY + timedelta(days=7)):
        assert digest.send_due() == 0


def test_who_takes_care_and_may_tick_hears_of_a_thing_once(
    aino: Person, programme: Programme
) -> None:
    clock = Clock.objects.create(organisation=programme.house)
    day = MONDAY + timedelta(days=2)
    words: dict[str, Any] = {"clock": clock, "rule": "11-25", "year": 2026, "carer": aino}
    ClockEntry.objects.create(
        layer=ClockEntry.Layer.HOUSE,
        titles={"fi": "Työsuojelukierros"},
        begins_on=day,
        ends_on=day,
        **words,
    )
    with mock.patch("django.utils.timezone.localdate", return_value=MONDAY):
        digest.send_due()
    [letter] = mail.outbox
    assert letter.body.count("Työsuojelukierros") == 1


@pytest.mark.usefixtures("english")
def test_who_runs_a_programme_is_reminded_of_papers_and_of_the_day_of_the_results(
    kuoma: Organisation, aino: Person, bengt: Person
) -> None:
    end = MONDAY + timedelta(days=10)
    page = Card(title="Yhdessä", starts_on=MONDAY - timedelta(days=90), ends_on=end)
    made = create_programme_from_card(kuoma, page)
    decided = {"funder": "tyosuojelurahasto", "decided_on": MONDAY - timedelta(days=85)}
    funding = money.set_funding(made, decided, aino, seen=0)
    for document in ("idea", "commitment", "application", "cv"):
        money.deliver(funding, document, MONDAY)
    told = {one.text: one.on for one in digest.gathered(aino, MONDAY)}
    assert told["Yhdessä: write the day of the results"] == end
    assert any(text.startswith("Yhdessä: ") and on < end for text, on in told.items() if on)
    assert digest.gathered(bengt, MONDAY) == []
    update_card(made, page.model_copy(update={"results_on": end}))
    money.deliver(funding, "contract", MONDAY)
    assert digest.gathered(aino, MONDAY) == []
