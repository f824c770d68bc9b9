"""When a thing of the year is: rules come back as they were written, and no year breaks them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from talkoot.practice.clock import rules as clock_rules
from talkoot.practice.clock.rules import Rule, RuleError, Spot

MONTHS = st.integers(1, 12)
SPOTS = st.one_of(
    st.builds(Spot, MONTHS),
    st.builds(Spot, MONTHS, st.integers(1, 31)),
    st.builds(Spot, MONTHS, st.just(0), st.integers(0, 4), st.integers(1, 7)),
)
RULES = st.builds(Rule, SPOTS, st.none() | SPOTS)
YEARS = st.integers(2001, 2199)


@given(RULES)
def test_a_rule_comes_back_as_it_was_written(rule: Rule) -> None:
    assert clock_rules.read(str(rule)) == rule


@given(RULES, YEARS)
def test_a_rule_begins_in_its_month_and_never_ends_before_it_begins(rule: Rule, year: int) -> None:
    first, last = rule.days(year)
    assert (first.year, first.month) == (year, rule.begins.month)
    assert first <= last
    assert (last - first).days <= 366 + 6


@given(MONTHS, st.integers(0, 4), st.integers(1, 7), YEARS)
def test_the_nth_weekday_is_that_weekday(month: int, nth: int, weekday: int, year: int) -> None:
    day = Spot(month, nth=nth, weekday=weekday).first(year)
    assert day.isoweekday() == weekday
    if nth:
        assert (day.day - 1) // 7 + 1 == nth
    else:
        assert (clock_rules.on_day(year, month, 31) - day).days < 7


@pytest.mark.parametrize("text", ["", "13", "00", "02-00", "02-32", "3", "02-W5-1", "02-W1-8", "x"])
def test_what_is_no_rule_is_refused(text: str) -> None:
    with pytest.raises(RuleError):
        clock_rules.read(text)


def test_the_29th_of_february_is_the_28th_in_other_years() -> None:
    rule = clock_rules.read("02-29")
    assert [rule.days(year)[0] for year in (2027, 2028)] == [date(2027, 2, 28), date(2028, 2, 29)]


def test_a_stretch_over_the_new_year_ends_in_the_next_one() -> None:
    assert clock_rules.read("12-15..01-10").days(2026) == (date(2026, 12, 15), date(2027, 1, 10))


@given(RULES, YEARS, st.dates(date(2001, 1, 1), date(2199, 1, 1)))
@example(clock_rules.read("02..01"), 2196, date(2001, 1, 1))  # 366 days: the 1st to the 1st
def test_what_is_moved_begins_there(rule: Rule, year: int, to: date) -> None:
    moved, of = clock_rules.moved(rule, year, to)
    first, last = moved.days(of)
    if rule.whole_month:
        assert (first.year, first.month, first.day) == (to.year, to.month, 1)
    else:
        before = rule.days(year)
        assert first == to
        assert last - first == min(before[1] - before[0], timedelta(days=364))


@given(MONTHS, st.dates(date(2001, 1, 1), date(2199, 12, 31)))
def test_every_day_is_in_the_year_around_it(month: int, day: date) -> None:
    first, last = clock_rules.window(month, clock_rules.year_of(day, month))
    assert first <= day <= last
    assert (first.month, first.day) == (month, 1)


def test_a_school_year_holds_a_leap_day() -> None:
    first, last = clock_rules.window(8, 2027)
    assert (first, last) == (date(2027, 8, 1), date(2028, 7, 31))
    assert (last - first).days == 365


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 4, 3), "good-friday"),
        (date(2026, 4, 6), "easter-monday"),
        (date(2026, 5, 14), "ascension"),
        (date(2026, 6, 19), "midsummer-eve"),
        (date(2026, 10, 31), "all-saints"),
        (date(2027, 3, 28), "easter"),
        (date(2027, 11, 6), "all-saints"),
    ],
)
def test_days_off_are_where_the_almanac_has_them(day: date, name: str) -> None:
    assert clock_rules.holidays(day.year)[day] == name
