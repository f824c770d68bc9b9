"""The neighbour of the invented town, and what each of the two sees of the other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.utils import timezone

from talkoot.demo import cast, house, neighbour, travelled
from talkoot.people.models import Person
from talkoot.portable import since
from talkoot.portable.differing import How
from talkoot.portable.models import Arrival, Origin
from talkoot.practice.models import Clock
from talkoot.programmes.models import Programme


@pytest.fixture(scope="module")
def lehtiranta(
    django_db_setup: None, django_db_blocker: pytest.FixtureRequest
) -> Iterator[Programme]:
    """Built once for the tests below, which only read it, beside a Kuoma without programmes."""
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        houses = house.found()
        cast.enter(houses, house.grow(houses["kuoma"]))
        yield neighbour.live()
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_the_neighbour_is_half_way_from_its_survey_to_its_year(lehtiranta: Programme) -> None:
    today = timezone.localdate()
    modules = list(lehtiranta.modules.all())
    assert [one.ends_on < today for one in modules if one.ends_on] == [True, True, False, False]
    assert [module.workshops.count() for module in modules] == [1, 1, 0, 0]
    assert set(lehtiranta.commitments.values_list("state", flat=True)) == {"done", "partly"}
    assert lehtiranta.house.elsewhere.count() == 9
    year = Clock.objects.get(organisation=lehtiranta.house, unit=None)
    assert year.entries.exists()


@pytest.mark.django_db
def test_whoever_works_for_both_sees_both_and_nobody_else_does(lehtiranta: Programme) -> None:
    seen_by = {
        name: Programme.objects.visible_to(Person.objects.get(email=email)).count()
        for name, email in (
            ("anneli", "anneli@lehtiranta.example"),
            ("mika", "mika@virta.example"),
            ("helena", "helena@kuoma.example"),
        )
    }
    assert seen_by == {"anneli": 1, "mika": 1, "helena": 0}


@pytest.mark.django_db
def test_the_town_has_made_the_neighbours_programme_its_own(lehtiranta: Programme) -> None:
    with transaction.atomic():
        travelled.come(lehtiranta)
        origin = Origin.objects.get(programme__organisation__slug="kuoma")
        told = since.difference(origin)
        waiting = Arrival.objects.get().title
        transaction.set_rollback(True)
    assert told is not None
    ways = {how for part in told.parts for how in part.how}
    assert ways == {How.NEW, How.MOVED, How.CHANGED}
    assert (origin.organisation, waiting) == ("Lehtiranta", lehtiranta.title)
