"""Whom results are shown to, in which words, and what a supervisor hears before others."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from talkoot.people.models import Person, Placement, Unit
from talkoot.surveys import beside, overview, reading, seeing, showing
from talkoot.surveys.actions import answer, count
from talkoot.surveys.models import Survey
from tests.conftest import ClientOf
from tests.surveys.conftest import PEOPLE, QUESTIONNAIRE, Trustee, answered, counted, place_of, slip
from tests.surveys.test_pages import now, told

pytestmark = pytest.mark.django_db(transaction=True)

ABOUT = 'about = "supervisor"\nfewest = 10\n'
SUPERVISED = QUESTIONNAIRE.replace('id = "voice"\n', f'id = "voice"\n{ABOUT}')


def in_english(client: Client) -> Client:
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def published(survey: Survey, trustee: Trustee) -> Survey:
    answered(survey)
    count.publish(counted(survey, trustee), seconds=2)
    return now(survey)


@pytest.fixture
def supervised(published: Survey) -> Survey:
    published.source = SUPERVISED
    published.save()
    return now(published)


def leads(person: Person, code: str) -> None:
    membership = person.memberships.get()
    Placement.objects.create(membership=membership, unit=Unit.objects.get(code=code), manages=True)


def units_of(told: dict[str, Any]) -> set[str]:
    return set(told["scales"]["voice"]["units"])


def test_what_is_said_of_a_supervisor_she_hears_a_week_before_others(
    supervised: Survey, aino: Person, olga: Person
) -> None:
    leads(aino, "300")
    place = str(place_of(supervised, "300"))
    assert place in units_of(supervised.results or {})
    assert units_of(seeing.told_to(supervised, aino)) == {"0", place}
    mine, others = (seeing.told_to(supervised, one) for one in (aino, olga))
    assert units_of(others) == {"0"}
    assert set(others["items"]["vo1"]) == {"0"}
    assert set(others["differs"]["voice"]) <= {"0"}
    assert place in mine["items"]["vo1"]


def test_after_a_week_everybody_sees_it(supervised: Survey, olga: Person) -> None:
    supervised.published_on = timezone.localdate() - timedelta(days=seeing.FIRST_DAYS)
    assert seeing.told_to(supervised, olga)["scales"] == (supervised.results or {})["scales"]


def test_the_page_says_from_which_day_it_is_seen(
    client_of: ClientOf, supervised: Survey, olga: Person
) -> None:
    client = in_english(client_of(olga))
    place = place_of(supervised, "300")
    page = told(client.get(f"/surveys/{supervised.pk}/results/?unit={place}"))
    assert "who sees it first" in page
    exported = client.get(f"/surveys/{supervised.pk}/results/export.csv").content.decode()
    assert str((supervised.results or {})["scales"]["voice"]["units"][str(place)]["mean"]) not in (
        exported
    )


def test_a_scale_about_a_supervisor_needs_ten() -> None:
    with pytest.raises(reading.QuestionnaireError):
        reading.read(SUPERVISED.replace("fewest = 10", "fewest = 9"))


def test_who_leads_a_unit_comes_to_it_first(
    client_of: ClientOf, published: Survey, aino: Person
) -> None:
    leads(aino, "300")
    page = told(in_english(client_of(aino)).get(f"/surveys/{published.pk}/results/"))
    assert "<h1>Yksikkö 300</h1>" in page
    assert "you lead it" in page


def test_who_leads_two_small_teams_reads_that_they_are_shown_together(
    client_of: ClientOf, survey: Survey, trustee: Trustee, aino: Person
) -> None:
    """Two teams of four and three: neither has a figure of its own."""
    for code in ("100", "200"):
        leads(aino, code)
    for code, n in {"100": 4, "200": 3, "300": 12}.items():
        for number in range(1, n + 1):
            answer.submit(survey, *slip(survey, code, number), {"vo1": number % 5 + 1, "vo2": 2})
    count.publish(counted(survey, trustee), seconds=2)
    page = told(in_english(client_of(aino)).get(f"/surveys/{survey.pk}/results/"))
    heading = page[page.index("<h1>") : page.index("</h1>")]
    assert "Yksikkö 100" in heading
    assert "Yksikkö 200" in heading
    assert "together" in heading
    assert page.count("you lead it") == 2
    assert "Why together?" in page


def test_where_everybody_answered_alike_no_single_answer_can_be_read(
    survey: Survey, trustee: Trustee
) -> None:
    """A full house of one voice, and a team of three in which all three answered."""
    for code, n in PEOPLE.items():
        for number in range(1, n + 1):
            answer.submit(survey, *slip(survey, code, number), {"vo1": 5, "vo2": 1})
    count.publish(counted(survey, trustee), seconds=2)
    results = now(survey).results
    assert results is not None
    for figures in results["items"].values():
        for figure in figures.values():
            assert figure["n"] >= 5
            assert figure["mean"] not in (1, 5)
            assert not figure["counts"] or sum(map(bool, figure["counts"])) > 1


def test_a_survey_nobody_answered_says_so(
    client_of: ClientOf, survey: Survey, trustee: Trustee, aino: Person
) -> None:
    count.publish(counted(survey, trustee), seconds=1)
    client = in_english(client_of(aino))
    assert "nothing can be shown" in told(client.get(f"/surveys/{survey.pk}/results/"))
    assert "not shown" in told(client.get(f"/surveys/{survey.pk}/results/map/"))
    assert "You can still talk" in told(client.get(f"/surveys/{survey.pk}/results/talk/"))


def test_an_observer_sees_all_of_it_and_what_the_attacker_tried(
    client_of: ClientOf, published: Survey, olga: Person
) -> None:
    page = told(in_english(client_of(olga)).get(f"/surveys/{published.pk}/results/"))
    assert 'id="attack"' in page
    assert "Means from elsewhere" not in page


def test_a_mean_from_elsewhere_stands_beside_ones_own_without_a_test(
    client_of: ClientOf, published: Survey, aino: Person
) -> None:
    client = in_english(client_of(aino))
    sent = {"mean-voice": "2.5", "sd-voice": "1", "source-voice": "Whole country 2025"}
    client.post(f"/surveys/{published.pk}/results/elsewhere/", sent)
    asked, tree = published.questionnaire, published.tree or []
    shown = showing.unit(asked, tree, seeing.told_to(published, aino), 0)
    assert shown is not None
    (scale,) = shown.scales
    assert scale.benchmark is not None
    gap = scale.mean - 2.5
    assert scale.benchmark.difference == pytest.approx(gap, abs=0.01)
    assert scale.benchmark.g == pytest.approx(gap * (1 - 3 / (4 * (scale.n - 1) - 1)), abs=0.01)
    assert "Whole country 2025" in told(client.get(f"/surveys/{published.pk}/results/?unit=0"))


def test_a_mean_from_elsewhere_needs_its_source_and_what_was_typed_stays(
    client_of: ClientOf, published: Survey, aino: Person
) -> None:
    address = f"/surveys/{published.pk}/results/elsewhere/"
    page = told(in_english(client_of(aino)).post(address, {"mean-voice": "2.5"}))
    assert "Say where the mean is from." in page
    assert 'value="2.5"' in page
    assert not published.benchmarks.exists()


def test_under_ten_people_a_mean_from_elsewhere_has_no_effect_size() -> None:
    few, enough = (beside.benchmark(3.0, n, (2.5, 1.0, "A")) for n in (9, 10))
    assert few is not None
    assert enough is not None
    assert (few.difference, few.g) == (0.5, None)
    assert enough.g == pytest.approx(0.5 * (1 - 3 / 35), abs=0.01)


def test_the_heat_map_names_the_unit_that_differs(
    client_of: ClientOf, survey: Survey, trustee: Trustee, olga: Person
) -> None:
    for code, n in PEOPLE.items():
        for number in range(1, n + 1):
            step = 5 - number % 2 if code == "300" else 1 + number % 2
            answer.submit(survey, *slip(survey, code, number), {"vo1": step, "vo2": 6 - step})
    count.publish(counted(survey, trustee), seconds=2)
    page = told(in_english(client_of(olga)).get(f"/surveys/{survey.pk}/results/map/"))
    assert "heat-cell up" in page
    assert '<span class="heat-word">higher</span>' in page
    assert page.count('<span class="heat-word">lower</span>') == 1
    ordered = told(in_english(client_of(olga)).get(f"/surveys/{survey.pk}/results/map/?by=voice"))
    rows = ordered.split("<tbody>")[1].split("</tbody>")[0].split("</tr>")
    assert "Yksikkö 300" in rows[0]
    assert "heat-cell up" in rows[0]
    assert not [row for row in rows if "shown together" in row]


def test_a_large_house_is_walked_level_by_level() -> None:
    tree: list[dict[str, Any]] = [{"parent": None, "names": {"fi": "Talo"}}]
    tree += [{"parent": 0, "names": {"fi": f"Osasto {n}"}} for n in range(8)]
    tree += [{"parent": 1 + n % 8, "names": {"fi": f"Tiimi {n}"}} for n in range(160)]
    told: dict[str, Any] = {"respondents": {}, "together": {}}
    places = [row.place for row in overview.near(tree, told, 1)]
    assert len(places) == 1 + 8 + 20
    assert [row.place for row in overview.near(tree, told, 0)] == list(range(9))
