"""Small groups form by themselves, people may choose, and a role always has a holder."""

from __future__ import annotations

from itertools import chain
from random import Random
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import example, given
from hypothesis import strategies as st

from talkoot.methods import library
from talkoot.people.models import Person, Unit
from talkoot.programmes.models import Programme
from talkoot.stepkinds.assign.kind import Body
from talkoot.workshops import grouping
from talkoot.workshops.actions import give, group, join, move, pace, prepare
from talkoot.workshops.console import console
from talkoot.workshops.forms import SeatForm
from talkoot.workshops.models import Beat, Seat, Workshop


def on_to(workshop: Workshop, step: str) -> Beat:
    """Go on until the room is at a step, and return its beat."""
    while True:
        assert move.advance(workshop, seen=workshop.beat_id).moved
        workshop.refresh_from_db()
        assert workshop.beat is not None
        if workshop.beat.step_id == step:
            workshop.beat.workshop = workshop
            return workshop.beat


def opened(programme: Programme, host: Person, source: str, seats: int) -> Workshop:
    workshop = prepare.prepare(programme, source, host, title="Ryhmissä")
    prepare.open_room(workshop)
    for _number in range(seats):
        join.take_seat(workshop)
    return workshop


def sizes(workshop: Workshop) -> list[int]:
    return sorted(one.seats.count() for one in workshop.groups.all())


@pytest.fixture
def clinic(programme: Programme, aino: Person) -> Workshop:
    source = library.source_of("case-clinic").replace("times = 1", "times = 2")
    return opened(programme, aino, source, 9)


def holders(workshop: Workshop, role: str) -> set[Seat]:
    return set(workshop.seats.filter(role=role, left=False))


def test_pairs_form_by_themselves_and_become_fours(programme: Programme, aino: Person) -> None:
    workshop = opened(programme, aino, library.source_of("one-two-four-all"), 9)
    on_to(workshop, "find-a-pair")
    assert sizes(workshop) == [2, 2, 2, 3]
    on_to(workshop, "find-a-four")
    assert sizes(workshop) == [4, 5]


def test_who_sits_down_is_asked_what_the_groups_cannot_do_without(
    clinic: Workshop, workshop: Workshop, kitchen: Unit
) -> None:
    assert [field.name for field in SeatForm(clinic).asked()] == ["unit", "is_manager"]
    assert SeatForm(workshop).asked() == []


def test_groups_formed_anew_keep_managers_apart_where_the_method_says(
    clinic: Workshop, workshop: Workshop
) -> None:
    apart = [
        console(room, "fi")["groups_form"].initial["manager_apart"] for room in (clinic, workshop)
    ]
    assert apart == [True, False]


def test_going_back_and_on_again_leaves_people_where_they_sit(
    programme: Programme, aino: Person
) -> None:
    workshop = opened(programme, aino, library.source_of("one-two-four-all"), 8)
    on_to(workshop, "find-a-pair")
    before = dict(workshop.seats.values_list("pk", "group__number"))
    assert move.back(workshop, seen=workshop.beat_id)
    workshop.refresh_from_db()
    on_to(workshop, "find-a-pair")
    assert dict(workshop.seats.values_list("pk", "group__number")) == before


def test_each_case_clinic_group_has_one_case_giver_and_one_timekeeper(clinic: Workshop) -> None:
    on_to(clinic, "seats")
    for one in clinic.groups.all():
        roles = list(one.seats.values_list("role", flat=True))
        assert roles.count("owner") == roles.count("timekeeper") == 1
        assert len(roles) >= 4


def test_whoever_takes_a_role_swaps_with_its_holder(clinic: Workshop) -> None:
    beat = on_to(clinic, "seats")
    table = clinic.groups.get(number=1)
    coach = table.seats.filter(role="coach").first()
    holder = table.seats.get(role="owner")
    assert coach
    give.contribute(coach, beat, Body(role="owner"), key=uuid4())
    coach.refresh_from_db()
    holder.refresh_from_db()
    assert (coach.role, holder.role) == ("owner", "coach")


def test_the_next_round_passes_the_case_to_the_next_member(clinic: Workshop) -> None:
    on_to(clinic, "case")
    first = holders(clinic, "owner")
    on_to(clinic, "case")
    second = holders(clinic, "owner")
    assert len(second) == len(first) == clinic.groups.count()
    assert not first & second


def test_the_case_passes_on_when_the_first_step_of_its_round_is_left_out(clinic: Workshop) -> None:
    on_to(clinic, "case")
    first = holders(clinic, "owner")
    pace.skip(clinic, clinic.beats.get(step_id="case", round=2).pk)
    on_to(clinic, "thanks")
    on_to(clinic, "stillness")
    assert holders(clinic, "owner").isdisjoint(first)


def test_going_back_gives_the_case_back_to_who_had_it(clinic: Workshop) -> None:
    on_to(clinic, "thanks")
    first = holders(clinic, "owner")
    move.advance(clinic, seen=clinic.beat_id)
    clinic.refresh_from_db()
    second = holders(clinic, "owner")
    move.back(clinic, seen=clinic.beat_id)
    assert holders(clinic, "owner") == first
    clinic.refresh_from_db()
    move.advance(clinic, seen=clinic.beat_id)
    assert holders(clinic, "owner") == second


def test_a_case_giver_who_leaves_hands_the_role_on(clinic: Workshop) -> None:
    on_to(clinic, "seats")
    owner = clinic.groups.get(number=1).seats.get(role="owner")
    join.leave(owner)
    assert clinic.groups.get(number=1).seats.filter(role="owner").count() == 1


def test_who_comes_late_sits_with_people_and_not_at_a_table_that_all_have_left(
    clinic: Workshop,
) -> None:
    on_to(clinic, "seats")
    for seat in clinic.groups.get(number=1).seats.all():
        join.leave(seat)
    late = join.take_seat(clinic).seat
    assert late.group
    assert late.group.number != 1


def test_who_comes_late_sits_down_though_the_method_names_no_size(
    programme: Programme, aino: Person
) -> None:
    source = CHOSEN.replace("groups = { smallest = 2, largest = 3 }", "")
    source = source.replace('privacy = "group"', "").replace("chosen = true", "")
    workshop = opened(programme, aino, source, 6)
    on_to(workshop, "tables")
    assert join.take_seat(workshop).seat.group


def test_to_come_late_costs_as_much_in_a_large_room_as_in_a_small_one(
    programme: Programme, aino: Person
) -> None:
    def queries(seats: int) -> int:
        workshop = opened(programme, aino, library.source_of("one-two-four-all"), seats)
        on_to(workshop, "find-a-pair")
        with CaptureQueriesContext(connection) as captured:
            join.take_seat(workshop)
        return len(captured)

    assert queries(24) == queries(6)


def test_who_chose_no_table_joins_others_before_sitting_alone(
    programme: Programme, aino: Person
) -> None:
    workshop = opened(programme, aino, CHOSEN, 7)
    beat = on_to(workshop, "tables")
    *choosers, _undecided, early, earlier = workshop.seats.all()
    for seat in (early, earlier):
        join.leave(seat)
    for seat, table in zip(choosers, "1122", strict=True):
        give.contribute(seat, beat, Body(group=table), key=uuid4())
    on_to(workshop, "talk")
    assert sizes(workshop) == [0, 2, 3]


CHOSEN = """
id = "chosen"
version = 1
title = { en = "Chosen", fi = "Valittu", sv = "Vald" }
purpose = { en = "To try.", fi = "Kokeiluun.", sv = "Att prova." }
source = { en = "Our own.", fi = "Oma.", sv = "Egen." }
licence = { en = "CC0 1.0", fi = "CC0 1.0", sv = "CC0 1.0" }
notes = { en = "None.", fi = "Ei ole.", sv = "Inga." }
size = { smallest = 2, typical = 6, largest = 30 }
groups = { smallest = 2, largest = 3 }

[[steps]]
id = "tables"
kind = "assign"
minutes = 2
chosen = true
size = 3
title = { en = "Tables", fi = "Pöydät", sv = "Bord" }

[[steps]]
id = "talk"
kind = "discuss"
minutes = 5
privacy = "group"
title = { en = "Talk", fi = "Puhe", sv = "Tal" }
"""


def test_people_choose_their_table_and_nobody_is_left_standing(
    programme: Programme, aino: Person
) -> None:
    workshop = opened(programme, aino, CHOSEN, 6)
    beat = on_to(workshop, "tables")
    assert sizes(workshop) == [0, 0]
    chooser, other, *_rest = workshop.seats.all()
    for seat in (chooser, other):
        give.contribute(seat, beat, Body(group="2"), key=uuid4())
    on_to(workshop, "talk")
    chooser.refresh_from_db()
    assert chooser.group
    assert chooser.group.number == 2
    assert sizes(workshop) == [3, 3]


def test_a_table_that_is_not_there_cannot_be_chosen(programme: Programme, aino: Person) -> None:
    workshop = opened(programme, aino, CHOSEN, 4)
    on_to(workshop, "tables")
    seat = workshop.seats.first()
    assert seat
    assert not group.choose_group(seat, 77)


@given(st.integers(0, 300), st.integers(2, 8), st.integers(0, 8))
def test_everybody_sits_once_and_groups_are_even(people: int, smallest: int, more: int) -> None:
    sitters = [grouping.Sitter(number, number % 7) for number in range(people)]
    dealt = grouping.mixed(sitters, smallest, smallest + more, rng=Random(people))
    assert sorted(one for members in dealt for one in members) == list(range(people))
    if people >= smallest:
        assert min(len(members) for members in dealt) >= smallest
        assert max(map(len, dealt)) - min(map(len, dealt)) <= 1


@given(st.lists(st.integers(1, 5), max_size=40))
@example([1, 1, 1, 2, 1])
def test_joined_groups_lose_nobody_and_keep_pairs_together(lengths: list[int]) -> None:
    numbers = iter(range(1000))
    groups = [[next(numbers) for _ in range(length)] for length in lengths]
    joined = grouping.doubled(groups)
    assert sorted(chain(*joined)) == sorted(chain(*groups))
    by_length = sorted(groups, key=len)  # the odd one out is a large one
    whole = by_length[: len(groups) // 2 * 2] if len(groups) > 1 else groups
    assert all(any(set(one) <= set(table) for table in joined) for one in whole)
