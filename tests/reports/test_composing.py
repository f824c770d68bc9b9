"""A draft says what is known, in natural Finnish and Swedish, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from talkoot.reports.composing import compose
from talkoot.reports.facts import (
    Applicant,
    Facts,
    Figure,
    Goal,
    Heard,
    Held,
    Part,
    Payer,
    Promise,
    Quote,
    Risk,
    Source,
)
from talkoot.reports.sections import IDS
from talkoot.reports.tongue import Tongue

KNOWN = Facts(
    title="Hyvä työpäivä Kuomassa",
    applicant="Kuoman kunta",
    implementer="Valmennus Virta Oy",
    starts_on=date(2025, 3, 1),
    ends_on=date(2025, 11, 30),
    total=25_670,
    payers=(Payer("Työsuojelurahasto", 12_835, date(2025, 1, 31)),),
    goals=(Goal("jokaisen ääni kuuluu", ("kyselyn kolme väittämää",)), Goal("tauot pidetään")),
    audiences=("keittiö", "siivous"),
    modules=(Part("1", "Alku"), Part("2", "Tauot, työ ja lepo")),
    workshops=(
        Held("a", "Mistä arki sujuu?", date(2025, 3, 12), 19, 18, "Anonyymit ideat"),
        Held("b", "Viikon kysymys", date(2025, 5, 2), 30, 30, "Yksi pieni", own_pace=True),
    ),
    promises=(
        Promise("p", "Tauko klo 10.", "done"),
        Promise("q", "Vuorolista", "partly"),
        Promise("r", "Hiljainen huone", "open"),
    ),
    figures=(
        Figure("s", "ps", "Turvallisuus", date(2025, 11, 1), 42, 3.62, 3.4, 3.8, 1, 5,
               n_before=40, before=3.21, change=0.41, change_low=0.1, change_high=0.7),
        Figure("s", "wd", "Työpäivä", date(2025, 11, 1), 42, 3.5, 3.3, 3.7, 1, 5),
    ),
    models=(Part("m", "Viiden minuutin vuoronvaihto"),),
    quotes=(Quote("e", "Nyt uskallan kysyä.", "Mistä arki sujuu?"),),
)  # fmt: skip


def texts(facts: Facts, language: str, section: str) -> list[str]:
    return [one.text for one in compose(facts, language) if one.section == section]


def test_the_finnish_draft_reads_like_a_colleague() -> None:
    assert texts(KNOWN, "fi", "summary") == [
        "Hanke toteutettiin 1.3.2025–30.11.2025.",
        "Hankkeella oli kaksi tavoitetta: jokaisen ääni kuuluu ja tauot pidetään.",
        "Hankkeessa pidettiin kaksi työpajaa, ja osallistumisia niihin kertyi 49.",
        "Hankkeessa sovittiin kolmesta teosta, joista yksi on toteutunut ja yksi osittain.",
    ]
    assert (
        "Turvallisuus: keskiarvo oli alussa 3,2 (n = 40) ja lopussa 3,6 (n = 42) asteikolla 1–5."
        " Muutos oli +0,4 (95 %:n luottamusväli +0,1 – +0,7). Muutos on selvä."
    ) in texts(KNOWN, "fi", "effects")
    assert (
        "Työpajoista yksi pidettiin yhteisessä tilaisuudessa, ja yksi eteni jokaisen omaan tahtiin."
    ) in texts(KNOWN, "fi", "methods")


def test_the_swedish_draft_reads_like_a_colleague() -> None:
    assert texts(KNOWN, "sv", "summary")[2:] == [
        "Inom projektet hölls två workshoppar med sammanlagt 49 deltaganden.",
        "Inom projektet kom man överens om tre åtaganden, av vilka ett har genomförts och ett"
        " delvis.",
    ]
    assert (
        "Projektets totalkostnader var 25 670 euro, och det beviljades 12 835 euro i finansiering"
        " (Työsuojelurahasto 31.1.2025)."
    ) in texts(KNOWN, "sv", "start")


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_sentence_has_a_place_a_source_and_a_key_of_its_own(language: str) -> None:
    said = compose(KNOWN, language)
    assert {one.section for one in said} == set(IDS)
    assert len({one.key for one in said}) == len(said)
    assert all(one.text.strip() and "None" not in one.text for one in said)
    assert [one.key for one in said] == [one.key for one in compose(KNOWN, "fi")]


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_what_is_not_known_is_not_said(language: str) -> None:
    assert compose(Facts(title="Uusi"), language) == ()


@pytest.mark.parametrize("states", [("done",), ("partly",), ("open",), ("partly", "open")])
def test_one_commitment_is_told_of_as_one(states: tuple[str, ...]) -> None:
    promises = tuple(Promise(str(at), "x", one) for at, one in enumerate(states))  # type: ignore[arg-type]
    said = texts(replace(Facts(title="T"), promises=promises), "fi", "effects")
    expected = {
        ("done",): "Hankkeessa sovittiin yhdestä teosta, joka on toteutunut.",
        ("partly",): "Hankkeessa sovittiin yhdestä teosta, joka on toteutunut osittain.",
        ("open",): "Hankkeessa sovittiin yhdestä teosta.",
        ("partly", "open"): (
            "Hankkeessa sovittiin kahdesta teosta, joista yksi on toteutunut osittain."
        ),
    }
    assert said == [expected[states]]


def test_who_applied_who_was_told_and_what_became_of_risks_is_said() -> None:
    facts = Facts(
        title="Vertaisena",
        applicants=(
            Applicant("Kuoman kunta", "municipality", ("Leponiemi", "Saarela")),
            Applicant("Saariston AMK", "uas"),
        ),
        beside=(("union", "JHL 123"), ("school", "Saaristokoulu")),
        told=(
            Heard("health", date(2025, 9, 2), "tulokset"),
            Heard("health", date(2025, 3, 1), "aloitus ja aikataulu"),
        ),
        risks=(
            Risk("a", "Tauot jäävät pitämättä",
                 (("model", "Vuoronvaihto"), ("commitment", "Tauko")), "eased", "kysely 3,4"),
            Risk("b", "Yksin tehty työ", (), "same"),
            Risk("c", "Melu"),
        ),
    )  # fmt: skip
    assert texts(facts, "fi", "goals") == [
        "Rahoitusta hakivat yhdessä Kuoman kunta (kunta) ja Saariston AMK (ammattikorkeakoulu)."
        " Rahoittajalle vastasi Kuoman kunta.",
        "Kuoman kunta haki rahoitusta myös näiden puolesta: Leponiemi ja Saarela.",
        "Mukana olivat myös JHL 123 (ammattiliitto) ja Saaristokoulu (yhteistyöoppilaitos).",
    ]
    assert texts(facts, "fi", "course") == [
        "Työterveyshuollolle kerrottiin hankkeesta 1.3.2025 (aloitus ja aikataulu) ja 2.9.2025"
        " (tulokset)."
    ]
    assert texts(facts, "fi", "results") == [
        "Riskiin tai kuormitukseen ”Tauot jäävät pitämättä” tartuttiin näin: toimintamalli"
        " ”Vuoronvaihto” ja teko ”Tauko”. Lopussa se oli helpottanut (kysely 3,4).",
        "Riski tai kuormitustekijä ”Yksin tehty työ” oli lopussa ennallaan.",
    ]
    assert texts(facts, "sv", "results")[0] == (
        "Risken eller belastningen ”Tauot jäävät pitämättä” möttes så här: verksamhetsmodellen"
        " ”Vuoronvaihto” och åtagandet ”Tauko”. I slutet var den mindre (kysely 3,4)."
    )
    [source] = {one.source for one in compose(facts, "fi") if one.key == "results:risk:a"}
    assert source == Source("risk", "a")


def test_what_comes_to_nothing_has_no_sign() -> None:
    signed = [Tongue.decimal(value, sign=True) for value in (-0.04, 0.04, -0.06, 0.25, 1.0)]
    assert signed == ["0,0", "0,0", "−0,1", "+0,2", "+1,0"]
    assert Tongue.decimal(-0.04) == "0,0"
