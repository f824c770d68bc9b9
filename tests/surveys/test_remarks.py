"""Open answers on the page: by blocks of ten, in no order of arrival, and names hidden."""

from __future__ import annotations

from random import Random

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from talkoot.figures.attacker import attack
from talkoot.figures.blocks import Tree, coarsen, partition
from talkoot.people.models import Person
from talkoot.surveys import written
from talkoot.surveys.actions import count, remarks
from talkoot.surveys.models import Remark, Survey
from tests.figures.test_blocks import K, organisations
from tests.surveys.conftest import PEOPLE
from tests.surveys.test_laying import WORD, answered, asked

__all__ = ["asked"]
pytestmark = pytest.mark.django_db(transaction=True)


def published(survey: Survey, writers: dict[str, int]) -> Survey:
    done = answered(survey, writers)
    count.publish(done, seconds=1)
    return Survey.objects.get(pk=done.pk)


@given(organisations(), st.integers(0, 9))
@settings(max_examples=40, deadline=None)
def test_no_list_less_another_leaves_fewer_than_ten(
    organisation: tuple[Tree, list[int]], seed: int
) -> None:
    """Attacked cell by cell, in the true numbers of writers, which are not kept."""
    tree, direct = organisation
    rng = Random(seed)
    made = partition(tree, direct, K)
    wrote = [rng.randint(0, block.size) for block in made.blocks]
    blocks = coarsen(made, wrote, 10).blocks
    of_cell = {cell: number for number, block in enumerate(blocks) for cell in block.cells}
    figures = [
        frozenset(
            own for own, block in enumerate(made.blocks) if of_cell.get(block.cells[0]) in numbers
        )
        for numbers in written.listed_in(made, blocks).values()
        if numbers
    ]
    assert attack(figures, dict(enumerate(wrote)), 10, rng=rng, seconds=0.2).safe


def test_a_member_reads_what_was_written_and_nobody_elsewhere_does(
    asked: Survey, client: Client, olga: Person, cecilia: Person
) -> None:
    survey = published(asked, PEOPLE)
    address = reverse("surveys:written", args=[survey.pk])
    client.force_login(olga)
    page = client.get(address).content.decode()
    assert page.count(WORD) == sum(PEOPLE.values())
    client.force_login(cecilia)
    assert client.get(address).status_code == 404


def test_where_fewer_than_ten_wrote_the_page_says_so(
    asked: Survey, client: Client, olga: Person
) -> None:
    survey = published(asked, {"300": 9})
    client.force_login(olga)
    page = client.get(reverse("surveys:written", args=[survey.pk])).content.decode()
    assert WORD not in page
    assert "survey-written" not in page


def test_what_names_a_colleague_is_hidden_counted_and_brought_back(
    asked: Survey, client: Client, aino: Person, olga: Person
) -> None:
    survey = published(asked, PEOPLE)
    one = remarks.remarks_of(survey)[0]
    hide = reverse("surveys:hide", args=[survey.pk, one.pk])
    client.force_login(olga)
    assert client.post(hide).status_code == 404
    client.force_login(aino)
    assert one.text in client.get(reverse("surveys:moderate", args=[survey.pk])).content.decode()
    client.post(hide)
    page = client.get(reverse("surveys:written", args=[survey.pk])).content.decode()
    assert page.count(WORD) == sum(PEOPLE.values()) - 1
    (listed,) = [
        written.listed(
            "",
            count.blocks_of(survey),
            remarks.blocks_of_remarks(survey, "more"),
            remarks.remarks_of(survey, hidden=True),
            0,
            {},
        )
    ]
    assert listed.hidden == 1
    client.post(hide, {"back": "1"})
    assert len(remarks.remarks_of(survey)) == sum(PEOPLE.values())


def test_when_their_time_is_over_the_page_says_that_remarks_were_erased(
    asked: Survey, client: Client, olga: Person
) -> None:
    survey = published(asked, PEOPLE)
    Remark.objects.all().delete()
    client.force_login(olga)
    client.cookies["django_language"] = "en"
    page = client.get(reverse("surveys:written", args=[survey.pk])).content.decode()
    assert "What was written has been erased" in page
    assert "Fewer than ten" not in page


def test_a_remark_of_another_survey_is_not_hidden_from_here(
    asked: Survey, survey: Survey, client: Client, aino: Person
) -> None:
    done = answered(asked, PEOPLE)
    other = remarks.remarks_of(done)[0]
    Survey.objects.filter(pk=survey.pk).update(state=Survey.State.COUNTED)
    client.force_login(aino)
    assert client.post(reverse("surveys:hide", args=[survey.pk, other.pk])).status_code == 404
    assert not any(one.hidden for one in remarks.remarks_of(done, hidden=True))


def test_the_order_of_remarks_is_not_that_of_the_ballots(asked: Survey) -> None:
    """Twenty-two remarks in the order of their numbers would be one chance in many millions."""
    done = answered(asked, PEOPLE)
    texts = [one.text for one in remarks.remarks_of(done)]
    assert texts != sorted(texts)


def test_the_page_of_results_shows_classes_and_leads_to_the_words(
    asked: Survey, client: Client, olga: Person
) -> None:
    survey = published(asked, {})
    client.force_login(olga)
    page = client.get(reverse("surveys:results", args=[survey.pk]), {"unit": 0}).content.decode()
    assert "alle 40" in page or "under 40" in page
    assert reverse("surveys:written", args=[survey.pk]) in page
