"""The wheel: a day and its angle are one, and no dot covers another."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from math import hypot

from hypothesis import given, settings
from hypothesis import strategies as st

from talkoot.practice.clock import wheel as clock_wheel
from talkoot.practice.clock.load import Item, by_month, months_of, warnings
from talkoot.practice.clock.rules import window
from talkoot.practice.clock.wheel import Thing, draw

FIRSTS = st.builds(
    lambda month, year: window(month, year)[0], st.integers(1, 12), st.integers(2020, 2060)
)
DAYS = st.integers(0, 364)


def things(first: date, days: list[tuple[int, int, int]]) -> list[Thing]:
    return [
        Thing(str(n), n, ring, first + timedelta(days=day), first + timedelta(days=day + lasts))
        for n, (day, lasts, ring) in enumerate(days, start=1)
    ]


@given(FIRSTS, DAYS)
def test_a_day_comes_back_from_its_angle(first: date, later: int) -> None:
    day = first + timedelta(days=later)
    turned = clock_wheel.angle(day, first)
    assert 0 <= turned < 360
    assert clock_wheel.day_at(turned, first) == day


@given(FIRSTS)
def test_later_days_stand_further_clockwise(first: date) -> None:
    turned = [clock_wheel.angle(first + timedelta(days=n), first) for n in range(365)]
    assert turned == sorted(set(turned))


@settings(max_examples=40, deadline=None)
@given(
    FIRSTS,
    st.lists(st.tuples(DAYS, st.sampled_from([0, 0, 30, 120]), st.integers(0, 3)), max_size=120),
)
def test_up_to_120_things_cover_each_other_nowhere(
    first: date, days: list[tuple[int, int, int]]
) -> None:
    wheel = draw(things(first, days), first, 4)
    assert len(wheel.dots) == len(days)
    for one, other in combinations(wheel.dots, 2):
        assert hypot(one.x - other.x, one.y - other.y) >= one.r + other.r - 0.05
    for dot in wheel.dots:
        assert dot.r < dot.x < wheel.size - dot.r
        assert dot.r < dot.y < wheel.size - dot.r


def test_a_few_things_stand_exactly_on_their_day_and_ring() -> None:
    first = date(2026, 1, 1)
    wheel = draw(things(first, [(0, 0, 0), (90, 0, 1), (180, 0, 1)]), first, 2)
    assert [dot.angle for dot in wheel.dots] == [
        clock_wheel.angle(one.begins, first) for one in (dot.thing for dot in wheel.dots)
    ]
    assert [dot.ring for dot in wheel.dots] == [wheel.radii[0], wheel.radii[1], wheel.radii[1]]
    assert (wheel.dots[0].x, wheel.dots[0].y) == (wheel.middle, wheel.middle - wheel.radii[0])


def test_what_lasts_is_an_arc_and_a_whole_month_is_a_dot_in_its_middle() -> None:
    first = date(2026, 1, 1)
    long = Thing("a", 1, 0, date(2026, 2, 1), date(2026, 3, 31))
    month = Thing("b", 2, 0, date(2026, 9, 1), date(2026, 9, 30), whole_month=True)
    wheel = draw([long, month], first, 1)
    assert [arc.thing.key for arc in wheel.arcs] == ["a"]
    assert 240 < wheel.dots[1].angle < 270


ITEMS = st.lists(
    st.builds(
        lambda n, day, lasts, movable: Item(
            str(n),
            date(2026, 1, 1) + timedelta(days=day),
            date(2026, 1, 1) + timedelta(days=day + lasts),
            movable,
        ),
        st.integers(0, 10**9),
        DAYS,
        st.integers(0, 70),
        st.booleans(),
    ),
    max_size=40,
    unique_by=lambda item: item.key,
)


@settings(max_examples=60, deadline=None)
@given(ITEMS)
def test_a_warning_names_what_it_counts_and_its_way_out_is_emptier(items: list[Item]) -> None:
    counts = by_month(items)
    for one in warnings(items):
        held = [item for item in items if item.key in one.keys]
        assert len(held) == len(one.keys) > 0
        if one.about == "month":
            assert counts[one.day] == len(held)
            assert all(one.day in months_of(item) for item in held)
        if one.to is not None:
            (moved,) = [item for item in held if item.key == one.moves]
            assert moved.movable
            assert one.to.month != 7
            assert counts[one.to] < counts[moved.begins.replace(day=1)]


def test_three_things_in_one_week_are_too_many_and_one_could_go_elsewhere() -> None:
    days = [date(2026, 12, 14), date(2026, 12, 16), date(2026, 12, 17)]
    items = [Item(str(day), day, day, movable=day.day == 17) for day in days]
    (one,) = warnings(items)
    assert (one.about, one.day) == ("week", date(2026, 12, 14))
    assert (one.moves, one.to) == ("2026-12-17", date(2027, 1, 1))


def test_days_on_which_nobody_is_there_are_named_where_they_can_be_helped() -> None:
    for day, about in (
        (date(2026, 6, 19), "holiday"),
        (date(2026, 9, 12), "weekend"),
        (date(2026, 7, 7), "quiet"),
    ):
        assert [one.about for one in warnings([Item("a", day, day, movable=True)])] == [about]
        assert warnings([Item("a", day, day)]) == []


def test_what_a_unit_may_not_move_that_far_is_no_way_out() -> None:
    days = [date(2026, 12, 14), date(2026, 12, 16), date(2026, 12, 17)]
    items = [Item(str(day), day, day, True, date(2026, 12, 1), date(2026, 12, 31)) for day in days]
    (one,) = warnings(items)
    assert (one.moves, one.to) == ("", None)
