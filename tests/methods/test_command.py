"""`talkoot methods` lists methods and checks files."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from talkoot.methods import command, library


@pytest.fixture(autouse=True)
def _an_english_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")


def talkoot_methods(*words: str) -> int:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return command.run(parser.parse_args(words))


def test_list_names_every_method(capsys: pytest.CaptureFixture[str]) -> None:
    assert talkoot_methods("list") == 0
    out = capsys.readouterr().out
    assert "Case clinic" in out
    assert len(out.splitlines()) == len(library.shipped())


def test_list_speaks_to_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert talkoot_methods("list", "--json") == 0
    rows = json.loads(capsys.readouterr().out)
    clinic = next(row for row in rows if row["id"] == "case-clinic")
    assert clinic["short_minutes"] < clinic["minutes"]


def test_a_good_file_is_said_to_be_good(capsys: pytest.CaptureFixture[str]) -> None:
    assert talkoot_methods("check", str(library.FILES / "case-clinic.toml")) == 0
    assert "no mistakes" in capsys.readouterr().out


def test_a_bad_file_is_told_what_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mine.toml"
    file.write_text("id = 3\n", encoding="utf-8")
    assert talkoot_methods("check", str(file)) == 1
    assert "mine.toml: Line 1: 'id' must be text" in capsys.readouterr().err
    assert talkoot_methods("check", str(file), "--json") == 1
    found = json.loads(capsys.readouterr().out)
    assert found["ok"] is False
    assert found["mistakes"]


def test_a_windows_file_is_refused_with_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mine.toml"
    file.write_bytes('title = "Työ"'.encode("cp1252"))
    assert talkoot_methods("check", str(file)) == 1
    assert "Save it as UTF-8" in capsys.readouterr().err


def test_a_missing_file_is_said_to_be_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert talkoot_methods("check", str(tmp_path / "none.toml")) == 2
    assert capsys.readouterr().err
