"""The host leads: time, brief, rehearsal, handing over, ending."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from talkoot.live.models import Room
from talkoot.methods import library
from talkoot.people.models import Person
from talkoot.practice.actions import keep_commitment
from talkoot.practice.models import Commitment, Evidence
from talkoot.programmes.models import Programme
from talkoot.stepkinds.discuss.kind import Body as Turn
from talkoot.stepkinds.write.kind import Body
from talkoot.workshops import run_sheet, screens, voices
from talkoot.workshops.actions import close, give, join, move, pace, prepare, rehearse
from talkoot.workshops.console import console
from talkoot.workshops.models import Beat, Seat, Workshop
from tests.conftest import ClientOf
from tests.workshops.conftest import METHOD
from tests.workshops.test_groups import on_to


@pytest.fixture
def plan(programme: Programme, aino: Person) -> Workshop:
    return prepare.prepare(programme, METHOD, aino, title="Mistä arki sujuu?")


def begin(workshop: Workshop, *, minutes_ago: int = 0) -> Workshop:
    """Go to the first beat; it may have begun some time ago."""
    move.advance(workshop, seen=None)
    begun = timezone.now() - timedelta(minutes=minutes_ago)
    Workshop.objects.filter(pk=workshop.pk).update(beat_started_at=begun)
    workshop.beats.filter(state=Beat.State.CURRENT).update(started_at=begun)
    return Workshop.objects.get(pk=workshop.pk)


def left(workshop: Workshop) -> int:
    seconds = screens.clock(Workshop.objects.get(pk=workshop.pk))["left"]
    assert isinstance(seconds, int)
    return seconds


def late(room: Workshop) -> int:
    return run_sheet.drift(room, list(run_sheet.lines(room, "fi")))


def test_a_minute_more_is_a_minute_more_on_the_clock(workshop: Workshop) -> None:
    room = begin(workshop)
    assert room.beat_id
    before = left(room)
    pace.stretch(room, room.beat_id, 1)
    assert left(room) == pytest.approx(before + 60, abs=2)


def test_a_held_clock_stands_still_and_goes_on_from_there(workshop: Workshop) -> None:
    room = begin(workshop, minutes_ago=1)
    before = left(room)
    pace.pause(room)
    long_ago = timezone.now() - timedelta(minutes=10)
    Workshop.objects.filter(pk=room.pk).update(
        paused_at=long_ago, beat_started_at=long_ago - timedelta(minutes=1)
    )
    assert left(room) == pytest.approx(before, abs=2)
    pace.pause(room)
    assert left(room) == pytest.approx(before, abs=2)


def test_a_late_room_is_brought_back_to_its_end(workshop: Workshop) -> None:
    room = begin(workshop, minutes_ago=6)
    assert late(room) == 4
    assert pace.fit(room) == 4
    assert late(room) == 0


def test_a_last_step_that_runs_over_is_late(workshop: Workshop) -> None:
    room = begin(workshop)
    room.beats.filter(state=Beat.State.COMING).update(state=Beat.State.SKIPPED)
    since = timezone.now() - timedelta(minutes=9)
    Workshop.objects.filter(pk=room.pk).update(beat_started_at=since)
    room.beats.filter(state=Beat.State.CURRENT).update(started_at=since)
    assert late(Workshop.objects.get(pk=room.pk)) == 7


def test_while_the_clock_is_held_the_room_grows_later(workshop: Workshop) -> None:
    room = begin(workshop, minutes_ago=11)
    began = room.beat_started_at
    assert began
    Workshop.objects.filter(pk=room.pk).update(paused_at=began + timedelta(minutes=1))
    assert late(Workshop.objects.get(pk=room.pk)) == 10


def test_nothing_is_expected_before_now(workshop: Workshop) -> None:
    Workshop.objects.filter(pk=workshop.pk).update(opened_at=timezone.now() - timedelta(minutes=40))
    first = next(run_sheet.lines(Workshop.objects.get(pk=workshop.pk), "fi"))
    assert first.at == pytest.approx(timezone.now(), abs=timedelta(seconds=5))


def test_every_coming_beat_keeps_a_minute_however_late_the_room_is(workshop: Workshop) -> None:
    room = begin(workshop, minutes_ago=90)
    pace.fit(room)
    assert set(room.beats.filter(state=Beat.State.COMING).values_list("minutes", flat=True)) == {1}


def test_a_step_left_out_is_passed_by_and_can_be_taken_in_again(workshop: Workshop) -> None:
    room = begin(workshop)
    ideas = room.beats.get(step_id="ideas")
    pace.skip(room, ideas.pk)
    pace.skip(room, room.beats.get(step_id="dots").pk)
    pace.skip(room, room.beats.get(step_id="dots").pk)
    pace.skip(room, room.beats.get(step_id="dots").pk)
    move.advance(room, seen=room.beat_id)
    room = Workshop.objects.get(pk=room.pk)
    assert room.beat
    assert room.beat.step_id == "aloud"


def test_a_step_once_more_comes_right_after_the_first_time(workshop: Workshop) -> None:
    room = begin(workshop)
    assert pace.repeat(room, room.beats.get(step_id="ideas").pk)
    assert [beat.step_id for beat in room.beats.all()][:4] == ["welcome", "ideas", "ideas", "dots"]


def go_to(workshop: Workshop, step: str) -> Workshop:
    on_to(workshop, step)
    return Workshop.objects.select_related("beat").get(pk=workshop.pk)


def test_a_step_that_was_passed_by_comes_next_when_it_is_taken_in_again(workshop: Workshop) -> None:
    too_few = workshop.beats.get(step_id="ideas")
    room = go_to(workshop, "aloud")
    assert Beat.objects.get(pk=too_few.pk).too_few
    for _person in range(5):
        join.take_seat(workshop)
    pace.skip(room, too_few.pk)
    assert [
        line.beat.step_id for line in run_sheet.lines(room, "fi") if line.state == "coming"
    ] == [
        "ideas",
        "promises",
    ]
    move.advance(room, seen=room.beat_id)
    assert Workshop.objects.select_related("beat").get(pk=room.pk).beat == too_few


def test_a_step_that_is_over_comes_once_more_after_the_present_one(workshop: Workshop) -> None:
    welcome = workshop.beats.get(step_id="welcome")
    room = go_to(workshop, "aloud")
    assert pace.repeat(room, welcome.pk)
    move.advance(room, seen=room.beat_id)
    beat = Workshop.objects.get(pk=room.pk).beat
    assert beat
    assert (beat.step_id, beat.round) == ("welcome", 2)


def test_the_agenda_of_a_closed_room_stays_as_it_was(workshop: Workshop) -> None:
    room = go_to(workshop, "aloud")
    close.close(room)
    agenda = list(room.beats.values_list("step_id", "state", "minutes"))
    coming = room.beats.get(step_id="promises").pk
    for act in (pace.skip, pace.repeat, partial(pace.stretch, minutes=1)):
        assert not act(room, coming)
    assert pace.fit(room) == 0
    assert list(room.beats.values_list("step_id", "state", "minutes")) == agenda


def promise(programme: Programme, what: str) -> Commitment:
    return keep_commitment(programme, what=what, owner="Keittiö")


def test_the_room_opens_with_what_was_promised_last_time(plan: Workshop) -> None:
    promise(plan.programme, "Avainkaappi eteiseen")
    prepare.open_room(plan)
    assert [card["text"] for card in plan.brief or ()] == ["Avainkaappi eteiseen"]


def test_a_room_opened_from_two_laptops_keeps_its_first_code(plan: Workshop) -> None:
    hers, his = (Workshop.objects.get(pk=plan.pk) for _laptop in range(2))
    prepare.open_room(hers)
    prepare.open_room(his)
    assert his.code == hers.code


def test_what_is_brought_is_settled_when_the_room_opens(workshop: Workshop) -> None:
    assert not prepare.bring(workshop, (), ["Liian myöhään"])
    assert Workshop.objects.get(pk=workshop.pk).brief == []


def test_the_door_of_a_closed_room_stays_closed(workshop: Workshop) -> None:
    close.close(workshop)
    prepare.set_door(workshop, is_open=True)
    assert not Workshop.objects.get(pk=workshop.pk).door_open


def test_the_host_chooses_what_is_brought_to_the_room(
    plan: Workshop, aino: Person, client_of: ClientOf
) -> None:
    kept = promise(plan.programme, "Avainkaappi eteiseen")
    promise(plan.programme, "Uusi kahvinkeitin")
    host = client_of(aino)
    words = {"promises": [kept.pk], "lines": "Joka toinen kaipaa rauhaa syödä\n\n  Miksi?  "}
    host.post(f"/workshops/{plan.pk}/host/brief/", words)
    host.post(f"/workshops/{plan.pk}/host/open/")
    plan.refresh_from_db()
    assert [card["text"] for card in plan.brief or ()] == [
        "Avainkaappi eteiseen",
        "Joka toinen kaipaa rauhaa syödä",
        "Miksi?",
    ]
    assert "Miksi?" in host.get(f"/workshops/{plan.pk}/wall/").content.decode()


def test_a_rehearsal_fills_a_copy_and_leaves_nothing_behind(
    plan: Workshop, aino: Person, client_of: ClientOf
) -> None:
    rooms_before = Room.objects.count()
    host = client_of(aino)
    answer = host.post(f"/workshops/{plan.pk}/host/rehearse/", {"seats": 12})
    copy = Workshop.objects.get(rehearsal=True)
    assert answer["Location"] == f"/workshops/{copy.pk}/host/"
    assert copy.seats.filter(simulated=True).count() == 12
    for _beat in range(5):
        copy.refresh_from_db()
        move.advance(copy, seen=copy.beat_id)
        rehearse.take_part()
    answer = host.post(f"/workshops/{copy.pk}/end/")
    assert answer["Location"] == f"/workshops/{plan.pk}/host/"
    assert not Workshop.objects.filter(rehearsal=True).exists()
    assert not Seat.objects.exists()
    assert not Evidence.objects.exists()
    assert not Commitment.objects.exists()
    assert Room.objects.count() == rooms_before
    plan.refresh_from_db()
    assert plan.state == Workshop.State.PLANNED


@pytest.mark.parametrize("seats", ["4", "301", "monta", ""])
def test_a_rehearsal_has_from_five_to_three_hundred(
    seats: str, plan: Workshop, aino: Person, client_of: ClientOf
) -> None:
    answer = client_of(aino).post(f"/workshops/{plan.pk}/host/rehearse/", {"seats": seats})
    assert answer.status_code == 422
    assert answer.context["rehearsal_form"].errors["seats"]
    assert not Workshop.objects.filter(rehearsal=True).exists()


def test_only_a_rehearsal_can_be_forgotten_whole(workshop: Workshop) -> None:
    with pytest.raises(ValueError, match="rehearsal"):
        rehearse.end(workshop)


def test_the_room_is_closed_only_after_saying_what_is_lost(
    workshop: Workshop, aino: Person, client_of: ClientOf
) -> None:
    host = client_of(aino)
    page = host.get(f"/workshops/{workshop.pk}/end/")
    assert page.context["left"] == 5
    workshop.refresh_from_db()
    assert workshop.state == Workshop.State.OPEN
    answer = host.post(f"/workshops/{workshop.pk}/end/")
    assert answer["Location"] == f"/workshops/{workshop.pk}/"


def test_a_co_host_goes_on_when_the_host_hands_the_room_over(
    workshop: Workshop, aino: Person, bengt: Person, client_of: ClientOf
) -> None:
    host = client_of(aino)
    host.post(f"/workshops/{workshop.pk}/host/give-up/")
    assert aino in workshop.hosts.all()
    host.post(f"/workshops/{workshop.pk}/host/co-host/", {"email": " BENGT@example.org "})
    host.post(f"/workshops/{workshop.pk}/host/give-up/")
    assert list(workshop.hosts.all()) == [bengt]
    assert host.get(f"/workshops/{workshop.pk}/host/").status_code == 404
    client_of(bengt).post(f"/workshops/{workshop.pk}/host/next/", {"seen": ""})
    workshop.refresh_from_db()
    assert workshop.beat_id


def test_a_second_press_on_next_does_not_move_the_room_twice(
    workshop: Workshop, aino: Person, client_of: ClientOf
) -> None:
    host = client_of(aino)
    for _press in range(2):
        host.post(f"/workshops/{workshop.pk}/host/next/", {"seen": ""})
    workshop.refresh_from_db()
    assert workshop.beat
    assert workshop.beat.step_id == "welcome"
    assert workshop.beats.filter(state=Beat.State.DONE).count() == 0


def test_the_console_can_be_fetched_in_parts_after_a_move(
    workshop: Workshop, aino: Person, client_of: ClientOf
) -> None:
    host = client_of(aino)
    page = host.post(
        f"/workshops/{workshop.pk}/host/next/",
        {"seen": ""},
        headers={"X-Fragment": "console"},
        follow=True,
    ).content.decode()
    assert 'data-part="said"' in page
    assert "<html" not in page


def test_the_host_looks_at_a_card_and_lets_the_room_see_it(
    workshop: Workshop, seats: list[Seat], aino: Person, client_of: ClientOf
) -> None:
    host = client_of(aino)
    host.post(f"/workshops/{workshop.pk}/host/hold/")
    beat = on_to(workshop, "aloud")
    give.contribute(seats[0], beat, Body(text="Rauha syödä"), key=uuid4())
    wall = f"/workshops/{workshop.pk}/wall/"
    assert "Rauha syödä" not in host.get(wall).content.decode()
    host.cookies["django_language"] = "en"
    console = host.get(f"/workshops/{workshop.pk}/host/")
    (card,) = console.context["waiting"]
    assert "Rauha syödä" in console.content.decode()
    assert "The cards wait for you to look at them" in console.content.decode()
    host.post(f"/workshops/{workshop.pk}/host/show-card/", {"card": str(card.id)})
    assert "Rauha syödä" in host.get(wall).content.decode()


def test_a_step_of_one_role_is_heard_when_its_holders_have_been(
    programme: Programme, aino: Person
) -> None:
    clinic = prepare.prepare(programme, library.source_of("case-clinic"), aino, title="Klinikka")
    prepare.open_room(clinic)
    for _number in range(9):
        join.take_seat(clinic)
    case = on_to(clinic, "case")
    for owner in clinic.seats.filter(role="owner"):
        assert voices.voice(clinic, case).coarse != "all"
        give.contribute(owner, case, Turn(), key=uuid4())
    told = voices.voice(clinic, case)
    assert (told.coarse, told.people) == ("all", 9)


def test_the_short_form_tells_its_own_length(programme: Programme, aino: Person) -> None:
    source = library.source_of("case-clinic")
    long, short = (
        console(prepare.prepare(programme, source, aino, title="Klinikka", short=short), "fi")
        for short in (False, True)
    )
    method = library.find("case-clinic")
    told = (long["minutes"], short["minutes"])
    assert told == (method.minutes(), method.minutes(short=True))


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ("mirrors", "What is said here stays in the small groups."),
        ("journal", "Everybody writes for themselves."),
        ("looking-back", "You and the room see it at the latest when you close the step."),
    ],
)
def test_the_console_says_why_nothing_is_to_be_seen(
    step: str, told: str, programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    clinic = prepare.prepare(programme, library.source_of("case-clinic"), aino, title="Klinikka")
    prepare.open_room(clinic)
    for _number in range(6):
        join.take_seat(clinic)
    on_to(clinic, step)
    host = client_of(aino)
    host.cookies["django_language"] = "en"
    html = host.get(f"/workshops/{clinic.pk}/host/").content.decode()
    assert told in html
    assert "No cards to show yet." not in html


def test_the_wall_of_a_closed_room_does_not_say_that_nobody_was_heard(
    workshop: Workshop, seats: list[Seat], aino: Person, client_of: ClientOf
) -> None:
    close.close(workshop)
    wall = client_of(aino).get(f"/workshops/{workshop.pk}/wall/").content.decode()
    assert "0 / 6" not in wall


def test_a_phone_in_a_rehearsal_that_ended_is_led_to_the_door(
    plan: Workshop, aino: Person, client_of: ClientOf
) -> None:
    copy = rehearse.rehearse(plan, aino, 5)
    phone = Client()
    phone.post(f"/j/{copy.secret}/", {"people": 1})
    assert phone.get(f"/w/{copy.pk}/").status_code == 200
    rehearse.end(copy)
    page = phone.get(f"/w/{copy.pk}/", follow=True)
    assert page.redirect_chain == [("/join/", 302)]
    assert len(list(page.context["messages"])) == 1
