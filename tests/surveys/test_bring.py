"""Answers and means from elsewhere: through the same gate, without the file."""

from __future__ import annotations

import itertools

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from talkoot.people.models import Organisation, Person
from talkoot.surveys import means
from talkoot.surveys.actions import bring, count
from talkoot.surveys.counts import MistakesError
from talkoot.surveys.means import Mean
from talkoot.surveys.models import Answer, Ballot, Elsewhere, Origin, Remark, Survey
from tests.surveys.test_foreign import SAID, webropol

pytestmark = pytest.mark.django_db
PAGE, MEANS = "/surveys/bring/", "/surveys/elsewhere/"


def table(raw: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("vastaukset.csv", raw, content_type="text/csv")


def sent(kuoma: Organisation, raw: bytes, **more: str) -> dict[str, object]:
    words: dict[str, object] = {
        "organisation": str(kuoma.pk),
        "title": "Tuotu kysely",
        "name": "Webropol 2025",
    }
    return words | {"language": "fi", "k": "5", "file": table(raw), "do": "look"} | more


@pytest.fixture
def client(aino: Person) -> Client:
    made = Client()
    made.force_login(aino)
    return made


def test_first_the_columns_and_groups_are_shown_and_nothing_is_kept(
    client: Client, kuoma: Organisation
) -> None:
    page = client.post(PAGE, sent(kuoma, webropol())).content.decode()
    assert "Minua kuunnellaan" in page
    assert "Kirjasto" in page
    assert SAID not in page
    assert "Jokseenkin" not in page
    assert not Survey.objects.exists()


def test_then_it_is_laid_and_published_by_the_same_gate(
    client: Client, kuoma: Organisation
) -> None:
    said = sent(kuoma, webropol(60), columns="6", do="make", r3="on", t4="Palaute")
    made = client.post(PAGE, said)
    survey = Survey.objects.get()
    assert made["Location"] == f"/surveys/{survey.pk}/"
    assert survey.state == Survey.State.COUNTED
    assert Origin.objects.get().name == "Webropol 2025"
    assert Answer.objects.filter(box=survey.box).count() == 60
    assert Remark.objects.filter(box=survey.box).count() == 30
    assert not Ballot.objects.exists()
    asked = survey.questionnaire
    assert [item.reverse for item in asked.items] == [False, True, False]
    assert [scale.title.fi for scale in asked.scales] == ["Mitä mieltä olet?", "Palaute"]
    assert client.get(f"/surveys/{survey.pk}/").status_code == 200
    verdicts = count.publish(survey, seconds=2)
    assert all(verdict.safe for verdict in verdicts)
    survey.refresh_from_db()
    assert survey.results is not None
    assert survey.results["respondents"]["0"] == 60
    assert client.get(f"/surveys/{survey.pk}/results/").status_code == 200


def test_a_small_unit_is_shown_with_another_here_too(client: Client, kuoma: Organisation) -> None:
    rows = "Keittiö;4\n" * 9 + "Kirjasto;2\n" * 3 + "Koulu;5\n" * 8
    raw = f"Yksikkö;Viihdyn\n{rows}".encode()
    page = client.post(PAGE, sent(kuoma, raw)).content.decode()
    assert "Koulu" in page
    client.post(PAGE, sent(kuoma, raw, columns="2", do="make"))
    survey = Survey.objects.get()
    count.publish(survey, seconds=2)
    survey.refresh_from_db()
    assert survey.results is not None
    assert min(n["n"] for n in survey.results["items"]["q1"].values()) >= 5


def test_another_table_than_the_one_shown_makes_nothing(
    client: Client, kuoma: Organisation
) -> None:
    client.post(PAGE, sent(kuoma, webropol(), columns="4", do="make"))
    assert not Survey.objects.exists()


def test_a_question_about_health_is_refused_even_where_it_was_chosen(
    client: Client, kuoma: Organisation
) -> None:
    raw = "Onko sinulla pitkäaikaissairaus;Viihdyn\n" + "1;4\n2;3\n" * 9
    said = sent(kuoma, raw.encode(), columns="2", do="make", c0="item")
    page = client.post(PAGE, said).content.decode()
    assert not Survey.objects.exists()
    assert "pitkäaikaissairau" in page


def test_a_file_that_is_no_table_is_refused_and_what_was_typed_stays(
    client: Client, kuoma: Organisation
) -> None:
    page = client.post(PAGE, sent(kuoma, b"\x00\x01\x02")).content.decode()
    assert "Tuotu kysely" in page
    assert not Survey.objects.exists()


def test_only_who_coordinates_a_house_brings_anything(
    olga: Person, aino: Person, naapuri: Organisation
) -> None:
    client = Client()
    client.force_login(olga)
    assert client.get(PAGE).status_code == 404
    assert client.get(MEANS).status_code == 404
    client.force_login(aino)
    client.post(PAGE, sent(naapuri, webropol(), columns="6", do="make"))
    assert not Survey.objects.exists()


def test_means_of_fewer_than_five_people_are_left_out_and_the_page_says_so(
    client: Client, kuoma: Organisation
) -> None:
    raw = "Yksikkö;Mittari;N;Keskiarvo;Vuosi\nKaikki;Työn imu;40;4,2;2024\nKeittiö;Työn imu;4;\n"
    raw += "Koulu;Työn imu;12;3,9;2024\n"
    told = {"organisation": str(kuoma.pk), "name": "Kunta10", "file": table(raw.encode())}
    client.post(MEANS, told)
    assert list(Elsewhere.objects.values_list("unit", "n", "mean")) == [
        ("Kaikki", 40, 4.2),
        ("Koulu", 12, 3.9),
    ]
    assert "Kunta10" in client.get(MEANS).content.decode()
    client.post(MEANS, told | {"file": table(raw.replace("4,2", "4,4").encode())})
    assert Elsewhere.objects.count() == 2
    forgotten = {"do": "forget", "organisation": str(kuoma.pk), "name": "Kunta10"}
    client.post(MEANS, forgotten)
    assert not Elsewhere.objects.exists()


def test_means_from_elsewhere_stand_beside_the_results_of_the_unit_they_are_of(
    client: Client, kuoma: Organisation, olga: Person, naapuri: Organisation
) -> None:
    client.post(PAGE, sent(kuoma, webropol(60), columns="6", do="make"))
    survey = Survey.objects.get()
    count.publish(survey, seconds=2)
    bring.keep(kuoma, "Kunta10", [mean("Keittiö", 14), mean("Kaikki", 60)])
    bring.keep(naapuri, "KivaQ", [mean("Keittiö", 20)])
    reader = Client()
    reader.force_login(olga)
    survey.refresh_from_db()
    names = [unit["names"]["fi"] for unit in survey.tree or []]
    pages = {
        name: reader.get(f"/surveys/{survey.pk}/results/?unit={place}").content.decode()
        for place, name in enumerate(names)
    }
    assert [name for name, page in pages.items() if "Kunta10" in page] == [names[0], "Keittiö"]
    assert not any("KivaQ" in page for page in pages.values())


def mean(unit: str, n: int, year: int | None = None) -> Mean:
    return Mean(unit, "Työn imu", n, 4.0, year)


def test_no_sum_less_the_others_tells_of_fewer_than_five() -> None:
    for sizes in itertools.product(range(9), repeat=3):
        units = [mean(f"u{place}", n) for place, n in enumerate(sizes)]
        found = means.sifted(units)
        assert all(one.n >= 5 for one in found.kept)
        rest = sum(sizes) - sum(one.n for one in found.kept)
        assert rest == 0 or rest >= 5 or not found.kept


def test_years_and_scales_are_looked_at_apart() -> None:
    found = means.sifted([mean("a", 9, 2023), mean("b", 3, 2023), mean("a", 9, 2024)])
    assert [(one.unit, one.year) for one in found.kept] == [("a", 2024)]
    assert (found.few, found.beside) == (1, 1)


@pytest.mark.parametrize(
    "row", ["A;Imu;5,5;4;", "A;Imu;viisi;4;", "A;Imu;9;hyvä;", ";Imu;9;4;", "A;Imu;9;4;24"]
)
def test_a_row_that_cannot_be_a_mean_is_named(row: str) -> None:
    with pytest.raises(MistakesError, match="2"):
        means.read(f"unit;scale;n;mean;year\n{row}\n".encode())
