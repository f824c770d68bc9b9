"""Slips printed, used and left: what does not add up is told, and few are told of never."""

from __future__ import annotations

import pytest

from talkoot.figures.blocks import Block
from talkoot.people.models import Person
from talkoot.surveys import accounting
from talkoot.surveys.actions import answer, count, plan
from talkoot.surveys.models import Survey
from tests.conftest import ClientOf
from tests.surveys.conftest import PEOPLE, Trustee, answered, place_of

BLOCKS = (Block((1, 2), 9, 0), Block((3,), 8, 3))


def account(used: dict[int, int], back: dict[int, int]) -> dict[str, object]:
    found = accounting.account({1: 6, 2: 4, 3: 10}, used, back, BLOCKS, 5)
    assert found is not None
    return found


def test_what_is_neither_used_nor_left_is_missing_by_block_and_in_all() -> None:
    found = account({1: 5, 2: 4, 3: 8}, {1: 1, 3: 1})
    assert (found["printed"], found["used"], found["back"], found["missing"]) == (20, 17, 2, 1)
    assert [row["missing"] for row in found["blocks"]] == [0, 1]  # type: ignore[attr-defined]


def test_a_slip_that_was_both_left_and_used_shows() -> None:
    assert account({1: 6, 2: 4, 3: 10}, {3: 2})["missing"] == -2


@pytest.mark.parametrize("used", [{1: 4, 3: 8}, {1: 5, 3: 4}, {1: 9}])
def test_blocks_are_told_of_only_where_each_has_enough(used: dict[int, int]) -> None:
    assert account(used, {})["blocks"] == []


def test_fewer_than_k_used_slips_are_told_of_never() -> None:
    assert accounting.account({1: 6}, {1: 4}, {1: 2}, BLOCKS, 5) is None


@pytest.mark.django_db(transaction=True)
def test_the_sums_stand_beside_the_results(
    client_of: ClientOf, aino: Person, survey: Survey, trustee: Trustee
) -> None:
    places = {code: place_of(survey, code) for code in PEOPLE}
    plan.print_slips(survey, {place: PEOPLE[code] + 2 for code, place in places.items()})
    survey.refresh_from_db()
    answered(survey)
    answer.close(survey)
    client = client_of(aino)
    left = {f"pile-{place}": 2 for place in places.values()} | {f"pile-{places['100']}": 1}
    assert client.get(f"/surveys/{survey.pk}/slips/unused/").status_code == 200
    assert client.post(f"/surveys/{survey.pk}/slips/unused/", left).status_code == 302
    survey.refresh_from_db()
    count.load(survey, trustee.opens(survey))
    survey.refresh_from_db()
    assert survey.partition is not None
    told = survey.partition["slips"]
    assert (told["printed"], told["used"], told["back"], told["missing"]) == (28, 22, 5, 1)
    count.publish(survey)
    page = client.get(f"/surveys/{survey.pk}/results/").content.decode()
    attack = page[page.index('id="attack"') :]
    assert "28" in attack
    assert "Yksikkö 300" in attack


@pytest.mark.django_db(transaction=True)
def test_more_than_was_printed_cannot_be_left(
    client_of: ClientOf, aino: Person, survey: Survey
) -> None:
    plan.print_slips(survey, {place_of(survey, "100"): 7})
    answer.close(survey)
    sent = {f"pile-{place_of(survey, '100')}": 8}
    response = client_of(aino).post(f"/surveys/{survey.pk}/slips/unused/", sent)
    assert response.status_code == 200
    assert Survey.objects.get(pk=survey.pk).unused == {}
