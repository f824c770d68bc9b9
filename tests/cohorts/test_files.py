"""The attacker has the files: sealed words stay sealed in them, and what was erased is gone."""

from __future__ import annotations

import pytest
from django.utils import timezone

from talkoot.cohorts.actions import journal, writing
from talkoot.cohorts.models import Cohort, Erasure, Member
from talkoot.workshops import retention
from talkoot.workshops.actions import parting
from talkoot.workshops.models import Workshop
from tests.cohorts.conftest import hold
from tests.workshops.conftest import _patient_scrub  # noqa: F401 - used by its being here
from tests.workshops.test_anonymity_files import Files, files  # noqa: F401

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("files")]
SECRET = "Valtuusto repeaa kouluasiasta"


def test_a_journal_and_a_thread_are_sealed_in_the_files(
    files: Files,  # noqa: F811
    member: Member,
) -> None:
    journal.write(member.person, kind="reflection", text=SECRET)
    writing.write(member, SECRET)
    writing.share(member, "insight", SECRET)
    assert SECRET.encode() not in files()
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
    retention.erase_due()
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
    retention.erase_due()
    assert b"Salanimi" not in files(journals=False)
