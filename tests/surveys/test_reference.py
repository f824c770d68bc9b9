"""docs/questionnaires.md says what the schema and the files say; the command checks a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from talkoot.site.cli import main
from talkoot.surveys import library
from talkoot.surveys.questionnaire import Answers, Item, Questionnaire, Scale
from talkoot.surveys.reference import reference

PAGE = Path(__file__).parents[2] / "docs" / "questionnaires.md"
HERE = Path(__file__).parent
Told = pytest.CaptureFixture[str]


def test_the_page_is_current() -> None:
    told = PAGE.read_text(encoding="utf-8")
    assert told == reference(), "run: talkoot questionnaires reference > docs/questionnaires.md"


def test_the_page_names_every_file_word_and_statement() -> None:
    page = reference()
    for asked in library.shipped().values():
        assert f"| `{asked.id}` |" in page
    for model in (Questionnaire, Answers, Scale, Item):
        assert all(f"| `{word}` |" in page for word in model.model_fields)
    for item in library.shipped()["talkoot-constructs"].items:
        assert item.text
        assert item.text.sv in page


def test_what_is_to_be_checked_is_said() -> None:
    page = reference()
    for asked in library.shipped().values():
        assert all(one.en in page for one in asked.to_check)


def test_the_files_are_listed(capsys: Told) -> None:
    assert main(["questionnaires", "list", "--json"]) == 0
    rows = {row["id"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["talkoot-constructs"]["without_wording"] == 0
    assert rows["brs-6"]["without_wording"] == 6
    assert main(["questionnaires", "list"]) == 0
    assert "6 without wording" in capsys.readouterr().out


def test_a_good_file_has_no_mistakes(capsys: Told) -> None:
    assert main(["questionnaires", "check", str(HERE / "questionnaire.toml")]) == 0
    assert "2 items, no mistakes" in capsys.readouterr().out


def test_a_bad_file_is_refused_with_the_reason(capsys: Told, tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    good = (HERE / "questionnaire.toml").read_text(encoding="utf-8")
    path.write_text(good.replace("Nobody asks me.", "I am depressed."), encoding="utf-8")
    assert main(["questionnaires", "check", str(path)]) == 1
    assert "depressed" in capsys.readouterr().err
    assert main(["questionnaires", "check", str(path), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert not told["ok"]
    assert len(told["mistakes"]) == 1


def test_a_file_that_is_not_there_is_said_to_be_missing(capsys: Told, tmp_path: Path) -> None:
    assert main(["questionnaires", "check", str(tmp_path / "none.toml")]) == 2
    assert "none.toml" in capsys.readouterr().err
