"""A journal is its owner's: she writes, takes along and erases it, and lifts what she chooses."""

from __future__ import annotations

import pytest

from talkoot.cohorts.actions import journal
from talkoot.cohorts.models import Cohort, Entry, Member, Shared
from talkoot.people.models import Person
from talkoot.practice.models import Commitment, Evidence
from talkoot.programmes.models import Programme
from tests.conftest import ClientOf

TEXT = "Jaan puheenjohdon kahdelle."


def test_a_question_leads_to_a_page_of_ones_own(dagmar: Person, client_of: ClientOf) -> None:
    client = client_of(dagmar)
    client.post("/journal/", {"text": TEXT, "kind": "solution", "prompt": "Mitä kokeilen?"})
    entry = Entry.objects.get()
    assert (entry.owner, entry.text, entry.kind) == (dagmar, TEXT, "solution")
    page = client.get("/journal/").content.decode()
    assert TEXT in page
    assert "Mitä kokeilen?" in page


def test_a_page_is_changed_and_erased(dagmar: Person, client_of: ClientOf) -> None:
    entry, client = journal.write(dagmar, kind="insight", text=TEXT), client_of(dagmar)
    client.post(f"/journal/{entry.pk}/", {"text": "Toisin", "kind": "insight"})
    assert Entry.objects.get().text == "Toisin"
    assert "Toisin" in client.get(f"/journal/{entry.pk}/erase/").content.decode()
    assert Entry.objects.exists()
    client.post(f"/journal/{entry.pk}/erase/")
    assert not Entry.objects.exists()


def test_the_whole_journal_is_taken_along_and_erased_and_nobody_elses(
    dagmar: Person, ester: Person, client_of: ClientOf
) -> None:
    journal.write(dagmar, kind="insight", text=TEXT)
    journal.write(ester, kind="insight", text="Esterin oma")
    client = client_of(dagmar)
    told = client.get("/journal/journal.txt").content.decode()
    assert TEXT in told
    assert "Esterin" not in told
    client.post("/journal/erase/")
    assert [entry.owner for entry in Entry.objects.all()] == [ester]


@pytest.fixture
def entry(member: Member) -> Entry:
    return journal.write(member.person, kind="solution", text=TEXT)


def lift(entry: Entry, to: str, **words: str) -> tuple[str, dict[str, str]]:
    chosen = {"to": to, "kind": "solution", "text": TEXT}
    return f"/journal/{entry.pk}/lift/", chosen | words


def left_the_journal() -> int:
    return Shared.objects.count() + Commitment.objects.count() + Evidence.objects.count()


def test_before_a_text_leaves_one_sees_it_and_who_will_read_it(
    cohort: Cohort, member: Member, directors: list[Member], entry: Entry, client_of: ClientOf
) -> None:
    address, words = lift(entry, f"cohort-{cohort.pk}")
    page = client_of(member.person).post(address, words).content.decode()
    assert TEXT in page
    for director in directors:
        assert director.name in page
    assert left_the_journal() == 0


def test_lifted_to_the_group_it_stands_on_the_list_under_her_name(
    cohort: Cohort, member: Member, entry: Entry, ester: Person, client_of: ClientOf
) -> None:
    address, words = lift(entry, f"cohort-{cohort.pk}", sure="yes")
    client_of(member.person).post(address, words)
    assert left_the_journal() == 1
    page = client_of(ester).get(f"/cohorts/{cohort.pk}/").content.decode()
    assert TEXT in page
    assert member.name in page
    assert Entry.objects.get().text == TEXT


def test_lifted_home_it_is_seen_there_and_says_nothing_of_the_group(
    cohort: Cohort, entry: Entry, programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    client = client_of(entry.owner)
    address, words = lift(entry, f"programme-{programme.pk}")
    preview = client.post(address, words).content.decode()
    assert aino.name in preview
    client.post(address, words | {"sure": "yes"})
    assert left_the_journal() == 1
    page = client_of(aino).get(f"/programmes/{programme.pk}/").content.decode()
    assert TEXT in page
    assert entry.owner.name not in page
    assert cohort.name not in page
    kept = Evidence.objects.get()
    assert str(cohort.pk) not in f"{kept.source} {kept.body} {kept.title}"


def test_a_commitment_lifted_home_stands_among_the_commitments(
    entry: Entry, programme: Programme, client_of: ClientOf
) -> None:
    address, words = lift(entry, f"programme-{programme.pk}", sure="yes", kind="deed", named="on")
    client_of(entry.owner).post(address, words)
    deed = Commitment.objects.get()
    assert (deed.programme, deed.what, deed.owner) == (programme, TEXT, "Dagmar")


def test_a_text_goes_only_where_its_author_belongs(
    entry: Entry, cecilia: Person, naapuri: object, client_of: ClientOf
) -> None:
    foreign = Programme.objects.create(organisation=cecilia.roles.all()[0].organisation, title="N")
    address, words = lift(entry, f"programme-{foreign.pk}", sure="yes")
    assert client_of(entry.owner).post(address, words).status_code == 200
    assert left_the_journal() == 0


def test_what_was_lifted_to_the_group_can_be_taken_back(
    cohort: Cohort, member: Member, entry: Entry, directors: list[Member], client_of: ClientOf
) -> None:
    address, words = lift(entry, f"cohort-{cohort.pk}", sure="yes")
    client_of(member.person).post(address, words)
    back = f"/cohorts/{cohort.pk}/shared/{Shared.objects.get().pk}/"
    client_of(directors[1].person).post(back)
    assert Shared.objects.exists()
    client_of(member.person).post(back)
    assert not Shared.objects.exists()
