"""A need said in words becomes a wish, in three languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkoot.methods import asking
from talkoot.methods.finding import NEEDS as KNOWN
from talkoot.methods.synonyms import NEEDS


@pytest.mark.parametrize(
    ("said", "minutes", "people", "remote"),
    [
        ("45 minutes, 12 people, half of them remote", 45, 12, True),
        ("45 minuuttia, 12 henkeä, puolet etänä", 45, 12, True),
        ("45 minuter, 12 personer, hälften på distans", 45, 12, True),
        ("45 min 12 hengelle, osa Teamsissa", 45, 12, True),
        ("Meitä on kaksitoista ja aikaa on tunti", 60, 12, False),
        ("Vi är åtta och har en halvtimme", 30, 8, False),
        ("we are twenty and have an hour and a half", 90, 20, False),
        ("puolitoista tuntia", 90, None, False),
        ("puoli tuntia", 30, None, False),
        ("kolme varttia", 45, None, False),
        ("1,5 h", 90, None, False),
        ("1 h 15 min", 75, None, False),
        ("2 tuntia, 30 ihmistä", 120, 30, False),
        ("två timmar", 120, None, False),
        ("three hours and 40 participants online", 180, 40, True),
        ("30-minuuttinen hetki", 30, None, False),
        ("kaikki samassa huoneessa, kukaan ei etänä", None, None, False),
        ("nobody is remote, 5 people", None, 5, False),
        ("0 minutes", None, None, False),
        ("", None, None, False),
    ],
)
def test_time_people_and_distance_are_read_out_of_a_sentence(
    said: str, minutes: int | None, people: int | None, remote: bool
) -> None:
    wish = asking.wish(said)
    assert (wish.minutes, wish.people, wish.remote) == (minutes, people, remote)


@pytest.mark.parametrize(
    ("said", "need"),
    [
        ("we are stuck", "stuck"),
        ("Olemme jumissa", "stuck"),
        ("vi har kört fast", "stuck"),
        ("samat puhuvat aina", "listen"),
        ("pitää päättää mihin tartutaan", "decide"),
        ("tarvitsemme uusia ideoita", "ideas"),
        ("vi behöver nya idéer", "ideas"),
        ("väsymys ja kiire", "workload"),
        ("stressen är hög", "workload"),
        ("hiljainen tieto katoaa eläköityessä", "knowledge"),
        ("omorganisering", "change"),
        ("next year's plan", "plan-year"),
        ("vuosikello", "plan-year"),
        ("ilmapiiri on kireä", "team-spirit"),
        ("palvelu asiakkaan silmin", "customers"),
        ("tieto ei kulje, viestintä", "communication"),
        ("organisaatiomuutos pelottaa", "change"),
        ("tieto ei kulje yksiköiden välillä", "communication"),
        ("en saa unta töistä", "workload"),
    ],
)
def test_a_need_is_met_by_words_and_synonyms(said: str, need: str) -> None:
    assert need in asking.wish(said).needs


@pytest.mark.parametrize(
    ("said", "needs"),
    [
        ("vi sitter fast", {"stuck"}),
        ("asiakkaat valittavat", {"customers"}),
        ("caseklinikka", set()),
        ("kokous kestää liian kauan", set()),
    ],
)
def test_nothing_is_read_into_a_sentence(said: str, needs: set[str]) -> None:
    assert asking.wish(said).needs == needs


def test_every_need_has_words_in_every_language() -> None:
    assert set(NEEDS) == set(KNOWN)
    assert all(len(words) >= 6 for words in NEEDS.values())


def test_a_week_of_shifts_asks_for_ones_own_pace() -> None:
    for said in ("eri vuoroissa, omaan tahtiin", "i egen takt", "at our own pace, night shift"):
        assert asking.wish(said).pace == "open"


def test_what_is_no_need_is_searched_for_by_its_words() -> None:
    assert asking.wish("klinikka 45 min").words == ("klinikka",)
    assert asking.wish("meillä on 45 min").words == ()


def test_a_number_in_a_sentence_is_not_read_twice() -> None:
    wish = asking.wish("12 henkeä")
    assert (wish.people, wish.minutes) == (12, None)
    wish = asking.wish("12 min")
    assert (wish.people, wish.minutes) == (None, 12)


@given(st.text(max_size=300))
def test_any_sentence_is_a_wish(said: str) -> None:
    wish = asking.wish(said)
    assert wish.minutes is None or 0 < wish.minutes <= 600
    assert wish.needs <= set(KNOWN)
