"""A project page is read into a card and written back the same."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talkoot.programmes.labels import LABELS
from talkoot.programmes.page import Card, Why, read, write
from tests.programmes.pages import PAGE, cards, source

some = settings(max_examples=60, deadline=None)


def card_of(text: str) -> Card:
    card = read(text).card
    assert card
    return card


def reasons(text: str) -> list[tuple[int, str]]:
    return [(note.line, note.why) for note in read(text).notes]


@pytest.mark.parametrize("name", ["000-aura.txt", "001-posio.txt"])
def test_a_real_page_is_understood_to_the_last_line_and_written_back_equal(name: str) -> None:
    text = source(name)
    reading = read(text)
    assert reading.card
    assert reading.notes == ()
    assert write(reading.card) == text
    assert reading.card.report
    assert reading.card.report.known


def test_a_real_page_of_award_news_is_recognised_as_one() -> None:
    reading = read(source("003-varkaus.txt"))
    assert reading.is_award_news
    assert reading.card is None
    assert {note.why for note in reading.notes} == {Why.AWARD_NEWS}


@some
@given(cards())
def test_any_card_comes_back_from_its_page(card: Card) -> None:
    text = write(card)
    reading = read(text)
    assert reading.notes == ()
    assert reading.card == card
    assert write(reading.card) == text


@some
@given(cards(), st.data())
def test_a_page_with_lines_lost_doubled_or_moved_hides_none_of_them(
    card: Card, data: st.DataObject
) -> None:
    lines = write(card).split("\n")
    mixed = data.draw(st.lists(st.sampled_from(lines), max_size=40))
    text = "\n".join(["Hanketiedot", *mixed])
    reading = read(text)
    kept = write(reading.card).split("\n") if reading.card else []
    noted = {note.line for note in reading.notes}
    for number, line in enumerate(text.split("\n"), 1):
        assert not line.strip() or line in kept or number in noted


@some
@given(st.text())
def test_no_text_at_all_makes_the_reader_stumble(text: str) -> None:
    read(text)
    read("Hanketiedot\n" + text)


def test_an_invented_page_gives_every_field() -> None:
    card = card_of(PAGE)
    assert write(card) == PAGE
    assert (card.number, card.applicant, card.implementer) == (
        "250123",
        "Kuoman kunta",
        "Oivallus Oy",
    )
    assert (card.starts_on, card.ends_on) == (date(2025, 3, 1), date(2025, 11, 30))
    assert (card.decided_on, card.grant, card.total) == (date(2025, 2, 15), 12_500, 25_000)
    assert card.bulletin
    assert card.bulletin.methods == "Työpajoja\nja välitehtäviä."


def test_the_word_tiivistelma_opens_the_plan_first_and_the_bulletin_second() -> None:
    card = card_of(PAGE)
    assert card.summary.endswith("Syntyy vuosikello.")
    assert card.bulletin
    assert card.bulletin.summary == "Jokainen sai äänensä kuuluviin."


def test_a_title_with_full_stops_is_found_in_the_citation() -> None:
    report = card_of(PAGE).report
    assert report
    assert report.title == "Kuoma. Hyvä työpäivä. Kaikille"
    assert report.author == "Aino Esimerkki, Kuoman kunta"
    assert report.year == 2025


@pytest.mark.parametrize("between", [" ", "\n", "\n\n"])
def test_the_word_avaa_stays_where_it_stood(between: str) -> None:
    text = PAGE.replace("2025.\n\nAvaa", f"2025.{between}Avaa")
    assert read(text).notes == ()
    assert write(card_of(text)) == text


def test_a_report_without_a_link_and_an_author_without_an_organisation_are_read() -> None:
    text = PAGE.replace("2025.\n\nAvaa", "2025.").replace("Esimerkki, Kuoman kunta", "Esimerkki")
    assert write(card_of(text)) == text
    report = card_of(text).report
    assert report
    assert report.author == "Aino Esimerkki"


def test_a_page_of_a_plan_has_no_bulletin_and_no_material() -> None:
    text = PAGE[: PAGE.index("\n\nTiedote")]
    card = card_of(text)
    assert card.bulletin is None
    assert card.material == ()
    assert write(card) == text


def test_swedish_labels_are_another_language_of_the_same_page() -> None:
    text = PAGE.replace("Avaa", "Öppna").replace("Loppuraportti", "Slutrapport")
    text = text.replace("euroa", "euro")
    for name, label in LABELS["fi"].items():
        text = text.replace(f"{label}\n", f"{LABELS['sv'][name]}\n")
    card = card_of(text)
    assert card.language == "sv"
    assert write(card) == text
    assert card.report


def test_a_page_saved_with_windows_line_breaks_and_a_last_one_is_read() -> None:
    text = PAGE.replace("\n", "\r\n") + "\r\n"
    assert read(text).notes == ()
    assert write(card_of(text)) == PAGE + "\n"


def test_an_unknown_line_is_reported_with_its_number_and_kept_in_the_notes() -> None:
    text = PAGE.replace("Hakija\nKuoman kunta", "Rahoittaja\nJoku\n\nHakija\nKuoman kunta")
    notes = read(text).notes
    assert [(note.line, note.text, note.why) for note in notes] == [
        (8, "Rahoittaja", Why.UNKNOWN),
        (9, "Joku", Why.UNKNOWN),
    ]


def test_what_a_browser_copies_along_does_not_become_the_title() -> None:
    text = f"Etusivu\n\n{PAGE}\n\nJaa sivu"
    assert card_of(text).title == "Hyvä työpäivä Kuomassa – Yhdessä tehty"
    last = text.count("\n") + 1
    assert reasons(text) == [(1, Why.UNKNOWN), (last, Why.NO_LINK)]


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ("12.12.2025\n\nTiivistelmä\n\nKeit", "jouluna\n\nTiivistelmä\n\nKeit", Why.NOT_A_DATE),
        ("1.3.2025 - 30.11.2025", "keväästä syksyyn", Why.NOT_A_PERIOD),
        ("12 500 euroa", "puolet", Why.NOT_MONEY),
        ("12 500 euroa", "12 500,50 euroa", Why.NOT_MONEY),
        ("1.3.2025 - 30.11.2025", "01.03.2025 - 30.11.2025", Why.CHANGED),
        ("12 500 euroa", "12\u00a0500 euroa", Why.CHANGED),
        ("Menetelmät", "Tiivistelmä", Why.TWICE),
    ],
)
def test_a_value_that_cannot_be_held_as_it_stood_says_why(
    before: str, after: str, why: Why
) -> None:
    assert why in {note.why for note in read(PAGE.replace(before, after)).notes}


def test_a_heading_that_stands_elsewhere_is_moved_and_says_so() -> None:
    moved = PAGE.replace("Menetelmät", "?").replace("Vaikuttavuus", "Menetelmät")
    moved = moved.replace("?", "Vaikuttavuus")
    assert [note.why for note in read(moved).notes] == [Why.MOVED]


def test_a_text_that_is_no_project_page_is_not_made_into_one() -> None:
    reading = read("Ruokalista\n\nMaanantai: keitto")
    assert reading.card is None
    assert not reading.is_award_news
    assert [note.line for note in reading.notes] == [1, 3]


def test_a_card_refuses_a_text_that_would_be_read_as_a_heading() -> None:
    with pytest.raises(ValueError, match="heading"):
        Card(summary="Alku.\n\nTiedote")
