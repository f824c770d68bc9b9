"""`talkoot themes`: what a table of comments from elsewhere speaks of."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from django.utils import translation

from talkoot.demo.written import remarks
from talkoot.figures import themes
from talkoot.site.cli import main
from talkoot.surveys.counts import MistakesError
from talkoot.surveys.remarking import read
from tests.figures.test_themes import as_written

Told = pytest.CaptureFixture[str]


@pytest.fixture
def comments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(themes, "forms", as_written)
    path = tmp_path / "comments.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        lines = csv.writer(file, delimiter=";")
        lines.writerow(["Yksikkö", "Avovastaus"])
        lines.writerows([f"Yksikkö {n % 4}", text] for n, text in enumerate(remarks(300)[0]))
    return path


def test_json_has_the_themes_their_quotes_and_lines(comments: Path, capsys: Told) -> None:
    assert main(["themes", str(comments), "--lang", "fi", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    (finnish,) = told["languages"]
    assert (told["comments"], finnish["comments"]) == (300, 300)
    assert sum(theme["comments"] for theme in finnish["themes"]) + finnish["unplaced"] == 300
    for theme in finnish["themes"]:
        assert len({(quote["line"] - 2) % 4 for quote in theme["quotes"]}) == 4
        assert {quote["line"] for quote in theme["quotes"]} <= set(theme["lines"])


def test_people_read_it_in_words(
    comments: Path, capsys: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en")
    assert main(["themes", str(comments), "--lang", "fi"]) == 0
    assert "300 comments (fi)" in capsys.readouterr().out


def test_few_comments_are_told_by_what_is_said_oftenest(
    tmp_path: Path, capsys: Told, comments: Path
) -> None:
    path = tmp_path / "few.csv"
    path.write_text("text\n" + "Kiire painaa meitä\n" * 5, encoding="utf-8")
    assert main(["themes", str(path), "--lang", "fi", "--json"]) == 0
    (finnish,) = json.loads(capsys.readouterr().out)["languages"]
    assert finnish["why_no_themes"] == "few-comments"
    assert finnish["phrases"][0]["comments"] == 5


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("mielipide\nKiire\n", "text"),
        ("text\n\n", "header"),
        ("unit,text\nA,\n", "no comments"),
        ("unit,text\nA,Kiire, ja melu\n", "line 2"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused_with_a_reason(table: str, said: str) -> None:
    with translation.override("en"), pytest.raises(MistakesError, match=said):
        read(table.encode())


def test_a_file_that_is_not_there_is_said(tmp_path: Path, capsys: Told) -> None:
    assert main(["themes", str(tmp_path / "no.csv")]) == 2
    assert "no.csv" in capsys.readouterr().err
