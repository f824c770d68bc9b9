"""Comparing tells each one where she stands, and nobody what another one answered."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.utils import translation

from talkoot.methods import library
from talkoot.people.models import Person
from talkoot.programmes.models import Programme
from talkoot.stepkinds.compare.beside import Beside
from talkoot.workshops import exports, screens, window
from talkoot.workshops.actions import close, give, join, move
from talkoot.workshops.models import Beat, Contribution, Group, Seat, Workshop
from tests.workshops import small

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _spoken_in_english() -> Iterator[None]:
    """Refusals are read here in English, whatever the installation speaks."""
    with translation.override("en"):
        yield


QUESTIONS = """
[[steps.questions]]
id = "evenings"
type = "number"
text = { en = "Evenings", fi = "Iltoja", sv = "Kvällar" }
most = 31
"""
ASK = small.step("facts", "ask", f'privacy = "private"\n{QUESTIONS}')


def method(way: str = "position") -> str:
    return small.method(
        ASK, small.step("beside", "compare", f'answers_from = "facts"\nway = "{way}"')
    )


def answers(seat: Seat, beat: Beat, evenings: int) -> None:
    form = beat.step.behaviour.form(
        beat.step.settings, screens.scene(beat, "fi", seat), {"q-evenings": evenings}
    )
    assert form.is_valid(), form.errors
    give.contribute(small.fresh(seat), beat, form.contribution(), key=uuid4())


def says(seat: Seat, beat: Beat, consent: str) -> None:
    form = beat.step.behaviour.form(
        beat.step.settings, screens.scene(beat, "fi", seat), {"consent": consent}
    )
    assert form.is_valid(), form.errors
    give.contribute(small.fresh(seat), beat, form.contribution(), key=uuid4())


def sees(seat: Seat, beat: Beat) -> Beside:
    found: Beside = screens.scene(beat, "fi", small.fresh(seat)).beside()
    return found


def position(seat: Seat, beat: Beat) -> str:
    return sees(seat, beat).rows[0].place


Room = tuple[Workshop, list[Seat], Beat, Beat]


@pytest.fixture
def room(programme: Programme, aino: Person) -> Room:
    """Six people have answered 1, 2, 3, 4, 5 and 6, and look at where they stand."""
    return _room(programme, aino, "position")


def _room(programme: Programme, host: Person, way: str, people: int = 6) -> Room:
    workshop, seats = small.opened(programme, host, method(way), people, nicknames=True)
    asked = small.on_to(workshop, "facts")
    for number, seat in enumerate(seats, start=1):
        answers(seat, asked, number)
    return workshop, seats, asked, small.on_to(workshop, "beside")


def test_each_one_sees_where_she_stands(room: Room) -> None:
    _workshop, seats, _asked, beat = room
    places = [position(seat, beat) for seat in seats]
    assert places == ["below", "below", "about", "about", "above", "above"]


def test_with_four_answers_nobody_sees_anything(programme: Programme, aino: Person) -> None:
    _workshop, seats, _asked, beat = _room(programme, aino, "position", people=4)
    (row,) = sees(seats[0], beat).rows
    assert row.own == 1
    assert not row.figure.released


def test_who_has_not_answered_sees_nothing_of_the_others(room: Room) -> None:
    workshop, _seats, _asked, beat = room
    newcomer = join.take_seat(workshop).seat
    assert sees(newcomer, beat) == Beside(answered=False)


def test_the_middle_is_told_and_nothing_else(programme: Programme, aino: Person) -> None:
    _workshop, seats, _asked, beat = _room(programme, aino, "middle")
    (row,) = sees(seats[0], beat).rows
    assert (row.own, row.middle, row.place) == (1, 3.5, "")


# Attacks: look, let somebody change something, look again ---------------------------------------


def test_nobody_can_try_other_answers_to_find_where_the_thirds_part(room: Room) -> None:
    _workshop, seats, asked, beat = room
    with pytest.raises(give.RefusedError, match="compared"):
        answers(seats[2], asked, 5)
    assert position(seats[2], beat) == "about"


def test_a_late_answer_does_not_move_the_figure(room: Room) -> None:
    workshop, seats, asked, beat = room
    late = join.take_seat(workshop).seat
    with pytest.raises(give.RefusedError, match="compared"):
        answers(late, asked, 31)
    assert [position(seat, beat) for seat in seats][:3] == ["below", "below", "about"]


def test_who_leaves_takes_her_answer_not_out_of_the_figure(room: Room) -> None:
    _workshop, seats, _asked, beat = room
    before = [position(seat, beat) for seat in seats[1:]]
    join.leave(small.fresh(seats[0]))
    assert [position(seat, beat) for seat in seats[1:]] == before


def test_an_answer_that_is_compared_is_not_taken_back(room: Room) -> None:
    _workshop, seats, asked, beat = room
    own = Contribution.objects.get(seat=seats[0], beat=asked)
    assert not give.take_back(small.fresh(seats[0]), own.pk)
    assert position(seats[1], beat) == "below"


def test_going_back_does_not_open_the_answers_again(room: Room) -> None:
    workshop, seats, asked, _beat = room
    assert move.back(workshop, seen=workshop.beat_id)
    with pytest.raises(give.RefusedError, match="compared"):
        answers(seats[0], asked, 31)


def test_before_five_have_answered_an_answer_may_still_be_changed(
    programme: Programme, aino: Person
) -> None:
    _workshop, seats, asked, beat = _room(programme, aino, "position", people=4)
    answers(seats[0], asked, 9)
    assert sees(seats[0], beat).rows[0].own == 9


def test_no_other_screen_or_paper_tells_an_answer(room: Room) -> None:
    workshop, _seats, asked, beat = room
    for one in (asked, beat):
        assert screens.readable(one) == []
        assert screens.items(one) == ()
    close.close(workshop)
    workshop.refresh_from_db()
    assert workshop.summary is not None
    assert all(one["summary"] is None and not one["items"] for one in workshop.summary["beats"])
    assert "Evenings" not in exports.as_csv(workshop).decode("utf-8-sig")
    assert not Contribution.objects.filter(workshop=workshop).exists()


# Names, where all of a group say yes ------------------------------------------------------------


@pytest.fixture
def trio(programme: Programme, aino: Person) -> Room:
    workshop, seats, asked, beat = _room(programme, aino, "named")
    for number in (1, 2):
        group = Group.objects.create(workshop=workshop, number=number)
        Seat.objects.filter(pk__in=[one.pk for one in seats[3 * number - 3 : 3 * number]]).update(
            group=group
        )
    return workshop, seats, asked, beat


def names(seat: Seat, beat: Beat) -> set[str]:
    return {one.name for one in sees(seat, beat).named}


def test_all_of_a_group_are_named_when_all_have_said_yes(trio: Room) -> None:
    _workshop, seats, _asked, beat = trio
    for seat in seats[:3]:
        says(seat, beat, "yes")
    assert names(seats[0], beat) == {"Nimi 0", "Nimi 1", "Nimi 2"}
    assert names(seats[3], beat) == set()


def test_one_no_means_that_nobody_is_named(trio: Room) -> None:
    _workshop, seats, _asked, beat = trio
    says(seats[0], beat, "yes")
    says(seats[1], beat, "yes")
    says(seats[2], beat, "no")
    assert names(seats[0], beat) == set()


def test_one_who_says_nothing_means_that_nobody_is_named(trio: Room) -> None:
    _workshop, seats, _asked, beat = trio
    says(seats[0], beat, "yes")
    says(seats[1], beat, "yes")
    assert names(seats[0], beat) == set()


def test_a_yes_may_be_taken_back(trio: Room) -> None:
    _workshop, seats, _asked, beat = trio
    for seat in seats[:3]:
        says(seat, beat, "yes")
    says(seats[1], beat, "no")
    assert names(seats[0], beat) == set()


def test_a_newcomer_to_the_group_closes_the_names_until_she_has_said_yes(trio: Room) -> None:
    _workshop, seats, _asked, beat = trio
    for seat in seats[:3]:
        says(seat, beat, "yes")
    Seat.objects.filter(pk=seats[3].pk).update(group=small.fresh(seats[0]).group)
    assert names(seats[0], beat) == set()


def test_a_yes_in_one_group_names_nobody_in_another(trio: Room) -> None:
    _workshop, seats, _asked, beat = trio
    for seat in seats[:4]:
        says(seat, beat, "yes")
    assert names(seats[4], beat) == set()
    assert names(seats[3], beat) == set()


# What a method file may say ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (ASK.replace('privacy = "private"', 'privacy = "seat"'), "give that one privacy"),
        (small.step("facts", "write"), "no `ask` before it"),
    ],
)
def test_answers_are_compared_only_where_they_are_private(source: str, words: str) -> None:
    text = small.method(source, small.step("beside", "compare", 'answers_from = "facts"'))
    with pytest.raises(library.MethodError) as refused:
        library.parse(text)
    assert words in " ".join(refused.value.sentences)


def test_a_comparison_is_never_anything_but_private() -> None:
    assert library.parse(method()).step("beside").privacy == "private"
    with pytest.raises(library.MethodError, match="always private"):
        library.parse(method() + 'privacy = "seat"\n')


def test_over_days_a_comparison_waits_until_all_answers_are_in() -> None:
    assert window.stages(library.parse(method()).steps) == [0, 1]
