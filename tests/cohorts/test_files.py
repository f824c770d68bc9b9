"""The attacker has the files: sealed words stay sealed in them, and what was erased is gone."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection
from django.db.models import Model
from django.utils import timezone

from talkoot.cohorts.actions import joining, journal, proposing, writing
from talkoot.cohorts.models import Cohort, Member, Voice
from talkoot.ground import scrub
from talkoot.ground.models import Erasure
from talkoot.people.models import Person
from talkoot.workshops.actions import parting
from talkoot.workshops.models import Workshop
from tests.cohorts.conftest import hold
from tests.conftest import ClientOf
from tests.workshops.test_anonymity_files import Files, files  # noqa: F401

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("files")]
SECRET = "Valtuusto repeaa kouluasiasta"


def test_a_journal_and_a_thread_are_sealed_in_the_files(
    files: Files,  # noqa: F811
    member: Member,
) -> None:
    secret = uuid4().hex  # the journals of the server remember what other tests wrote
    journal.write(member.person, kind="reflection", text=secret)
    writing.write(member, secret)
    writing.share(member, "insight", secret)
    assert secret.encode() not in files()
    assert member.cohort.name.encode() in files()


def test_what_an_erased_group_agreed_is_in_no_file(
    files: Files,  # noqa: F811
    cohort: Cohort,
    meeting: Workshop,
) -> None:
    hold(meeting, SECRET)
    assert SECRET.encode() in files()
    Cohort.objects.update(ends_on=timezone.localdate(), erase_on=timezone.localdate())
    parting.erase_due()
    assert scrub.scrub_due()
    assert not Erasure.objects.exists()
    for secret in (SECRET, cohort.name):
        assert secret.encode() not in files(journals=False)


def test_the_name_of_who_left_is_in_no_file_but_her_own_row(
    files: Files,  # noqa: F811
    cohort: Cohort,
    member: Member,
    meeting: Workshop,
) -> None:
    Member.objects.filter(pk=member.pk).update(name="Dagmar Salanimi")
    member.refresh_from_db()
    hold(meeting, "Soitan naapurille", owner="Dagmar Salanimi")
    assert b"Salanimi" in files()
    parting.leave(member)
    assert scrub.scrub_due()
    assert b"Salanimi" not in files(journals=False)


def test_an_address_that_was_invited_is_in_no_file_once_its_letter_is_gone(
    files: Files,  # noqa: F811
    cohort: Cohort,
    dagmar: Person,
) -> None:
    _first, token = joining.write_letter(cohort, "salainen.osoite@naapuri.example")
    assert b"salainen.osoite" in files()
    joining.accept(token, dagmar, name="Dagmar")
    assert scrub.scrub_due()
    assert b"salainen.osoite" not in files(journals=False)


def test_a_letter_taken_back_leaves_no_address_in_a_file(
    files: Files,  # noqa: F811
    cohort: Cohort,
    ester: Person,
    client_of: ClientOf,
) -> None:
    letter, _token = joining.write_letter(cohort, "toinen.osoite@naapuri.example")
    client_of(ester).post(f"/cohorts/{cohort.pk}/letters/{letter.pk}/revoke/")
    assert scrub.scrub_due()
    assert b"toinen.osoite" not in files(journals=False)


def test_after_a_no_no_file_tells_who_had_said_yes(directors: list[Member]) -> None:
    proposal = proposing.propose_newcomer(directors[0], email="a@b.example", who="", sees_all=True)
    for one in directors[1:4]:
        proposing.answer(proposal, one, yes=True)
    proposing.answer(proposal, directors[4], yes=False)
    assert Erasure.objects.filter(table=Voice._meta.db_table).exists()
    assert scrub.scrub_due()
    assert dead_rows(Voice) == 0


def dead_rows(model: type[Model]) -> int:
    """How many rows PostgreSQL still has in the file of an empty table; SQLite overwrites them."""
    if connection.vendor == "sqlite":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_relation_size(%s)", [model._meta.db_table])
        return int(cursor.fetchone()[0])
