"""A programme with one workshop held, one going on and one ahead, and promises to keep."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from talkoot.people.models import Person
from talkoot.practice.actions import keep_commitment
from talkoot.practice.models import Commitment
from talkoot.programmes.models import Programme
from talkoot.workshops.actions import close, prepare
from talkoot.workshops.models import Workshop
from tests.workshops.conftest import METHOD


@pytest.fixture
def held(programme: Programme, aino: Person) -> Workshop:
    made = prepare.prepare(programme, METHOD, aino, title="Mikä vie voimia?")
    prepare.open_room(made)
    close.close(made)
    return made


@pytest.fixture
def running(programme: Programme, aino: Person) -> Workshop:
    made = prepare.prepare(programme, METHOD, aino, title="Mistä arki sujuu?", place="Ruokala")
    prepare.open_room(made)
    return made


@pytest.fixture
def ahead(programme: Programme, aino: Person) -> Workshop:
    starts = timezone.now() + timedelta(days=3)
    return prepare.prepare(programme, METHOD, aino, title="Caseklinikka", starts_at=starts)


@pytest.fixture
def late(programme: Programme) -> Commitment:
    yesterday = timezone.localdate() - timedelta(days=1)
    return keep_commitment(programme, what="Avaimet kaappiin", owner="Jari", due_on=yesterday)
