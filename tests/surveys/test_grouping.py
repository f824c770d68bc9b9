"""`talkoot groups`: groups of opinion in a table of votes from elsewhere."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from talkoot.site.cli import main
from talkoot.surveys.counts import MistakesError
from talkoot.surveys.votes import read
from tests.figures.test_opinions import world

Told = pytest.CaptureFixture[str]
WORDS = {1.0: "agree", 0.0: "pass", -1.0: "disagree"}


@pytest.fixture
def votes(tmp_path: Path) -> Path:
    matrix, _minds = world(80, 30, 2)
    lines = ["voter,statement,vote"]
    for voter, statement in zip(*np.nonzero(~np.isnan(matrix)), strict=True):
        lines.append(f"v{voter},Väite {statement},{WORDS[matrix[voter, statement]]}")
    path = tmp_path / "votes.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_json_has_the_groups_their_marks_and_each_statement(votes: Path, capsys: Told) -> None:
    assert main(["groups", str(votes), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert sum(group["people"] for group in told["groups"]) == 80
    assert all(group["marks"] for group in told["groups"])
    assert len(told["statements"]) == 30
    one = told["statements"][0]
    assert one["agreed"] + one["disagreed"] + one["passed"] <= 80


def test_people_read_it_in_words(
    votes: Path, capsys: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en")
    assert main(["groups", str(votes)]) == 0
    told = capsys.readouterr().out
    assert "Group 1, " in told
    assert "What people share most:" in told


def test_a_statement_few_saw_has_no_figures(tmp_path: Path, capsys: Told) -> None:
    path = tmp_path / "few.csv"
    path.write_text("voter,statement,vote\na,Yksi,1\nb,Yksi,-1\n")
    assert main(["groups", str(path), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["statements"] == [{"statement": "Yksi"}]
    assert told["why_no_groups"] == "few-voters"


@pytest.mark.parametrize("line", ["a,Yksi,1", "b,Yksi,ehkä", ",Yksi,1", "b,,1"])
def test_a_line_that_cannot_be_a_vote_is_named(line: str) -> None:
    with pytest.raises(MistakesError, match="3"):
        read(f"voter,statement,vote\na,Yksi,-1\n{line}\n".encode())
