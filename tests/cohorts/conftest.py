"""Nine directors of nine towns. Dagmar of Kuoma is one, Ester convenes; Aino is Dagmar's house."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from talkoot.cohorts.actions import founding, joining
from talkoot.cohorts.models import Cohort, Member
from talkoot.people.models import Organisation, Person
from talkoot.programmes.actions import create_series
from talkoot.programmes.models import Programme
from talkoot.stepkinds.commit.kind import Body as Promise
from talkoot.workshops.actions import close, give, join, prepare
from talkoot.workshops.models import Workshop
from tests.conftest import person
from tests.workshops.conftest import METHOD
from tests.workshops.test_anonymity import go_to


@pytest.fixture
def ester(db: None) -> Person:
    """A facilitator of a consultancy, who convenes the group."""
    virta = Organisation.objects.create(name="Virta", slug="virta", languages=["fi"])
    return person(virta, "Ester", "facilitator")


@pytest.fixture
def dagmar(kuoma: Organisation) -> Person:
    """The director of Kuoma."""
    return person(kuoma, "Dagmar", "manager", "member")


@pytest.fixture
def cohort(ester: Person) -> Cohort:
    today = timezone.localdate()
    made = founding.found(
        ester,
        name="Yhdeksän johtajaa",
        purpose="",
        rules="Mitä täällä puhutaan, jää tänne.",
        ends_on=today + timedelta(days=200),
        erase_on=today + timedelta(days=230),
    )
    create_series(made)
    return made


def comes_in(cohort: Cohort, who: Person, *, sees_all: bool = True) -> Member:
    _letter, token = joining.write_letter(cohort, who.email or "", sees_all=sees_all)
    return joining.accept(token, who, name=who.name)


@pytest.fixture
def member(cohort: Cohort, dagmar: Person) -> Member:
    return comes_in(cohort, dagmar)


@pytest.fixture
def directors(cohort: Cohort, member: Member, naapuri: Organisation) -> list[Member]:
    """Dagmar and seven more: with Ester they are nine."""
    others = [person(naapuri, f"Johtaja{number}") for number in range(7)]
    return [member, *(comes_in(cohort, one) for one in others)]


@pytest.fixture
def series(cohort: Cohort) -> Programme:
    return cohort.series


@pytest.fixture
def meeting(series: Programme, ester: Person) -> Workshop:
    return prepare.prepare(series, METHOD, ester, title="Kesän kokous")


def hold(meeting: Workshop, what: str, owner: str = "") -> Workshop:
    """Hold the meeting: somebody sits down, promises something, and the room is closed."""
    prepare.open_room(meeting)
    seat = join.take_seat(meeting).seat
    beat = go_to(meeting, "promises")
    promise = Promise(what=what, owner=owner, due=timezone.localdate())
    give.contribute(seat, beat, promise, key=uuid4())
    close.close(meeting)
    meeting.refresh_from_db()
    return meeting
