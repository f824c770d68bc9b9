"""The coordinator's desk from a plan to results, and what everybody in the house sees of them."""

from __future__ import annotations

import base64
import json
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from talkoot.people.models import Person, Placement, Unit
from talkoot.surveys import ballots
from talkoot.surveys.actions import answer, count, publishing
from talkoot.surveys.models import Survey
from tests.conftest import ClientOf
from tests.surveys.conftest import Trustee, answered, counted, place_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(client_of: ClientOf, aino: Person) -> Client:
    client = client_of(aino)
    client.cookies["django_language"] = "en"
    return client


def told(response: Any) -> str:
    text: str = response.content.decode()
    return " ".join(
        re.sub(r'name="csrfmiddlewaretoken" value="\w+"|nonce="[^"]*"', "", text).split()
    )


def now(survey: Survey) -> Survey:
    return Survey.objects.get(pk=survey.pk)


def test_a_survey_is_planned_with_a_shipped_questionnaire(desk: Client, units: list[Unit]) -> None:
    words = {
        "organisation": units[0].organisation_id,
        "questionnaire": "wellbeing-short",
        "title": "Syksyn kysely",
        "mode": "anonymous",
        "k": "7",
        "contact": "Aino",
    }
    page = told(desk.post("/surveys/new/", words, follow=True))
    made = Survey.objects.get()
    assert (made.title, made.k, len(made.questionnaire.items)) == ("Syksyn kysely", 7, 8)
    assert "The trustee has not given a key yet." in page or "key" in page
    assert page.count('<use class="never"') == 0
    assert page.index("If the key is lost") < page.index('name="public_key"')


def test_fewer_than_five_are_not_offered(desk: Client, units: list[Unit]) -> None:
    words = {"questionnaire": "wellbeing-short", "title": "A", "mode": "anonymous", "contact": "A"}
    words |= {"organisation": str(units[0].organisation_id), "k": "4"}
    assert desk.post("/surveys/new/", words).status_code == 200
    assert not Survey.objects.exists()


def test_what_is_no_key_is_refused_in_words(desk: Client, draft: Survey) -> None:
    sent = {"trustee": "T", "public_key": "avain"}
    page = told(desk.post(f"/surveys/{draft.pk}/key/", sent))
    assert 'value="avain"' in page
    assert "talkoot key" in page
    assert now(draft).trustee == "Tuulikki Tammi"


def test_an_open_survey_keeps_its_terms_and_its_key(desk: Client, survey: Survey) -> None:
    assert desk.post(f"/surveys/{survey.pk}/", {"title": "X", "k": "9", "contact": "-"})
    key = base64.b64encode(bytes(32)).decode()
    response = desk.post(f"/surveys/{survey.pk}/key/", {"trustee": "M", "public_key": key})
    assert response.status_code == 404
    assert (now(survey).k, now(survey).trustee) == (5, "Tuulikki Tammi")


def test_an_open_survey_tells_nobody_how_many_have_answered(desk: Client, survey: Survey) -> None:
    before = told(desk.get(f"/surveys/{survey.pk}/"))
    answered(survey)
    assert told(desk.get(f"/surveys/{survey.pk}/")) == before


def test_a_pile_grows_and_never_shrinks(desk: Client, survey: Survey) -> None:
    fields = {f"pile-{place}": "0" for place, _unit in enumerate(survey.tree or ())}
    kitchen = f"pile-{place_of(survey, '100')}"
    address = f"/surveys/{survey.pk}/slips/"
    desk.post(address, fields | {kitchen: "7"})
    desk.post(address, fields | {kitchen: "3"})
    assert now(survey).slips_of[place_of(survey, "100")] == 7
    sheet = told(desk.get(f"{address}{place_of(survey, '100')}/"))
    assert sheet.count("slip-letters") == 7


def test_the_box_goes_to_the_trustee_and_comes_back(
    desk: Client, survey: Survey, trustee: Trustee
) -> None:
    answered(survey)
    desk.post(f"/surveys/{survey.pk}/close/")
    box = json.loads(desk.get(f"/surveys/{survey.pk}/ballots.json").content)
    assert len(box["ballots"]) == 22
    given_back = ballots.give_back(trustee.opens(now(survey)), base64.b64decode(box["server"]))
    opened = {"sealed": base64.b64encode(given_back).decode()}
    file = SimpleUploadedFile("OPENED.json", json.dumps(opened).encode())
    page = told(desk.post(f"/surveys/{survey.pk}/opened/", {"opened": file}, follow=True))
    assert now(survey).state == Survey.State.COUNTED, page
    desk.post(f"/surveys/{survey.pk}/publish/")
    publishing.publish_due()
    assert "Yksikkö" in told(desk.get(f"/surveys/{survey.pk}/results/"))
    assert now(survey).state == Survey.State.PUBLISHED


@pytest.mark.parametrize(
    "wrong",
    [
        b"",
        b"kissa",
        b"[]",
        b'{"sealed": 4}',
        b'{"sealed": "AAAA"}',
        b'{"opened": []}',
        b"[" * 90_000,
        b"\xff\xfe",
    ],
)
def test_a_file_that_is_not_the_opened_box_is_refused_in_words(
    desk: Client, survey: Survey, wrong: bytes
) -> None:
    answered(survey)
    answer.close(survey)
    file = SimpleUploadedFile("OPENED.json", wrong)
    response = desk.post(f"/surveys/{survey.pk}/opened/", {"opened": file})
    assert response.status_code == 200
    assert 'role="alert"' in told(response) or "error" in told(response)
    assert now(survey).state == Survey.State.CLOSED


@pytest.mark.parametrize("step", [0, 6, "4", True, None, 4.5])
def test_opened_answers_that_are_no_steps_of_the_scale_are_refused(
    survey: Survey, trustee: Trustee, step: object
) -> None:
    answered(survey)
    answer.close(survey)
    opened = trustee.opens(now(survey))
    opened[0]["answer"]["vo1"] = step
    with pytest.raises(count.NotTheseError):
        count.load(now(survey), opened)


@pytest.fixture
def published(survey: Survey, trustee: Trustee) -> Survey:
    answered(survey)
    count.publish(counted(survey, trustee))
    return now(survey)


def test_a_small_team_is_shown_together_with_others_and_told_why(
    desk: Client, published: Survey
) -> None:
    small = place_of(published, "200")
    page = told(desk.get(f"/surveys/{published.pk}/results/?unit={small}"))
    heading = page[page.index("<h1>") : page.index("</h1>")]
    assert "Yksikkö 200" in heading
    assert "Yksikkö 100" in heading or "Yksikkö 300" in heading
    assert published.results
    assert min(published.results["respondents"].values()) >= published.k


def test_the_page_says_n_the_interval_and_what_the_attacker_tried(
    desk: Client, published: Survey
) -> None:
    assert published.results
    place = place_of(published, "300")
    page = told(desk.get(f"/surveys/{published.pk}/results/?unit={place}"))
    figure = published.results["scales"]["voice"]["units"][str(place)]
    assert f"{figure['mean']:.1f}" in page
    assert f"{figure['n']} answers" in page
    assert figure["few"]
    assert 'id="attack"' in page
    assert "<th" in page


def test_one_comes_to_ones_own_unit_first(desk: Client, published: Survey, aino: Person) -> None:
    own = Unit.objects.get(code="300")
    Placement.objects.create(membership=aino.memberships.get(), unit=own)
    page = told(desk.get(f"/surveys/{published.pk}/results/"))
    assert "<h1>Yksikkö 300</h1>" in page


@pytest.mark.parametrize("unit", ["99", "-1", "x", "1e3", "9" * 50, "²"])
def test_a_unit_that_is_none_is_not_found(desk: Client, published: Survey, unit: str) -> None:
    assert desk.get(f"/surveys/{published.pk}/results/", {"unit": unit}).status_code == 404


def test_before_they_are_published_nobody_sees_results_not_even_who_runs_it(
    desk: Client, survey: Survey, trustee: Trustee
) -> None:
    answered(survey)
    counted(survey, trustee)
    assert desk.get(f"/surveys/{survey.pk}/results/").status_code == 404


def test_neighbours_and_partners_find_nothing(
    client_of: ClientOf, published: Survey, cecilia: Person, paavo: Person
) -> None:
    for stranger in (cecilia, paavo):
        client = client_of(stranger)
        assert client.get(f"/surveys/{published.pk}/results/").status_code == 404
        assert published.title not in told(client.get("/surveys/"))
