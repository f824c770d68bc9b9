"""Invented exports shaped like those of three tools: what each column is taken for."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.utils import translation
from openpyxl import Workbook

from talkoot.people.tables import TableError
from talkoot.surveys import brought, foreign, reading
from talkoot.surveys.brought import Choice
from talkoot.surveys.steps import Steps, step, steps_of

AGREE = ("Täysin eri mieltä", "Jokseenkin eri mieltä", "Ei samaa eikä eri mieltä",
         "Jokseenkin samaa mieltä", "Täysin samaa mieltä")  # fmt: skip
UNITS = ("Keittiö", "Kirjasto", "Koulu")
SAID = "Toivoisin enemmän aikaa puhua asioista yhdessä"


def webropol(rows: int = 24) -> bytes:
    """Semicolons, a mark of UTF-8, two rows of headers, statements under their question."""
    lines = [
        "Vastaajan tunniste;Yksikkö;Mitä mieltä olet?;;;Mitä muuta?",
        ";;Minua kuunnellaan;Ehdin työni;Saan palautetta;",
    ]
    for n in range(rows):
        agreed = ";".join(AGREE[(n + shift) % 5] for shift in range(3))
        lines.append(f"{1000 + n};{UNITS[n % 3]};{agreed};{SAID if n % 2 else ''}")
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig")


def limesurvey(rows: int = 24) -> bytes:
    lines = [
        '"id","submitdate","lastpage","startlanguage","G01Q01[SQ001]. Min chef lyssnar",'
        '"G01Q01[SQ002]. Jag hinner","G01Q02. Enhet","G01Q03. Ålder"'
    ]
    for n in range(rows):
        lines.append(
            f'"{n}","2026-03-0{1 + n % 9} 10:0{n % 6}:00","3","sv","{1 + n % 5}","{5 - n % 5}",'
            f'"{UNITS[n % 2]}","{("under 40", "40 eller mer")[n % 2]}"'
        )
    return "\n".join(lines).encode()


def forms(rows: int = 24) -> bytes:
    """A workbook that begins with who answered, and when."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["ID", "Start time", "Email", "Name", "I get help", "Department", "Comments?"])
    for n in range(rows):
        said = '=HYPERLINK("http://x")' if n == 3 else SAID
        sheet.append(
            [n, "2026-03-01 10:00:00", f"a{n}@kuoma.example", "Aino", "Strongly agree"
             if n % 2 else "Disagree", UNITS[n % 2], said]
        )  # fmt: skip
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def roles(raw: bytes) -> list[str]:
    return [one.role for one in foreign.guesses(foreign.read(raw))]


def test_webropol_has_two_rows_of_headers_and_its_statements_are_one_theme() -> None:
    columns = foreign.read(webropol())
    assert roles(webropol()) == ["leave", "unit", "item", "item", "item", "comment"]
    assert [column.name for column in columns[2:5]] == [
        "Minua kuunnellaan",
        "Ehdin työni",
        "Saan palautetta",
    ]
    assert {column.group for column in columns[2:5]} == {"Mitä mieltä olet?"}
    assert len(columns[0].cells) == 24


def test_limesurvey_has_codes_and_moments() -> None:
    columns = foreign.read(limesurvey())
    assert roles(limesurvey())[:4] == ["leave"] * 4
    assert roles(limesurvey())[4:] == ["item", "item", "unit", "background"]
    assert (columns[4].name, columns[4].group) == ("Min chef lyssnar", "G01Q01")


def test_forms_tells_who_answered_and_that_is_left_behind() -> None:
    assert roles(forms()) == ["leave"] * 4 + ["item", "unit", "comment"]
    made = brought.make(*chosen(forms()), "Forms", "en")
    assert "kuoma.example" not in str(made)
    assert "Aino" not in str(made)


def test_a_formula_is_not_run() -> None:
    """Its value is what the tool kept; ours is none, for nothing was ever reckoned."""
    cells = foreign.read(forms())[6].cells
    assert cells[3] == ""
    assert cells[4] == SAID


def chosen(raw: bytes) -> tuple[list[foreign.Column], list[Choice]]:
    columns = foreign.read(raw)
    return columns, brought.guessed(columns, foreign.guesses(columns))


@pytest.mark.parametrize(
    ("raw", "language"), [(webropol(), "fi"), (limesurvey(), "sv"), (forms(), "en")]
)
def test_what_is_guessed_makes_a_survey_that_can_be_read(raw: bytes, language: str) -> None:
    made = brought.make(*chosen(raw), "Tuotu", language)
    asked = reading.read(made.source)
    assert asked.items
    assert len(made.answers) == 24
    assert made.lost == 0
    assert sum(block.size for block in made.blocks(5).blocks) == 24


def test_statements_of_one_question_make_one_scale_with_the_words_of_its_answers() -> None:
    asked = reading.read(brought.make(*chosen(webropol()), "Tuotu", "fi").source)
    (scale,) = asked.scales
    assert scale.title.fi == "Mitä mieltä olet?"
    assert asked.answers_of(scale).high.fi == "täysin samaa mieltä"


def test_a_question_about_health_is_left_out() -> None:
    raw = "Yksikkö;Onko sinulla pitkäaikaissairaus\n" + "A;1\nB;2\n" * 9
    (_unit, guess) = foreign.guesses(foreign.read(raw.encode()))
    assert (guess.role, guess.why) == ("leave", "health")


def test_two_levels_of_units_make_a_tree() -> None:
    raw = (
        "Toimiala;Yksikkö;Viihdyn\n"
        + "Sivistys;Koulu;4\nSivistys;Kirjasto;3\nTekninen;Varikko;2\n" * 6
    )
    made = brought.make(*chosen(raw.encode()), "Kaikki", "fi")
    names = [unit["names"]["fi"] for unit in made.tree]
    assert sorted(names) == ["Kaikki", "Kirjasto", "Koulu", "Sivistys", "Tekninen", "Varikko"]
    parent = made.tree[names.index("Koulu")]["parent"]
    assert names[parent] == "Sivistys"


def test_without_a_unit_everybody_is_at_the_top() -> None:
    made = brought.make(*chosen(b"Viihdyn;Jaksan\n" + b"4;3\n2;5\n" * 5), "Kaikki", "fi")
    assert {one["unit"] for one in made.answers} == {0}


def test_a_table_without_a_statement_makes_nothing() -> None:
    columns, choices = chosen(webropol())
    with pytest.raises(brought.NothingError):
        brought.make(columns, [Choice("leave")] * len(choices), "Tyhjä", "fi")


def test_a_theme_with_two_kinds_of_answers_is_two() -> None:
    lines = "\n".join(f"{AGREE[n % 5]};{n % 5 + 1}" for n in range(20))
    columns, _choices = chosen(f"Viihdyn;Jaksan\n{lines}\n".encode())
    made = brought.make(columns, [Choice("item", "Työ")] * 2, "Kaksi", "fi")
    assert len(reading.read(made.source).scales) == 2


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (["1", "4", "5"], Steps(1, 5)),
        (["0", "3"], Steps(0, 5)),
        (["10", "7", "-"], Steps(1, 10)),
        (["5 - Täysin samaa mieltä", "1 - Täysin eri mieltä"], Steps(1, 5)),
        (["ofta", "aldrig", "vet inte"], Steps(1, 5, 1)),
        (["Very satisfied", "dissatisfied"], Steps(1, 5, 2)),
        (["99", "105"], None),
        (["kyllä", "ei"], None),
    ],
)
def test_a_scale_is_known_by_its_numbers_or_words(given: list[str], found: Steps | None) -> None:
    assert steps_of(given) == found


def test_what_is_not_on_the_scale_is_no_step() -> None:
    assert [step(cell, Steps(0, 5)) for cell in ("0", "4", "5", "eos")] == [1, 5, None, 0]
    assert step("Aina.", Steps(1, 5, 1)) == 5


def test_a_workbook_that_swells_is_refused() -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"0" * 70_000_000)
    assert len(kept.getvalue()) < 100_000
    with translation.override("en"), pytest.raises(TableError):
        foreign.read(kept.getvalue())


@pytest.mark.parametrize("raw", [b"", b"a;b\n", b"PK\x03\x04", b"\x00\x01"])
def test_what_is_no_table_is_refused_with_words(raw: bytes) -> None:
    with pytest.raises(TableError):
        foreign.read(raw)
