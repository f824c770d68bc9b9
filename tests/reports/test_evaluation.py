"""The evaluation: what comments say goes in without exposing who wrote them, and has its source."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from talkoot.people.models import Person
from talkoot.practice.models import Evidence
from talkoot.programmes.models import Plan, Programme
from talkoot.reports import actions as reporting
from talkoot.reports.composing import compose
from talkoot.reports.evaluation.aims import DIALOGUE, aims
from talkoot.reports.evaluation.comments import lists
from talkoot.reports.evaluation.own import copied
from talkoot.reports.evaluation.whole import plan_of, whole
from talkoot.reports.facts import Aim, Facts, Figure, Measured, Observed, Thought
from talkoot.reports.models import Observation, Passage, Result
from talkoot.workshops.models import Workshop
from tests.conftest import ClientOf

CARDS = [
    "Nyt uskallan kysyä ääneen myös silloin kun en tiedä vastausta.",
    "Palaverit ovat rauhallisempia",
    "Vuorolista tulee edelleen aivan liian myöhään meille iltavuoroon",
]
ASKED = {"id": "i", "what": "Kysymyksiä kokousta kohti", "baseline": "2", "target": "5"}
EFFECT = {"what": "Kysytään", "indicators": [ASKED]}
GOALS = [{"id": "goal-1", "what": "Jokainen uskaltaa puhua", "effects": [EFFECT]}]
COUNTED = {"value": "6", "measured_on": "3.11.2025", "origin": "Oma laskenta"}


@pytest.fixture
def judged(told: Programme) -> Programme:
    """A plan with one goal, and a record of three cards."""
    Plan.objects.create(programme=told, told={"goals": GOALS})
    Evidence.objects.filter(programme=told).update(body={"items": CARDS})
    return told


def page(programme: Programme) -> str:
    return reverse("reports:evaluation", args=[programme.pk])


def reading(programme: Programme) -> str:
    record = Evidence.objects.get(programme=programme)
    return reverse("reports:comments", args=[programme.pk, record.pk])


def test_what_comments_say_goes_into_the_report_with_its_source(
    judged: Programme, aino: Person, bengt: Person, cecilia: Person, client_of: ClientOf
) -> None:
    _goal, effect = aims(plan_of(judged))
    words = {"picked": ["0", "1"], "leans": "works", "aim": effect.key}
    tried = client_of(aino).post(reading(judged), words | {"text": f"Kerrotaan: {CARDS[0]}"})
    assert tried.status_code == 200  # word for word
    assert "Kerrotaan:" in tried.content.decode()
    said = "Kysyminen on helpottunut, ja kokouksissa on rauha."
    done = client_of(aino).post(reading(judged), words | {"text": said})
    made = Observation.objects.get()
    assert (done.status_code, made.said, made.read, made.picked) == (302, 2, 3, [0, 1])
    shown = client_of(bengt).get(page(judged)).content.decode()
    assert said in shown
    assert CARDS[1] in shown  # what it rests on
    assert CARDS[2] not in shown
    assert whole(judged).one_sided
    report = reporting.begin(judged, "fi")
    in_use = report.passages.standing().filter(section="use")
    assert [one.text for one in in_use][:2] == [
        "Vaikutus: Kysytään.",
        "Osallistujien kommenteissa kerrotaan, mikä toimii: Kysyminen on helpottunut, ja"
        " kokouksissa on rauha (2 kommenttia, kaikkiaan luettiin 3; ”Mistä arki sujuu?”,"
        " 12.3.2025).",
    ]
    section = reverse("reports:section", args=[judged.pk, "fi", "use"])
    assert f"#observation-{made.pk}" in client_of(bengt).get(section).content.decode()
    take_out = reverse("reports:withdraw", args=[judged.pk, made.pk])
    assert client_of(bengt).post(take_out).status_code == 404
    assert client_of(cecilia).get(page(judged)).status_code == 404
    assert client_of(aino).post(take_out).status_code == 302
    gone = Passage.objects.get(report=report, source__ref=str(made.pk))
    assert gone.removed


def test_what_an_indicator_shows_is_told_with_its_source_until_it_is_removed(
    judged: Programme, aino: Person, bengt: Person, client_of: ClientOf
) -> None:
    (key,) = [one.key for part in whole(judged).parts for one in part.indicators]
    address = reverse("reports:result", args=[judged.pk, key])
    assert client_of(bengt).post(address, COUNTED | {"seen": 0}).status_code == 404
    vague = client_of(aino).post(address, COUNTED | {"seen": 0, "measured_on": "syksyllä"})
    assert "syksyllä" in vague.content.decode(), "what was typed stays"
    assert client_of(aino).post(address, COUNTED | {"seen": 0}).status_code == 302
    late = client_of(aino).post(address, COUNTED | {"seen": 0, "value": "7"})
    assert late.status_code == 409
    assert Result.objects.get().value == "6"
    assert 'value="7"' in late.content.decode(), "what was typed stays here too"
    assert client_of(aino).post(address, COUNTED | {"seen": 1, "value": "7"}).status_code == 302
    assert "7" in client_of(bengt).get(page(judged)).content.decode()
    report = reporting.begin(judged, "fi")
    told = report.passages.standing().filter(source__kind="result")
    assert {one.section for one in told} == {"effects", "results", "use"}
    said = "Kysymyksiä kokousta kohti: lähtötaso 2, tavoite 5, tulos 7 (Oma laskenta, 3.11.2025)."
    assert {one.text for one in told} == {said}
    section = client_of(bengt).get(reverse("reports:section", args=[judged.pk, "fi", "results"]))
    assert f"#indicator-{key}" in section.content.decode()
    take_out = reverse("reports:result-remove", args=[judged.pk, key])
    assert client_of(aino).get(take_out).status_code == 200
    assert Result.objects.exists(), "it is asked first"
    assert client_of(aino).post(take_out).status_code == 302
    assert not Result.objects.exists()
    assert not told.all().exists()


def test_a_result_is_told_in_swedish_without_what_the_plan_left_out() -> None:
    shown = Measured("i", "Kundernas vitsord:", "4,1", "Kundenkät", date(2025, 11, 3), target="4")
    facts = Facts("Hanke", aims=(Aim("g", "Vi möter kunden", measured=(shown,)),))
    told = [one.text for one in compose(facts, "sv") if one.source and one.source.kind == "result"]
    assert set(told) == {"Kundernas vitsord: mål 4, resultat 4,1 (Kundenkät, 3.11.2025)."}


def test_rooms_of_fewer_than_five_and_names_of_owners_are_not_read(judged: Programme) -> None:
    assert [one.texts for one in lists(judged)] == [tuple(CARDS)]
    Workshop.objects.update(summary={"people": 4, "heard": 4, "beats": []})
    assert lists(judged) == []
    Workshop.objects.update(summary={"people": 9, "heard": 9, "beats": []})
    Evidence.objects.update(kind="commit")
    assert lists(judged) == []


def test_a_text_that_repeats_somebodys_words_is_known() -> None:
    assert copied("He sanovat: nyt uskallan kysyä ÄÄNEEN myös, ja hyvä", CARDS)
    assert copied("palaverit ovat rauhallisempia!", CARDS)
    assert not copied("Nyt uskalletaan kysyä, ja vuorolista tulee myöhään", CARDS)


def test_groups_are_summed_over_rooms_and_never_told_of_a_few(judged: Programme) -> None:
    few = {"people": 8, "heard": 8, "beats": [], "groups": {"all": 4, "mixed": 3}}
    Workshop.objects.update(summary=few)
    assert not whole(judged).groups.told
    Workshop.objects.update(summary=few | {"groups": {"all": 6, "mixed": 5}})
    assert whole(judged).groups.told


def test_the_chapter_of_evaluation_is_composed_of_what_was_found() -> None:
    figure = Figure("s", DIALOGUE, "Vuoropuhelu", date(2025, 11, 1), 42, 3.6, 3.4, 3.8, 1, 5)
    wish = Observed("o", "Lisää yhteisiä tauoja.", "wish", 1, 9, "Loppu", date(2025, 11, 2))
    facts = Facts(
        "Hanke",
        aims=(Aim("goal-1", "Arki sujuu", observed=(wish,)),),
        dialogue=Aim(DIALOGUE, "", figures=(figure,)),
        groups=(12, 9),
        thoughts=(Thought("7", "Sukupolvet", 14, 4.25),),
    )
    in_finnish = [
        (one.text, one.source.kind) for one in compose(facts, "fi") if one.section == "use"
    ]
    assert in_finnish == [
        ("Tavoite: Arki sujuu.", "plan"),
        (
            "Osallistujien kommenteissa toivotaan: Lisää yhteisiä tauoja (1 kommentti, kaikkiaan"
            " luettiin 9; ”Loppu”, 2.11.2025).",
            "observation",
        ),
        (
            "Työpajojen pienryhmiä oli 12, ja ainakin 9 niistä kokosi väkeä useammasta yksiköstä.",
            "workshops",
        ),
        (
            "Vuoropuhelu: keskiarvo oli 3,6 asteikolla 1–5 (n = 42, 95 %:n luottamusväli 3,4–3,8).",
            "figure",
        ),
        (
            "Palaute moduulista ”Sukupolvet”: hyöty omassa työssä 4,2 asteikolla 1–5 (n = 14).",
            "module",
        ),
    ]
    swedish = [one.text for one in compose(facts, "sv") if one.section == "use"]
    assert "Mål: Arki sujuu." in swedish
    assert any("av dem samlade folk från flera enheter" in one for one in swedish)
