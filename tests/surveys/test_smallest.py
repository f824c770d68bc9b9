"""Before anybody is asked one sees which units would be told alone and which together."""

from __future__ import annotations

import pytest

from talkoot.people.models import Organisation, Person, Placement, Unit
from talkoot.surveys.models import Survey
from talkoot.surveys.smallest import Shown, shown
from tests.conftest import ClientOf

PARENTS = (None, 0, 0, 0)


def test_a_team_that_is_too_small_is_told_with_a_neighbour() -> None:
    assert shown(PARENTS, (0, 3, 6, 30), 5) == [
        Shown(1, 3, 9, (2,)),
        Shown(2, 6, 9, (1,)),
        Shown(3, 30, 30, ()),
    ]


def test_fewer_answers_join_more_of_them() -> None:
    alone = {one.unit for one in shown(PARENTS, (0, 6, 9, 30), 5) if not one.together}
    fewer = {one.unit for one in shown(PARENTS, (0, 6, 9, 30), 5, 0.4) if not one.together}
    assert (alone, fewer) == ({1, 2, 3}, {3})


def test_detail_needs_ten_who_answer() -> None:
    found = {one.unit: one.has_detail for one in shown(PARENTS, (0, 9, 10, 30), 5)}
    assert found == {1: False, 2: True, 3: True}


def test_those_above_others_are_told_as_a_whole_only() -> None:
    found = shown(PARENTS, (2, 9, 10, 30), 5)
    assert found[0] == Shown(0, 2, 51, (), whole=True)


def test_where_all_are_too_few_nothing_is_told() -> None:
    assert shown((None, 0), (1, 3), 5) == []


@pytest.fixture
def staffed(kuoma: Organisation, aino: Person, draft: Survey) -> Survey:
    """A team of one, who is Aino."""
    unit = Unit.objects.get(organisation=kuoma, code="200")
    membership = aino.memberships.get(organisation=kuoma)
    Placement.objects.create(membership=membership, unit=unit)
    return draft


@pytest.mark.django_db
def test_the_page_says_that_they_are_too_few(
    client_of: ClientOf, aino: Person, staffed: Survey
) -> None:
    desk = client_of(aino)
    desk.cookies["django_language"] = "en"
    told = desk.get(f"/surveys/{staffed.pk}/questions/smallest/?share=100").content.decode()
    assert "There is 1 person in the units: too few for any figure of 5." in told


@pytest.mark.django_db
@pytest.mark.parametrize("share", ["0", "-5", "nonsense", "100000", "²"])
def test_a_strange_share_is_the_usual_one(
    client_of: ClientOf, aino: Person, staffed: Survey, share: str
) -> None:
    page = client_of(aino).get(f"/surveys/{staffed.pk}/questions/smallest/", {"share": share})
    assert page.context["share"] == 80
