"""The same survey a second time: what changed, of whom it is told, and that it can be published."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from talkoot.figures import statistics
from talkoot.figures.statistics import Sample
from talkoot.people.models import Organisation, Person, Unit
from talkoot.surveys.actions import answer, count, plan
from talkoot.surveys.actions.again import ask_again
from talkoot.surveys.attacking import attacked
from talkoot.surveys.models import Survey
from tests.conftest import ClientOf
from tests.surveys.conftest import PEOPLE, Trustee, counted, place_of, slip
from tests.surveys.test_pages import now, told

pytestmark = pytest.mark.django_db(transaction=True)

FIRST = {"100": 3, "200": 3, "300": 2}  # what everybody in a unit answers, more or less
SECOND = {"100": 4, "200": 4, "300": 2}


def given(survey: Survey, leans: dict[str, int], people: dict[str, int] = PEOPLE) -> None:
    for code, lean in leans.items():
        for number in range(1, people[code] + 1):
            step = min(5, max(1, lean + number % 3 - 1))
            answer.submit(survey, *slip(survey, code, number), {"vo1": step, "vo2": 6 - step})


@pytest.fixture
def first(survey: Survey, trustee: Trustee) -> Survey:
    given(survey, FIRST)
    count.publish(counted(survey, trustee), seconds=2)
    return now(survey)


@pytest.fixture
def opened(first: Survey, trustee: Trustee) -> Callable[[], Survey]:
    def open_it() -> Survey:
        made = ask_again(first, "Uudelleen")
        plan.change(made, handled_on=date(2026, 10, 1))
        plan.keep_key(made, base64.b64encode(trustee.public).decode(), "Tuulikki Tammi")
        trustee.tries(now(made))
        plan.open_survey(now(made))
        return now(made)

    return open_it


def published(survey: Survey, trustee: Trustee) -> dict[str, Any]:
    count.publish(counted(survey, trustee), seconds=2)
    results = now(survey).results
    assert results is not None
    found: dict[str, Any] = results
    return found


def test_the_next_wave_has_the_questions_and_the_terms_but_not_the_key(
    client_of: ClientOf, aino: Person, first: Survey
) -> None:
    client_of(aino).post(f"/surveys/{first.pk}/again/")
    made = Survey.objects.get(before=first)
    assert (made.source, made.k, made.contact) == (first.source, first.k, first.contact)
    assert (made.state, made.public_key, made.handled_on) == (Survey.State.DRAFT, "", None)


def test_the_change_of_a_unit_is_told_with_its_interval(
    opened: Callable[[], Survey], trustee: Trustee
) -> None:
    second = opened()
    given(second, SECOND)
    results = published(second, trustee)
    change = results["change"]["voice"]
    unit = change[str(place_of(second, "100"))]
    assert unit["beyond"] or unit["change"] > 0.5
    still = change[str(place_of(second, "300"))]
    assert abs(still["change"]) < 0.05
    assert still["low"] < 0 < still["high"]
    assert (still["n"], still["n_before"]) == (12, 12) or still["beyond"]
    assert still["g"] is not None


def test_the_house_is_compared_as_the_two_samples_of_all_its_people(
    opened: Callable[[], Survey], trustee: Trustee, first: Survey
) -> None:
    second = opened()
    given(second, SECOND)
    results = published(second, trustee)
    house = results["change"]["voice"]["0"]
    sums = [now(one).block_sums for one in (second, first)]
    assert all(sums)
    told = [now(one).results["scales"]["voice"]["units"]["0"] for one in (second, first)]  # type: ignore[index]
    samples = [
        Sample(one["n"], one["mean"], kept["spread"]["voice"])  # type: ignore[index]
        for one, kept in zip(told, sums, strict=True)
    ]
    expected = statistics.welch(samples[0], samples[1])
    assert house["change"] == pytest.approx(expected.difference, abs=0.02)
    assert house["g"] == pytest.approx(expected.g, abs=0.02)
    assert (house["low"], house["high"]) == pytest.approx(
        (expected.interval.low, expected.interval.high), abs=0.02
    )


def test_a_unit_that_was_closed_is_compared_where_the_house_holds_it(
    opened: Callable[[], Survey], trustee: Trustee
) -> None:
    Unit.objects.filter(code="200").update(closed_on=date(2026, 10, 1))
    second = opened()
    given(second, {"100": 4, "300": 2})
    change = published(second, trustee)["change"]["voice"]
    assert change["0"]["n_before"] == sum(PEOPLE.values())
    assert {"at": 0} in change.values()


def test_a_small_change_tells_nothing_of_fewer_than_five(
    opened: Callable[[], Survey], trustee: Trustee
) -> None:
    second = opened()
    given(second, SECOND, PEOPLE | {"200": 1})
    done = counted(second, trustee)
    found = count.analysed(done)
    waves = count.changed(done, found)
    assert waves is not None
    assert all(one.safe for one in attacked(found, 2, waves))
    assert all(
        n >= 5
        for figures, people in waves.tried()
        for figure in figures
        if (n := sum(people[cell] for cell in figure))
    )


def test_the_page_says_what_changed_and_that_the_people_are_others(
    client_of: ClientOf, aino: Person, opened: Callable[[], Survey], trustee: Trustee
) -> None:
    second = opened()
    given(second, {"100": 5, "200": 5, "300": 5})
    published(second, trustee)
    desk: Client = client_of(aino)
    desk.cookies["django_language"] = "en"
    page = told(desk.get(f"/surveys/{second.pk}/results/?unit=0"))
    assert "Since last time" in page
    assert "gone up by" in page


def test_a_survey_of_its_own_is_compared_with_nothing(
    survey: Survey, trustee: Trustee, kuoma: Organisation
) -> None:
    given(survey, FIRST)
    assert "change" not in published(survey, trustee)
