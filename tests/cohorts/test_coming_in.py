"""Whoever is invited reads first; a newcomer needs everybody's yes."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from pytest_django.fixtures import Settings

from talkoot.cohorts import duties
from talkoot.cohorts.actions import founding, joining, proposing
from talkoot.cohorts.models import Cohort, Letter, Member
from talkoot.people.models import Person
from tests.conftest import ClientOf

YES = {"name": "Bengt kuntajohtaja", "comes_from": "", "agreed": "on"}


def letter_to(cohort: Cohort, email: str) -> str:
    _letter, token = joining.write_letter(cohort, email)
    return f"/cohorts/letters/{token}/"


def test_a_letter_names_neither_the_group_nor_its_members(
    cohort: Cohort, ester: Person, member: Member, client_of: ClientOf
) -> None:
    client_of(ester).post(f"/cohorts/{cohort.pk}/invite/", {"email": "u@example.org"})
    [letter] = mail.outbox
    told = f"{letter.subject} {letter.body} {letter.from_email}"
    assert re.search(r"/cohorts/letters/[\w-]+/", told)
    for secret in (cohort.name, member.name, ester.name, cohort.rules):
        assert secret not in told


def test_before_saying_yes_one_reads_the_rules_and_who_runs_the_server(
    cohort: Cohort, settings: Settings, client_of: ClientOf
) -> None:
    settings.OPERATOR = "Kuntien palvelin Oy"
    page = client_of(None).get(letter_to(cohort, "u@example.org")).content.decode()
    assert cohort.rules in page
    assert "Kuntien palvelin Oy" in page


def test_who_comes_in_has_said_that_she_has_read(
    cohort: Cohort, bengt: Person, client_of: ClientOf
) -> None:
    address, client = letter_to(cohort, "bengt@example.org"), client_of(bengt)
    assert client.post(address, YES | {"agreed": ""}).status_code == 200
    assert not cohort.members.filter(person=bengt).exists()
    client.post(address, YES)
    assert cohort.members.get(person=bengt).name == "Bengt kuntajohtaja"


def test_a_letter_lets_in_once_and_its_address_is_forgotten(
    cohort: Cohort, bengt: Person, aino: Person, client_of: ClientOf
) -> None:
    address = letter_to(cohort, "bengt@example.org")
    client_of(bengt).post(address, YES)
    assert client_of(aino).post(address, YES).status_code == 404
    assert not Letter.objects.exists()


def test_who_has_an_account_signs_in_first(
    cohort: Cohort, bengt: Person, client_of: ClientOf
) -> None:
    address, stranger = letter_to(cohort, "bengt@example.org"), client_of(None)
    assert f"?next={address}" in stranger.get(address).content.decode()
    stranger.post(address, YES)
    assert not cohort.members.filter(person=bengt).exists()


def test_who_has_no_account_gets_one_that_opens_only_the_group(
    cohort: Cohort, client_of: ClientOf
) -> None:
    address, stranger = letter_to(cohort, "uma@example.org"), client_of(None)
    account = {"account-name": "Uma", "account-language": "sv", "account-password": ""}
    response = stranger.post(address, YES | account | {"name": ""})
    assert response["Location"] == f"/cohorts/{cohort.pk}/"
    uma = Person.objects.get(email="uma@example.org")
    assert cohort.members.get(person=uma).name == "Uma"
    assert not uma.roles.exists()
    assert not uma.memberships.exists()
    assert stranger.get(f"/cohorts/{cohort.pk}/").status_code == 200


def test_once_the_group_is_complete_open_letters_no_longer_work(
    cohort: Cohort, client_of: ClientOf
) -> None:
    address = letter_to(cohort, "u@example.org")
    founding.begin(cohort)
    assert client_of(None).get(address).status_code == 404


@pytest.fixture
def asked(cohort: Cohort, directors: list[Member]) -> Member:
    """The convener, who has asked the group about Uma."""
    founding.begin(cohort)
    convener = cohort.members.get(convener=True)
    proposing.propose_newcomer(convener, email="uma@example.org", who="Uma", sees_all=False)
    return convener


def test_the_letter_goes_when_all_nine_have_said_yes(
    cohort: Cohort, asked: Member, directors: list[Member]
) -> None:
    proposal = cohort.proposals.get()
    for director in directors[:-1]:
        proposing.answer(proposal, director, yes=True)
    assert duties.do_due() == 0
    assert not mail.outbox
    proposing.answer(proposal, directors[-1], yes=True)
    assert duties.do_due() == 1
    assert [letter.to for letter in mail.outbox] == [["uma@example.org"]]
    assert not cohort.letters.get().sees_all
    assert duties.do_due() == 0


def test_one_no_is_a_no_and_nobody_learns_whose(
    cohort: Cohort, asked: Member, directors: list[Member], client_of: ClientOf
) -> None:
    proposal = cohort.proposals.get()
    proposing.answer(proposal, directors[0], yes=True)
    address = f"/cohorts/{cohort.pk}/proposals/{proposal.pk}/"
    client_of(directors[1].person).post(address, {"word": "no"})
    for director in directors[2:]:
        proposing.answer(proposal, director, yes=True)
    assert duties.do_due() == 0
    proposal.refresh_from_db()
    assert proposal.refused
    assert not proposal.voices.exists()


def test_when_the_one_who_had_not_answered_leaves_the_others_have_all_said_yes(
    cohort: Cohort, asked: Member, directors: list[Member]
) -> None:
    proposal = cohort.proposals.get()
    for director in directors[1:]:
        proposing.answer(proposal, director, yes=True)
    joining.leave(directors[0])
    assert duties.do_due() == 1


def test_the_days_change_when_everybody_says_yes(
    cohort: Cohort, member: Member, ester: Person, client_of: ClientOf
) -> None:
    ends, erased = cohort.ends_on + timedelta(days=100), cohort.erase_on + timedelta(days=100)
    days = {"ends_on": ends.isoformat(), "erase_on": erased.isoformat()}
    client_of(ester).post(f"/cohorts/{cohort.pk}/longer/", days)
    cohort.refresh_from_db()
    assert cohort.ends_on < ends
    proposing.answer(cohort.proposals.get(), member, yes=True)
    cohort.refresh_from_db()
    assert (cohort.ends_on, cohort.erase_on) == (ends, erased)
    assert not cohort.proposals.exists()


def test_a_letter_that_is_too_old_is_forgotten(cohort: Cohort) -> None:
    letter, _token = joining.write_letter(cohort, "u@example.org")
    Letter.objects.filter(pk=letter.pk).update(expires_at=timezone.now() - timedelta(hours=1))
    duties.do_due()
    assert not Letter.objects.exists()
