"""The invented town: somebody for every role, and a day worth looking at."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.db import transaction
from django.test import Client
from django.utils import timezone

from talkoot.cohorts.models import Cohort
from talkoot.demo import command, past, town, year
from talkoot.demo.cast import CAST, PASSWORD, Part
from talkoot.methods import choices
from talkoot.methods.models import OwnMethod
from talkoot.people.models import Person, Placement, Role
from talkoot.practice import ideas
from talkoot.practice.models import Commitment, IdeaBox
from talkoot.programmes.models import Programme
from talkoot.workshops.models import Workshop


@pytest.fixture(scope="module")
def kuoma(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Workshop]:
    """The town, built once for the tests below, which only read it."""
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        yield town.build()
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.parametrize("part", CAST, ids=lambda part: part.key)
def test_everybody_of_the_cast_signs_in_and_finds_her_day(kuoma: Workshop, part: Part) -> None:
    client = Client()
    client.post("/accounts/login/", {"login": part.email, "password": PASSWORD})
    page = client.get("/")
    assert page.status_code == 200
    assert part.name.split()[0] in page.content.decode()


@pytest.mark.django_db
def test_a_code_by_letter_opens_the_door_too(kuoma: Workshop) -> None:
    assert EmailAddress.objects.filter(verified=True, primary=True).count() == len(CAST)
    client = Client()
    client.post("/accounts/login/code/", {"email": CAST[0].email})
    assert [letter.to for letter in mail.outbox] == [[CAST[0].email]]


@pytest.mark.django_db
def test_every_role_has_somebody(kuoma: Workshop) -> None:
    can_sign_in = Role.objects.exclude(person__email=None)
    assert set(can_sign_in.values_list("role", flat=True)) == set(Role.Name.values)
    assert Person.objects.filter(is_instance_admin=True).count() == 1


@pytest.mark.django_db
def test_about_180_people_work_in_the_town(kuoma: Workshop) -> None:
    assert 175 <= Placement.objects.values("membership__person").distinct().count() <= 190


@pytest.mark.django_db
def test_every_programme_has_a_card_whose_every_line_was_understood(kuoma: Workshop) -> None:
    of_kuoma = Programme.objects.exclude(organisation=None)
    assert of_kuoma.filter(card=None).count() == 0
    assert of_kuoma.count() == 5


@pytest.mark.django_db
def test_promises_are_those_of_the_stories_in_every_state(kuoma: Workshop) -> None:
    played = [*past.told(), *past.told(year.WORDS)]
    promised = sorted(words.what for one in played for words in one.promises)
    of_kuoma = Commitment.objects.exclude(programme__organisation=None)
    assert sorted(of_kuoma.values_list("what", flat=True)) == promised
    states = set(Commitment.objects.values_list("state", flat=True))
    assert states == set(Commitment.State.values)
    assert Commitment.objects.unfinished().filter(due_on__lt=timezone.localdate()).exists()


@pytest.mark.django_db
def test_one_workshop_is_open_with_people_in_it_and_some_are_ahead(kuoma: Workshop) -> None:
    assert kuoma.door_open
    assert kuoma.seats.filter(simulated=True).count() == 16
    assert kuoma.beat is not None
    assert kuoma.beat.step.kind == "write"
    planned = Workshop.objects.filter(state=Workshop.State.PLANNED)
    assert planned.exclude(programme__organisation=None).count() == 3
    assert not Workshop.objects.filter(closed_at__gt=timezone.now()).exists()


@pytest.mark.django_db
def test_nine_directors_have_met_and_meet_again_and_only_one_of_them_signs_in(
    kuoma: Workshop,
) -> None:
    cohort = Cohort.objects.get()
    meetings = Workshop.objects.filter(programme__cohort=cohort)
    assert cohort.members.filter(convener=False).count() == 9
    assert {one.state for one in meetings} == {Workshop.State.PLANNED, Workshop.State.CLOSED}
    assert cohort.series.commitments.count() == 2
    director = cohort.members.filter(convener=False).exclude(person__email=None).get().person
    assert director.email in [part.email for part in CAST]
    assert director.journal.count() == 4


def test_the_visitor_is_told_every_login_and_the_address_of_this_machine(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "network_address", lambda: "192.0.2.7")
    command._tell(8123, "48291357")
    said = capsys.readouterr().out
    for part in CAST:
        assert f"{part.email} " in said
    for words in (PASSWORD, "http://localhost:8123", "http://192.0.2.7:8123/join/", "4829 1357"):
        assert words in said


@pytest.mark.django_db
def test_there_are_ideas_in_boxes_and_methods_of_ones_own(kuoma: Workshop) -> None:
    helena = Person.objects.get(email="helena@kuoma.example")
    boxes = IdeaBox.objects.emptied_by(helena)
    assert 0 < len(ideas.with_many(boxes)) < len(boxes)
    owners = {entry.owner for entry in choices.entries(helena)}
    assert "Valmennus Virta" in owners, "what the consultancy offers is in the catalogue"
    mika = Person.objects.get(email="mika@virta.example")
    assert OwnMethod.objects.editable_by(mika).filter(organisation__slug="virta").exists()
    draft = OwnMethod.objects.editable_by(helena).get()
    assert draft.newest is None
