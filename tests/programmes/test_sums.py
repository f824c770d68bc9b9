"""Whatever is budgeted and paid, the funder's share and one's own are the whole, to the cent."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as some

from talkoot.ground.finnish import format_sum, parse_sum
from talkoot.programmes.funders.due import later
from talkoot.programmes.funders.shelf import profiles
from talkoot.programmes.labels import LABELS
from talkoot.programmes.money.forms import without_tax
from talkoot.programmes.money.sums import CENT, Line, between, share_of, split, total

EUROS = some.integers(0, 999_999_999).map(lambda cents: Decimal(cents).scaleb(-2))
PERCENT = some.integers(0, 10_000).map(lambda parts: Decimal(parts).scaleb(-2))
DAYS = some.integers(0, 36_525).map(lambda days: date(2000, 1, 1) + timedelta(days=days))
LINES = some.lists(
    some.builds(
        Line, some.sampled_from(["fee", "travel"]), EUROS, some.sampled_from(["yes", "no", "own"])
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(LINES, PERCENT, some.none() | EUROS)
def test_share_and_own_are_the_whole_to_the_cent(
    lines: list[Line], percent: Decimal, granted: Decimal | None
) -> None:
    told = split(lines, percent, granted)
    assert told.share + told.own == told.total == total(one.amount for one in lines)
    assert told.share == told.share.quantize(CENT)
    assert 0 <= told.share <= told.eligible * percent / 100
    assert granted is None or told.share <= granted


@settings(max_examples=60, deadline=None)
@given(LINES, LINES, PERCENT, some.none() | EUROS)
def test_statements_of_periods_add_up_to_the_statement_of_the_whole(
    first: list[Line], second: list[Line], percent: Decimal, granted: Decimal | None
) -> None:
    nothing, half = split([], percent, granted), split(first, percent, granted)
    whole = split(first + second, percent, granted)
    periods = [between(nothing, half), between(half, whole)]
    for name in ("total", "eligible", "share", "own"):
        assert sum(getattr(one, name) for one in periods) == getattr(whole, name)
    assert all(one.share >= 0 for one in periods)


def test_an_odd_cent_is_not_asked_for() -> None:
    assert share_of(Decimal("0.01"), Decimal(50)) == Decimal("0.00")
    assert share_of(Decimal("25670.00"), Decimal(50)) == Decimal("12835.00")
    assert share_of(Decimal("25670.01"), Decimal(50)) == Decimal("12835.00")


@settings(max_examples=60, deadline=None)
@given(EUROS)
def test_a_sum_is_read_back_as_it_was_written(amount: Decimal) -> None:
    assert parse_sum(format_sum(amount)) == amount
    assert parse_sum(f"{format_sum(amount)} €") == amount


def test_what_is_no_sum_is_not_guessed() -> None:
    assert parse_sum("12 500,5") == Decimal("12500.50")
    for text in ("", "-3", "1,234", "1.000,00", "12 50", "kymmenen", "1e5"):
        assert parse_sum(text) is None, text


def test_tax_is_taken_off_and_rounded_to_a_cent() -> None:
    assert without_tax(Decimal("125.50"), Decimal("25.5")) == Decimal("100.00")
    assert without_tax(Decimal("10.00"), Decimal("13.5")) == Decimal("8.81")


@settings(max_examples=60, deadline=None)
@given(DAYS, some.integers(-24, 60))
def test_a_day_some_months_later_is_in_the_right_month(day: date, months: int) -> None:
    then = later(day, months)
    assert (then.year * 12 + then.month) - (day.year * 12 + day.month) == months
    assert then.day == day.day or (then + timedelta(days=1)).day == 1


def test_the_last_of_february_has_a_year_without_it() -> None:
    assert later(date(2028, 2, 29), 12) == date(2029, 2, 28)
    assert later(date(2026, 11, 30), 3) == date(2027, 2, 28)


def test_every_profile_says_its_words_in_all_languages() -> None:
    for one in profiles().values():
        texts = [one.title, one.what, one.share.note, *one.unsure]
        texts += [*(part.title for part in one.chapters), *(part.title for part in one.roles)]
        texts += [text for row in one.categories for text in (row.title, row.reason)]
        texts += [row.title for row in one.documents] + [
            row.note for row in one.documents if row.note
        ]
        assert not [text for text in texts if text.missing], one.id


def test_the_page_of_the_fund_is_the_page_that_we_read_and_write() -> None:
    page = profiles()["tyosuojelurahasto"].page
    said = [(one.fi, one.sv) for one in page if one.fi]
    fi, sv = LABELS["fi"], LABELS["sv"]
    plan = ["facts", "number", "applicant", "implementer", "contact", "period", "decision"]
    plan += ["total", "results", "summary", "responsible", "bulletin"]
    told = ["summary", "background", "audiences", "methods", "effects", "novelty", "material"]
    assert said == [(fi[name], sv[name]) for name in plan + told]
