"""The night shift answers when a meeting is over, and cannot be told from the others."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from talkoot.people.models import Person
from talkoot.programmes.models import Programme
from talkoot.stepkinds.ask.kind import Body as Answers
from talkoot.stepkinds.write.kind import Body as Card
from talkoot.workshops import checklist, screens, upkeep
from talkoot.workshops.actions import close, follow_up, give, join, prepare, release
from talkoot.workshops.models import Beat, Seat, Workshop
from tests.conftest import ClientOf
from tests.workshops.conftest import METHOD
from tests.workshops.test_anonymity import go_to

QUESTION = """
[[steps]]
id = "pulse"
kind = "ask"
minutes = 2
privacy = "anonymous"
reveal = "close"
title = { en = "Pulse", fi = "Pulssi", sv = "Puls" }

[[steps.questions]]
id = "heard"
type = "scale"
text = { en = "Heard?", fi = "Kuultu?", sv = "Hörd?" }
"""


def write(beat: Beat, seats: list[Seat], word: str) -> None:
    for number, seat in enumerate(seats):
        give.contribute(seat, beat, Card(text=f"{word} {number}"), key=uuid4())


def newcomers(workshop: Workshop, count: int) -> list[Seat]:
    return [join.take_seat(workshop).seat for _number in range(count)]


def fresh(beat: Beat) -> Beat:
    return Workshop.objects.get(pk=beat.workshop_id).beats.get(pk=beat.pk)


def texts(beat: Beat) -> list[str]:
    return sorted(item.text for item in screens.items(fresh(beat)))


@pytest.fixture
def evening(workshop: Workshop, seats: list[Seat]) -> Beat:
    """A meeting of six is over; its anonymous cards were on the wall, and the step stays open."""
    beat = go_to(workshop, "ideas")
    write(beat, seats, "päivä")
    go_to(workshop, "dots")
    assert follow_up.leave_open(workshop, {beat.pk}, hours=24)
    return fresh(beat)


def later(beat: Beat) -> None:
    """The hours are over."""
    Workshop.objects.filter(pk=beat.workshop_id).update(
        late_until=timezone.now() - timedelta(minutes=1)
    )
    upkeep.turn_due()


def test_the_same_step_is_open_and_no_other(evening: Beat) -> None:
    [seat] = newcomers(evening.workshop, 1)
    seat = Seat.objects.select_related("workshop__room").get(pk=seat.pk)
    assert [task.beat.pk for task in checklist.tasks(seat, "fi")] == [evening.pk]
    assert not seat.workshop.is_led


def test_five_late_cards_join_the_others(evening: Beat) -> None:
    write(evening, newcomers(evening.workshop, 5), "yö")
    assert len(texts(evening)) == 6
    later(evening)
    closed = Workshop.objects.get(pk=evening.workshop_id)
    assert closed.summary is not None
    [told] = [beat for beat in closed.summary["beats"] if beat["step"] == "ideas"]
    assert len(told["items"]) == 11


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_fewer_than_five_late_cards_are_told_to_nobody(evening: Beat, count: int) -> None:
    """In the meeting itself they might join, for anybody there could have written them. Now all
    know that nothing more came from the room."""
    before = texts(evening)
    write(evening, newcomers(evening.workshop, count), "yö")
    evening.refresh_from_db()
    release.close(fresh(evening))
    assert texts(evening) == before
    later(evening)
    closed = Workshop.objects.get(pk=evening.workshop_id)
    assert closed.summary is not None
    [told] = [beat for beat in closed.summary["beats"] if beat["step"] == "ideas"]
    assert sorted(told["items"]) == before
    assert closed.summary["withheld"] == count
    assert not closed.contributions.filter(released=False).exists()


def test_one_who_sends_five_cards_is_still_one(evening: Beat) -> None:
    [seat] = newcomers(evening.workshop, 1)
    for number in range(5):
        try:
            give.contribute(seat, evening, Card(text=f"yö {number}"), key=uuid4())
        except give.RefusedError:
            break
    before = texts(evening)
    later(evening)
    assert texts(evening) == before


@pytest.fixture
def asked(programme: Programme, aino: Person) -> Beat:
    """A meeting of twelve has seen how many gave each answer."""
    made = prepare.prepare(programme, METHOD + QUESTION, aino, title="Pulssi")
    prepare.open_room(made)
    seats = newcomers(made, 12)
    beat = go_to(made, "pulse")
    answer(beat, seats, 4)
    assert follow_up.leave_open(made, {beat.pk}, hours=48)
    return fresh(beat)


def answer(beat: Beat, seats: list[Seat], value: int) -> None:
    for place, seat in enumerate(seats):
        kept = 3 if place == 0 else value
        body = Answers.model_validate({"answers": {"heard": kept}})
        give.contribute(seat, beat, body, key=uuid4())


@pytest.mark.parametrize(("count", "joins"), [(4, False), (5, False), (9, False), (10, True)])
def test_the_sums_before_and_after_never_tell_what_each_of_a_few_said(
    asked: Beat, count: int, joins: bool
) -> None:
    """From ten answers on it is told how many gave each: the difference of two such sums tells it
    of the late ones, and so they too must be ten."""
    before = screens.summary(fresh(asked))
    answer(asked, newcomers(asked.workshop, count), 1)
    assert screens.summary(fresh(asked)) == before
    beat = fresh(asked)
    beat.workshop = Workshop.objects.get(pk=asked.workshop_id)
    release.close(beat)
    assert (screens.summary(fresh(asked)) != before) is joins


def test_it_closes_by_itself_and_nobody_comes_in_after_that(evening: Beat) -> None:
    secret = evening.workshop.secret
    later(evening)
    assert Workshop.objects.get(pk=evening.workshop_id).state == Workshop.State.CLOSED
    assert Client().get(f"/j/{secret}/").status_code == 404


def test_a_meeting_is_followed_up_once_and_for_two_days_at_most(
    workshop: Workshop, seats: list[Seat]
) -> None:
    beat = go_to(workshop, "ideas")
    assert follow_up.leave_open(workshop, {beat.pk}, hours=500)
    late = Workshop.objects.get(pk=workshop.pk).late_until
    assert late is not None
    assert late <= timezone.now() + timedelta(hours=48)
    assert not follow_up.leave_open(workshop, {beat.pk}, hours=48)
    close.close(workshop)
    assert not follow_up.leave_open(workshop, {beat.pk}, hours=48)


def test_the_host_chooses_the_steps_on_a_page(
    workshop: Workshop, seats: list[Seat], aino: Person, client_of: ClientOf
) -> None:
    beat = go_to(workshop, "ideas")
    host = client_of(aino)
    page = host.get(f"/workshops/{workshop.pk}/follow-up/")
    assert str(beat.pk) in page.content.decode()
    answer = host.post(f"/workshops/{workshop.pk}/follow-up/", {"steps": [beat.pk], "hours": 24})
    assert answer.status_code == 302
    assert "workshops/days.html" in [
        one.name for one in host.get(f"/workshops/{workshop.pk}/host/").templates
    ]
    phone = Client()
    phone.post(f"/j/{workshop.secret}/", {"people": 1})
    assert phone.get(f"/w/{workshop.pk}/step/{beat.pk}/").context["form"] is not None
