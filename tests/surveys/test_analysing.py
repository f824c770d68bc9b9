"""`talkoot analyse`: a table of answers from elsewhere, through the same gate."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from talkoot.site.cli import main

HERE = Path(__file__).parent
QUESTIONNAIRE = HERE / "questionnaire.toml"
Told = pytest.CaptureFixture[str]
Analyse = Callable[..., Any]


@pytest.fixture
def analyse(tmp_path: Path, capsys: Told) -> Analyse:
    def run(lines: list[str], *more: str, questionnaire: Path = QUESTIONNAIRE) -> Any:
        path = tmp_path / "answers.csv"
        path.write_text("\n".join(lines), encoding="utf-8")
        main(["analyse", str(questionnaire), str(path), "--json", *more])
        return json.loads(capsys.readouterr().out)

    return run


def answers(*units: tuple[str, int], seed: int = 1) -> list[str]:
    rng = np.random.default_rng(seed)
    rows = [
        f"{unit},{rng.integers(1, 6)},{rng.integers(1, 6)}"
        for unit, n in units
        for _one in range(n)
    ]
    return ["unit,vo1,vo2", *rows]


def by_unit(told: Any, part: str = "scales", number: int = 0) -> dict[str, Any]:
    return {one["unit"]: one for one in told[part][number]["units"]}


def test_each_unit_gets_its_scale_with_n_and_interval(analyse: Analyse) -> None:
    told = analyse(answers(("Keittiö", 12), ("Siivous", 20)))
    units = by_unit(told)
    assert set(units) == {"*", "Keittiö", "Siivous"}
    assert units["*"]["n"] == 32
    low, high = units["Keittiö"]["interval"]
    assert low < units["Keittiö"]["mean"] < high
    assert units["Keittiö"]["few"]


def test_a_reversed_item_is_turned(analyse: Analyse) -> None:
    told = analyse(["unit,vo1,vo2", *["A,5,1"] * 11, "A,4,2"])
    assert by_unit(told)["*"]["mean"] == pytest.approx(4.92, abs=0.01)
    assert by_unit(told, "items", 1)["*"]["mean"] < 2


def test_a_small_team_is_shown_with_another(analyse: Analyse) -> None:
    units = by_unit(analyse(answers(("Keittiö", 3), ("Siivous", 20))), "items")
    assert "Keittiö" not in units
    assert (units["Siivous"]["n"], units["Siivous"]["guests"]) == (23, 3)


def test_the_tree_of_a_file_is_used(analyse: Analyse, tmp_path: Path) -> None:
    path = tmp_path / "units.csv"
    path.write_text("unit,parent\nKuoma,\nKeittiö,Kuoma\nSiivous,Kuoma\n", encoding="utf-8")
    told = analyse(answers(("Keittiö", 7), ("Siivous", 6)), "--units", str(path))
    assert set(by_unit(told)) == {"Kuoma", "Keittiö", "Siivous"}


def test_fewer_than_five_answers_show_nothing(analyse: Analyse) -> None:
    told = analyse(answers(("Keittiö", 4)))
    assert by_unit(told) == {}


def test_reliability_is_told_with_its_n_from_thirty_people_on(analyse: Analyse) -> None:
    assert analyse(answers(("A", 29)))["scales"][0]["reliability"] is None
    assert analyse(answers(("A", 40)))["scales"][0]["reliability"]["n"] == 40


def test_an_answer_outside_the_scale_is_named_with_its_line(analyse: Analyse) -> None:
    told = analyse(["unit,vo1,vo2", "A,3,4", "A,9,4", "A,3,x"])
    assert told["ok"] is False
    assert len(told["mistakes"]) == 2
    assert "3" in told["mistakes"][0]
    assert "9" in told["mistakes"][0]


def test_who_cannot_say_has_not_answered(analyse: Analyse) -> None:
    lines = [*answers(("A", 20)), "A,eos,3", "A,,4"]
    assert by_unit(analyse(lines), "items")["*"]["n"] == 20


def test_a_question_about_illness_is_refused_with_the_reason(
    analyse: Analyse, tmp_path: Path
) -> None:
    path = tmp_path / "health.toml"
    text = QUESTIONNAIRE.read_text(encoding="utf-8")
    path.write_text(text.replace("Kukaan ei kysy minulta.", "Minulla on todettu masennus."))
    told = analyse(answers(("A", 9)), questionnaire=path)
    assert told["ok"] is False
    assert "vo2" in told["mistakes"][0]
    assert "masennus" in told["mistakes"][0]


def test_a_word_that_is_no_word_is_a_mistake(analyse: Analyse, tmp_path: Path) -> None:
    path = tmp_path / "typo.toml"
    text = QUESTIONNAIRE.read_text(encoding="utf-8")
    path.write_text(text.replace("reverse = true", "revers = true"))
    told = analyse(answers(("A", 9)), questionnaire=path)
    assert "revers" in told["mistakes"][0]


def test_an_item_of_an_unknown_scale_is_a_mistake(analyse: Analyse, tmp_path: Path) -> None:
    path = tmp_path / "loose.toml"
    text = QUESTIONNAIRE.read_text(encoding="utf-8")
    path.write_text(text.replace('scale = "voice"\nreverse', 'scale = "vioce"\nreverse'))
    told = analyse(answers(("A", 9)), questionnaire=path)
    assert any("vioce" in one for one in told["mistakes"])


def careful(tmp_path: Path, fewest: int) -> Path:
    """The small questionnaire, with a scale that needs more people than the survey does."""
    path = tmp_path / "careful.toml"
    source = QUESTIONNAIRE.read_text(encoding="utf-8")
    told = source.replace('id = "voice"\n', f'id = "voice"\nfewest = {fewest}\n', 1)
    path.write_text(told, encoding="utf-8")
    return path


def test_a_scale_that_needs_more_people_is_told_of_larger_groups_only(
    analyse: Analyse, tmp_path: Path
) -> None:
    lines = answers(("Keittiö", 7), ("Siivous", 7), ("Koulu", 12))
    assert by_unit(analyse(lines))["Keittiö"]["n"] == 7
    told = analyse(lines, questionnaire=careful(tmp_path, 10))
    assert all(one["n"] >= 10 for one in by_unit(told).values())
    assert all(one["n"] >= 10 for one in by_unit(told, "items").values())
    assert by_unit(told)["Koulu"]["n"] == 12


def test_a_scale_that_needs_more_people_than_answered_is_not_told(
    analyse: Analyse, tmp_path: Path
) -> None:
    told = analyse(answers(("Keittiö", 9)), questionnaire=careful(tmp_path, 10))
    assert by_unit(told) == {}
    assert by_unit(told, "items") == {}


def test_a_scale_cannot_ask_for_fewer_people_than_the_survey(
    analyse: Analyse, tmp_path: Path
) -> None:
    told = analyse(answers(("Keittiö", 4), ("Siivous", 9)), questionnaire=careful(tmp_path, 3))
    assert all(one["n"] >= 5 for one in by_unit(told).values())
