"""Finnish days and sums are read and written as they are printed."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from talkoot.ground.finnish import format_date, format_money, parse_date, parse_money
from talkoot.programmes.fields import DayField


@given(st.dates())
def test_any_day_comes_back(day: date) -> None:
    assert parse_date(format_date(day)) == day


@given(st.integers(0, 10**12))
def test_any_sum_comes_back(euros: int) -> None:
    assert parse_money(format_money(euros)) == euros


def test_days_and_sums_look_as_they_are_printed() -> None:
    assert format_date(date(2021, 3, 1)) == "1.3.2021"
    assert format_money(12_835) == "12 835 euroa"


@pytest.mark.parametrize("text", ["31.2.2021", "1.3.21", "2021-03-01", "", "1.13.2021", "١.٣.٢٠٢١"])
def test_what_is_no_day_of_the_calendar_is_none(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize("text", ["7019 €", "7 019 euroa", "7\u00a0019 euroa", "7 019,00 eur"])
def test_a_sum_is_read_with_any_space_and_sign(text: str) -> None:
    assert parse_money(text) == 7_019


@pytest.mark.parametrize("text", ["7 019", "70 19 euroa", "7 019,50 euroa", "paljon", "-5 euroa"])
def test_what_is_no_whole_sum_is_none(text: str) -> None:
    assert parse_money(text) is None


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("1.2.", "Write the day like 1.3.2025."),
        ("31.2.2027", "There is no such day in the calendar."),
        ("1.13.2026", "There is no such day in the calendar."),
        ("1.2.0227", "Check the year."),
        ("31.12.9999", "Check the year."),
    ],
)
def test_a_form_says_what_is_wrong_with_a_day(typed: str, told: str) -> None:
    with translation.override("en"):
        with pytest.raises(ValidationError) as wrong:
            DayField().clean(typed)
        assert wrong.value.messages == [told]
