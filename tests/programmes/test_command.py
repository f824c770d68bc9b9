"""`talkoot project import` says what it understood, and keeps it when told to."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest

from talkoot.people.models import Organisation
from talkoot.programmes.command import import_page
from talkoot.programmes.models import Programme
from tests.programmes.pages import PAGE, source


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_without_an_organisation_it_only_tells(page: Path) -> None:
    out = StringIO()
    assert import_page(page, False, None, out) == 0
    assert out.getvalue().startswith(PAGE)


def test_json_holds_the_card_the_notes_and_the_advice(page: Path) -> None:
    page.write_text(PAGE + "\n\nJaa sivu", encoding="utf-8")
    out = StringIO()
    assert import_page(page, True, None, out) == 0
    told = json.loads(out.getvalue())
    assert told["card"]["grant"] == 12_500
    assert told["report"]["dated"] == "2025"
    assert [note["text"] for note in told["notes"]] == ["Jaa sivu"]
    assert told["advice"]


def test_with_an_organisation_it_keeps_a_programme(page: Path, kuoma: Organisation) -> None:
    assert import_page(page, False, "kuoma", StringIO()) == 0
    assert Programme.objects.get(organisation=kuoma).title.startswith("Hyvä työpäivä")


def test_an_unknown_organisation_is_said(page: Path, kuoma: Organisation) -> None:
    out = StringIO()
    assert import_page(page, False, "kouma", out) == 2
    assert "kouma" in out.getvalue()


def test_a_missing_or_broken_file_is_said_and_not_thrown(tmp_path: Path) -> None:
    out = StringIO()
    assert import_page(tmp_path / "none.txt", False, None, out) == 2
    (tmp_path / "page.pdf").write_bytes(b"%PDF\x00")
    assert import_page(tmp_path / "page.pdf", True, None, out) == 2
    assert "plain text" in out.getvalue() or "teksti" in out.getvalue()


def test_award_news_is_called_award_news(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(source("003-varkaus.txt"), encoding="utf-8")
    out = StringIO()
    assert import_page(path, True, None, out) == 1
    assert json.loads(out.getvalue())["is_award_news"] is True
