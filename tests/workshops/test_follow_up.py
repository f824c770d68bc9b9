"""A promise gets the day it is asked about, and the next workshop that opens asks."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from talkoot.people.models import Person
from talkoot.practice.actions import keep_commitment
from talkoot.practice.models import Commitment
from talkoot.programmes.models import Programme
from talkoot.stepkinds.commit.kind import Body
from talkoot.workshops.actions import close, give
from tests.conftest import ClientOf
from tests.workshops.small import method, on_to, opened, step

pytestmark = pytest.mark.django_db
PROMISES = method(step("promises", "commit", "follow_up_days = 14"))


def test_a_promise_is_asked_about_so_many_days_after_its_date(
    programme: Programme, aino: Person
) -> None:
    workshop, seats = opened(programme, aino, PROMISES, 1)
    beat = on_to(workshop, "promises")
    promise = Body(what="Avainkaappi", owner="Keittiö", due=date(2026, 12, 1))
    give.contribute(seats[0], beat, promise, key=uuid4())
    close.close(workshop)
    assert Commitment.objects.get().check_on == date(2026, 12, 15)


def test_the_next_room_opens_with_those_that_it_is_time_to_ask_about(
    programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    today = timezone.localdate()
    for what, days in (("Ensi kuussa", 30), ("Tänään", 0), ("Eilen jo tehty", -1)):
        keep_commitment(programme, what=what, owner="Aino", check_on=today + timedelta(days=days))
    Commitment.objects.filter(what="Eilen jo tehty").update(state=Commitment.State.DONE)
    workshop, _seats = opened(programme, aino, PROMISES)
    workshop.refresh_from_db()
    assert [(card["text"], card["asked"]) for card in workshop.brief or ()] == [
        ("Tänään", "yes"),
        ("Ensi kuussa", ""),
    ]
    host = client_of(aino)
    for screen in ("host", "wall"):
        page = host.get(f"/workshops/{workshop.pk}/{screen}/").content.decode()
        mark = {"host": 'class="list-state">', "wall": 'class="card-author">'}[screen]
        asked = page.index(mark)
        assert page.count(mark) == 1
        assert page.index("Tänään") < asked < page.index("Ensi kuussa")
