"""Advice on a card says what a reader would ask about, and blocks nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from talkoot.programmes.card import Card
from talkoot.programmes.lints import About, advise
from talkoot.programmes.page import read
from talkoot.programmes.words import ADVICE, say
from tests.programmes.pages import PAGE, source


def about(card: Card) -> set[About]:
    return {advice.about for advice in advise(card)}


def changed(**values: Any) -> Card:
    card = read(PAGE).card
    assert card
    return card.model_copy(update=values)


def test_every_advice_has_a_sentence() -> None:
    assert set(ADVICE) == set(About)
    assert all("%(" not in say(advice) for advice in advise(changed(grant=1, email="")))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"grant": 12_000}, About.SHARE),
        ({"starts_on": date(2025, 2, 14)}, About.STARTS_BEFORE_DECISION),
        ({"ends_on": date(2025, 1, 1)}, About.ENDS_BEFORE_START),
        ({"results_on": date(2025, 11, 1)}, About.RESULTS_BEFORE_END),
        ({"results_on": date(2026, 1, 16)}, About.REPORT_YEAR),
        ({"email": ""}, About.EMAIL),
        ({"title": "Toinen", "bulletin": None}, About.REPORT_TITLE),
        ({"number": ""}, About.MISSING),
    ],
)
def test_one_thing_amiss_gives_its_advice(values: dict[str, Any], expected: About) -> None:
    assert expected not in about(changed())
    assert expected in about(changed(**values))


def test_a_bulletin_that_names_no_expert_research_or_measure_is_told_so() -> None:
    assert about(changed()) == {About.EXPERT, About.RESEARCH, About.INDICATOR}


@pytest.mark.parametrize(
    ("effects", "conflict"),
    [
        ("Toteutettiin neljä moduulia henkilöstölle ja kaksi esimiehille.", False),
        ("Toteutettiin neljä moduulia.", True),
    ],
)
def test_modules_are_counted_in_each_text(effects: str, conflict: bool) -> None:
    card = changed(summary="Hanke toteutetaan kuuden modulin kokonaisuutena.")
    assert card.bulletin
    bulletin = card.bulletin.model_copy(update={"effects": effects})
    assert (About.MODULES in about(card.model_copy(update={"bulletin": bulletin}))) is conflict


def test_four_and_two_modules_of_a_real_page_are_six() -> None:
    card = read(source("000-aura.txt")).card
    assert card
    assert About.MODULES not in about(card)
