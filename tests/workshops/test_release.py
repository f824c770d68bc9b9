"""What is released, and when: never so little, or so alone, that it tells who gave it."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from random import Random
from uuid import uuid4

import pytest
from django.utils import timezone

from talkoot.people.models import Person
from talkoot.programmes.models import Programme
from talkoot.stepkinds.ask.kind import Body as Answers
from talkoot.stepkinds.vote.kind import Body as Vote
from talkoot.stepkinds.write.kind import Body as Card
from talkoot.workshops import screens
from talkoot.workshops.actions import close, give, join, move, prepare, rehearse
from talkoot.workshops.models import Beat, Contribution, Seat, Workshop
from tests.workshops.conftest import METHOD
from tests.workshops.test_anonymity import go_to
from tests.workshops.test_groups import on_to

TWO_TEXTS = """
[[steps]]
id = "texts"
kind = "ask"
minutes = 3
privacy = "anonymous"
reveal = "close"
title = { en = "Texts", fi = "Sanoin", sv = "Ord" }

[[steps.questions]]
id = "good"
type = "short"
text = { en = "Good", fi = "Hyvää", sv = "Bra" }

[[steps.questions]]
id = "bad"
type = "short"
text = { en = "Bad", fi = "Huonoa", sv = "Dåligt" }
"""
IN_BATCHES = METHOD.replace('reveal = "close"', 'reveal = "batches"', 1)


@pytest.fixture
def room(programme: Programme, aino: Person) -> Workshop:
    """A room whose anonymous cards come out in batches."""
    made = prepare.prepare(programme, IN_BATCHES, aino, title="Mistä arki sujuu?")
    prepare.open_room(made)
    return made


def sit(room: Workshop, count: int) -> list[Seat]:
    return [join.take_seat(room).seat for _number in range(count)]


def write(seat: Seat, beat: Beat, *texts: str) -> None:
    for text in texts:
        give.contribute(seat, beat, Card(text=text), key=uuid4())


def later(beat: Beat) -> None:
    """Half a minute passes."""
    past = timezone.now() - timedelta(seconds=40)
    Beat.objects.filter(pk=beat.pk).update(started_at=past)
    Beat.objects.filter(pk=beat.pk).exclude(released_at=None).update(released_at=past)


def shown(beat: Beat) -> set[str]:
    beat = Beat.objects.get(pk=beat.pk)
    return {body.text for body in screens.bodies(screens.readable(beat), beat)}  # type: ignore[attr-defined]


def test_five_cards_of_one_seat_are_no_batch(room: Workshop) -> None:
    seats = sit(room, 12)
    beat = go_to(room, "ideas")
    later(beat)
    for seat in seats[:2]:
        write(seat, beat, "yksi", "kaksi", "kolme")
    assert shown(beat) == set()


def test_six_cards_of_two_seats_are_no_batch_after_others_either(room: Workshop) -> None:
    seats = sit(room, 17)
    beat = go_to(room, "ideas")
    later(beat)
    for seat in seats[:5]:
        write(seat, beat, "ensimmäinen erä")
    later(beat)
    for seat in seats[5:7]:
        write(seat, beat, *["toinen erä"] * 3)
    assert shown(beat) == {"ensimmäinen erä"}
    move.close_input(room, seen=beat.pk)
    assert shown(beat) == {"ensimmäinen erä", "toinen erä"}


def test_five_seats_are_a_batch_when_half_a_minute_has_passed(room: Workshop) -> None:
    seats = sit(room, 12)
    beat = go_to(room, "ideas")
    for number, seat in enumerate(seats[:5]):
        write(seat, beat, f"kortti {number}")
    assert shown(beat) == set()
    later(beat)
    write(seats[5], beat, "kortti 5")
    assert shown(beat) == {f"kortti {number}" for number in range(6)}


def test_a_batch_leaves_enough_who_are_silent_to_hide_the_last(room: Workshop) -> None:
    seats = sit(room, 9)
    beat = go_to(room, "ideas")
    later(beat)
    for number, seat in enumerate(seats[:8]):
        write(seat, beat, f"kortti {number}")
    assert shown(beat) == set()
    move.close_input(room, seen=beat.pk)
    assert len(shown(beat)) == 8


@pytest.fixture
def all_answered(programme: Programme, aino: Person) -> Beat:
    """A spoken step that shows nothing before all have answered."""
    aloud = 'minutes = 3\ntitle = { en = "Aloud"'
    source = METHOD.replace(aloud, f'reveal = "all-answered"\n{aloud}')
    room = prepare.prepare(programme, source, aino, title="Yhtä aikaa")
    prepare.open_room(room)
    sit(room, 3)
    return on_to(room, "aloud")


def test_nothing_is_shown_before_all_have_answered(all_answered: Beat) -> None:
    room = all_answered.workshop
    first, second, third = room.seats.all()
    write(first, all_answered, "a", "b")
    write(second, all_answered, "c")
    assert shown(all_answered) == set()
    write(third, all_answered, "d")
    assert shown(all_answered) == {"a", "b", "c", "d"}


def test_who_has_left_is_not_waited_for(all_answered: Beat) -> None:
    first, second, third = all_answered.workshop.seats.all()
    join.leave(third)
    write(first, all_answered, "a")
    write(second, all_answered, "b")
    assert shown(all_answered) == {"a", "b"}


def test_an_anonymous_card_after_all_have_answered_waits_for_the_close(
    programme: Programme, aino: Person
) -> None:
    source = METHOD.replace('reveal = "close"', 'reveal = "all-answered"', 1)
    room = prepare.prepare(programme, source, aino, title="Yhtä aikaa")
    prepare.open_room(room)
    people = sit(room, 6)
    beat = go_to(room, "ideas")
    for number, seat in enumerate(people):
        assert shown(beat) == set()
        write(seat, beat, f"{number}")
    assert shown(beat) == {"0", "1", "2", "3", "4", "5"}
    write(people[0], beat, "yksin")
    assert "yksin" not in shown(beat)


def test_a_table_that_stands_for_many_people_is_one_seat(room: Workshop) -> None:
    tables = [join.take_seat(room, people=6).seat for _number in range(6)]
    beat = go_to(room, "ideas")
    later(beat)
    for table in tables[:4]:
        write(table, beat, "pöydästä")
    move.close_input(room, seen=beat.pk)
    assert shown(beat) == set()


def test_what_fewer_than_five_wrote_is_held_back_and_joins_when_more_write(
    workshop: Workshop, seats: list[Seat]
) -> None:
    beat = go_to(workshop, "ideas")
    for seat in seats[:4]:
        write(seat, beat, f"kortti {seat.pk}")
    move.close_input(workshop, seen=beat.pk)
    assert shown(beat) == set()
    later(beat)
    write(seats[4], beat, "viides")
    assert len(shown(beat)) == 5


def test_what_stays_held_back_is_erased_at_closing_and_counted(
    workshop: Workshop, seats: list[Seat]
) -> None:
    beat = go_to(workshop, "ideas")
    for seat in seats[:4]:
        write(seat, beat, "salaisuus")
    close.close(workshop)
    workshop.refresh_from_db()
    assert workshop.summary is not None
    assert workshop.summary["withheld"] == 4
    assert "salaisuus" not in str(workshop.summary)
    assert not Contribution.objects.filter(beat=beat).exists()


def test_a_late_card_joins_the_others_at_the_end_and_lies_anywhere_among_them(
    workshop: Workshop, seats: list[Seat]
) -> None:
    beat = go_to(workshop, "ideas")
    for number, seat in enumerate(seats):
        write(seat, beat, f"kortti {number}")
    move.close_input(workshop, seen=beat.pk)
    before = set(Contribution.objects.filter(beat=beat).values_list("pk", flat=True))
    write(seats[0], beat, "myöhässä")
    assert "myöhässä" not in shown(beat)
    close.close(workshop)
    assert "myöhässä" in shown(beat)
    after = set(Contribution.objects.filter(beat=beat).values_list("pk", flat=True))
    assert before < after  # votes still know the cards they were given to


def test_a_late_card_that_only_a_few_could_have_written_is_held_back(
    workshop: Workshop, seats: list[Seat]
) -> None:
    beat = go_to(workshop, "ideas")
    for number, seat in enumerate(seats):
        write(seat, beat, *[f"kortti {number}"] * (3 if number else 2))
    move.close_input(workshop, seen=beat.pk)
    write(seats[0], beat, "myöhässä")  # all the others have used up their cards
    close.close(workshop)
    assert "myöhässä" not in shown(beat)


def test_a_late_vote_does_not_change_a_sum_that_is_out(
    workshop: Workshop, seats: list[Seat]
) -> None:
    ideas = go_to(workshop, "ideas")
    for number, seat in enumerate(seats):
        write(seat, ideas, f"kortti {number}")
    beat = go_to(workshop, "dots")
    card = str(screens.readable(Beat.objects.get(pk=ideas.pk))[0].pk)
    for seat in seats[:5]:
        give.contribute(seat, beat, Vote(weights={card: 1}), key=uuid4())
    move.close_input(workshop, seen=beat.pk)
    give.contribute(seats[5], beat, Vote(weights={card: 3}), key=uuid4())
    close.close(workshop)
    workshop.refresh_from_db()
    assert workshop.summary is not None
    told = next(one for one in workshop.summary["beats"] if one["step"] == "dots")
    assert told["summary"]["voters"] == 5
    assert workshop.summary["withheld"] == 1


def test_votes_of_fewer_than_five_are_not_counted_aloud(
    workshop: Workshop, seats: list[Seat]
) -> None:
    ideas = go_to(workshop, "ideas")
    for number, seat in enumerate(seats):
        write(seat, ideas, f"kortti {number}")
    beat = go_to(workshop, "dots")
    card = str(screens.readable(Beat.objects.get(pk=ideas.pk))[0].pk)
    for seat in seats[:4]:
        give.contribute(seat, beat, Vote(weights={card: 1}), key=uuid4())
    move.close_input(workshop, seen=beat.pk)
    assert screens.summary(Beat.objects.get(pk=beat.pk)).model_dump()["voters"] == 0


def test_nobody_is_simulated_in_a_real_room(room: Workshop) -> None:
    with pytest.raises(ValueError, match="real room"):
        rehearse.seat_simulated(room, 12, Random(1))
    assert not room.seats.exists()


def test_two_texts_of_one_answer_do_not_show_that_one_person_gave_both(
    programme: Programme, aino: Person
) -> None:
    room = prepare.prepare(programme, METHOD + TWO_TEXTS, aino, title="Kaksi kysymystä")
    prepare.open_room(room)
    sit(room, 8)
    beat = go_to(room, "texts")
    for number, seat in enumerate(room.seats.all()):
        answers = Answers(answers={"good": f"hyvä {number}", "bad": f"huono {number}"})
        give.contribute(seat, beat, answers, key=uuid4())
    move.close_input(room, seen=beat.pk)
    cards = screens.items(Beat.objects.get(pk=beat.pk))
    assert len({card.id[:8] for card in cards}) == 16
    beside = sum(one.text.split()[1] == other.text.split()[1] for one, other in pairwise(cards))
    assert beside < 7  # chance: one in fifteen
