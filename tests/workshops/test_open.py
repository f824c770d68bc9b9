"""An open workshop: a checklist over days, in which nobody waits for who has vanished."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from talkoot.people.models import Person
from talkoot.programmes.models import Programme
from talkoot.stepkinds.write.kind import Body as Card
from talkoot.workshops import checklist, screens, upkeep, window
from talkoot.workshops.actions import days, give, join, move, prepare
from talkoot.workshops.models import Beat, Seat, Workshop
from talkoot.workshops.views import host
from tests.conftest import ClientOf
from tests.workshops.conftest import METHOD

OPEN_METHOD = METHOD.replace("[[steps]]", "[open]\ndays = 6\n\n[[steps]]", 1)


@pytest.fixture
def open_workshop(programme: Programme, aino: Person) -> Workshop:
    last = timezone.localdate() + timedelta(days=5)
    made = prepare.prepare(programme, OPEN_METHOD, aino, title="Viikon kysymys", closes_on=last)
    prepare.open_room(made)
    return made


def sit(workshop: Workshop, count: int) -> list[Seat]:
    return [join.take_seat(workshop).seat for _number in range(count)]


def write(workshop: Workshop, seats: list[Seat], step: str = "ideas") -> None:
    beat = workshop.beats.get(step_id=step)
    for number, seat in enumerate(seats):
        give.contribute(seat, beat, Card(text=f"kortti {number}"), key=uuid4())


def beat_of(workshop: Workshop, step: str) -> Beat:
    return Workshop.objects.get(pk=workshop.pk).beats.get(step_id=step)


def states(workshop: Workshop, seat: Seat) -> dict[str, str]:
    seat = Seat.objects.select_related("workshop__room").get(pk=seat.pk)
    return {task.beat.step_id: task.state for task in checklist.tasks(seat, "fi")}


def last_day_of(workshop: Workshop, step: str) -> date:
    due = beat_of(workshop, step).due_on
    assert due is not None
    return due


def test_a_step_that_takes_up_cards_opens_when_they_are_in(open_workshop: Workshop) -> None:
    [seat, *others] = sit(open_workshop, 6)
    assert states(open_workshop, seat) == {
        "welcome": "read",
        "ideas": "to-do",
        "dots": "coming",
        "aloud": "coming",
        "promises": "coming",
    }
    write(open_workshop, [seat, *others])
    assert not days.turn(open_workshop, last_day_of(open_workshop, "ideas"))
    assert days.turn(open_workshop, last_day_of(open_workshop, "ideas") + timedelta(days=1))
    assert states(open_workshop, seat)["ideas"] == "done"
    assert states(open_workshop, seat)["dots"] == "to-do"
    assert len(screens.items(beat_of(open_workshop, "ideas"))) == 6


def test_one_who_vanished_keeps_nobody_waiting(open_workshop: Workshop) -> None:
    [_vanished, *others] = sit(open_workshop, 6)
    write(open_workshop, others)
    assert days.turn(open_workshop, last_day_of(open_workshop, "ideas") + timedelta(days=1))


def test_too_few_cards_wait_for_more_and_the_last_day_ends_the_waiting(
    open_workshop: Workshop,
) -> None:
    write(open_workshop, sit(open_workshop, 4))
    day = last_day_of(open_workshop, "ideas") + timedelta(days=1)
    assert not days.turn(open_workshop, day)
    assert screens.items(beat_of(open_workshop, "ideas")) == ()
    write(open_workshop, sit(open_workshop, 1))
    assert days.turn(open_workshop, day)
    assert len(screens.items(beat_of(open_workshop, "ideas"))) == 5


def move_clock(workshop: Workshop, by: int) -> None:
    """Let the workshop have begun and ended so many days earlier."""
    for day in ("opens_on", "closes_on"):
        then = getattr(Workshop.objects.get(pk=workshop.pk), day) - timedelta(days=by)
        Workshop.objects.filter(pk=workshop.pk).update(**{day: then})
    for beat in workshop.beats.exclude(due_on=None):
        earlier = last_day_of(workshop, beat.step_id) - timedelta(days=by)
        Beat.objects.filter(pk=beat.pk).update(due_on=earlier)


def test_a_last_day_that_has_passed_may_still_be_moved_and_nothing_is_lost(
    open_workshop: Workshop,
) -> None:
    write(open_workshop, sit(open_workshop, 5))
    move_clock(open_workshop, 7)
    assert Workshop.objects.get(pk=open_workshop.pk).is_over
    upkeep.turn_due()
    assert Workshop.objects.get(pk=open_workshop.pk).state == Workshop.State.OPEN
    assert days.move(open_workshop, timezone.localdate() + timedelta(days=3))
    again = Workshop.objects.get(pk=open_workshop.pk)
    assert not again.is_over
    assert beat_of(open_workshop, "ideas").contributions.count() == 5
    assert not beat_of(open_workshop, "ideas").contributions.filter(released=True).exists()


def test_it_closes_by_itself_when_the_days_of_grace_are_over(open_workshop: Workshop) -> None:
    write(open_workshop, sit(open_workshop, 5))
    move_clock(open_workshop, 9)
    upkeep.turn_due()
    closed = Workshop.objects.get(pk=open_workshop.pk)
    assert closed.state == Workshop.State.CLOSED
    assert closed.summary is not None
    told = {beat["step"]: beat["items"] for beat in closed.summary["beats"]}
    assert len(told["ideas"]) == 5


def test_it_is_not_moved_into_the_past(open_workshop: Workshop) -> None:
    assert not days.move(open_workshop, timezone.localdate() - timedelta(days=1))


def test_it_opens_by_itself_on_its_day(programme: Programme, aino: Person) -> None:
    today = timezone.localdate()
    soon = prepare.prepare(
        programme,
        OPEN_METHOD,
        aino,
        title="Huomenna",
        opens_on=today + timedelta(days=1),
        closes_on=today + timedelta(days=7),
    )
    upkeep.turn_due()
    assert Workshop.objects.get(pk=soon.pk).state == Workshop.State.PLANNED
    Workshop.objects.filter(pk=soon.pk).update(opens_on=today)
    upkeep.turn_due()
    assert Workshop.objects.get(pk=soon.pk).state == Workshop.State.OPEN


def test_a_phone_is_given_the_checklist_and_the_step_it_chooses(open_workshop: Workshop) -> None:
    phone = Client()
    phone.post(f"/j/{open_workshop.secret}/", {"people": 1})
    page = phone.get(f"/w/{open_workshop.pk}/")
    assert [task.state for task in page.context["tasks"]].count("to-do") == 1
    ideas = beat_of(open_workshop, "ideas")
    step = phone.get(f"/w/{open_workshop.pk}/step/{ideas.pk}/")
    assert step.context["form"] is not None
    sent = phone.post(
        f"/w/{open_workshop.pk}/give/", {"text": "Ovi auki", "beat": ideas.pk, "key": str(uuid4())}
    )
    assert sent["Location"] == f"/w/{open_workshop.pk}/step/{ideas.pk}/"
    page = phone.get(f"/w/{open_workshop.pk}/")
    assert [task.state for task in page.context["tasks"]].count("done") == 1
    coming = beat_of(open_workshop, "dots")
    answer = phone.get(f"/w/{open_workshop.pk}/step/{coming.pk}/")
    assert answer.status_code == 302


def test_a_latecomer_may_join_until_the_last_day_and_no_longer(open_workshop: Workshop) -> None:
    move_clock(open_workshop, 5)
    assert Client().post(f"/j/{open_workshop.secret}/", {"people": 1}).status_code == 302
    move_clock(open_workshop, 1)
    assert Client().post(f"/j/{open_workshop.secret}/", {"people": 1}).status_code == 403
    assert Client().get(f"/j/{open_workshop.secret}/").status_code == 403


def test_the_host_sees_the_days_and_not_the_console(
    open_workshop: Workshop, aino: Person, cecilia: Person, client_of: ClientOf
) -> None:
    page = client_of(aino).get(f"/workshops/{open_workshop.pk}/host/")
    assert page.status_code == 200
    assert "workshops/days.html" in [template.name for template in page.templates]
    assert client_of(cecilia).get(f"/workshops/{open_workshop.pk}/host/").status_code == 404


def test_nobody_leads_it_from_step_to_step(
    open_workshop: Workshop, aino: Person, client_of: ClientOf
) -> None:
    seats = sit(open_workshop, 6)
    before = states(open_workshop, seats[0])
    for action in host.LED_ONLY:
        client_of(aino).post(f"/workshops/{open_workshop.pk}/host/{action}/", {"seen": ""})
    assert not move.advance(open_workshop, seen=None).moved
    assert states(open_workshop, seats[0]) == before
    assert not open_workshop.groups.exists()


def test_a_led_room_has_no_days(workshop: Workshop, seats: list[Seat]) -> None:
    move.advance(workshop, seen=None)
    assert not days.go_on(workshop, seen=0)
    assert not days.turn(workshop, timezone.localdate() + timedelta(days=30))
    assert not days.move(workshop, timezone.localdate() + timedelta(days=30))


def test_those_without_a_phone_fill_in_a_sheet(
    open_workshop: Workshop, aino: Person, client_of: ClientOf
) -> None:
    host_of = client_of(aino)
    assert host_of.get(f"/workshops/{open_workshop.pk}/sheets/?number=2&first=1").status_code == 200
    assert host_of.get(f"/workshops/{open_workshop.pk}/sheets/enter/").status_code == 200
    page = host_of.get(f"/workshops/{open_workshop.pk}/host/").content.decode()
    assert f"/workshops/{open_workshop.pk}/sheets/" in page


def test_the_answers_of_a_step_that_has_ended_are_read_and_no_more_taken(
    open_workshop: Workshop,
) -> None:
    phone = Client()
    phone.post(f"/j/{open_workshop.secret}/", {"people": 1})
    write(open_workshop, sit(open_workshop, 5))
    assert days.go_on(open_workshop, seen=0)
    ideas = beat_of(open_workshop, "ideas")
    page = phone.get(f"/w/{open_workshop.pk}/step/{ideas.pk}/")
    assert page.context["shows"] is not None
    assert "data-give" not in page.content.decode()


def test_a_phone_without_network_on_the_last_day_loses_nothing(open_workshop: Workshop) -> None:
    """What was written in time and comes in the days of grace is taken; nobody new is let in."""
    seats = sit(open_workshop, 5)
    move_clock(open_workshop, 6)
    assert Workshop.objects.get(pk=open_workshop.pk).is_over
    write(open_workshop, seats)
    assert beat_of(open_workshop, "ideas").contributions.count() == 5


@pytest.mark.parametrize(
    ("first", "last"),
    [(date(2026, 3, 23), date(2026, 4, 5)), (date(2026, 10, 19), date(2026, 11, 1))],
)
def test_days_are_days_also_when_the_clock_changes(first: date, last: date) -> None:
    ends = window.last_days(first, last, 4)
    assert ends[-1] == last
    assert ends == sorted(set(ends))
    assert {(b - a).days for a, b in pairwise([first - timedelta(days=1), *ends])} <= {3, 4}
