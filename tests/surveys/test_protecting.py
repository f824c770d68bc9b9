"""`talkoot protect`: an organisation tries its own tree before it asks anybody anything."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.utils import translation

from talkoot.site.cli import main
from talkoot.surveys.counts import MistakesError, read

TOWN = """unit;parent;respondents;under 35;35-54;55+
Kuoma;;2;0;1;1
Keittiöt;Kuoma;1;0;0;1
Keskuskeittiö;Keittiöt;12;3;5;4
Jakelu;Keittiöt;3;1;1;1
Siivous;Kuoma;0;;;
Etelä;Siivous;6;2;2;2
Pohjoinen;Siivous;9;3;3;3
"""

Told = pytest.CaptureFixture[str]


@pytest.fixture
def town(tmp_path: Path) -> Path:
    path = tmp_path / "counts.csv"
    path.write_text(TOWN, encoding="utf-8")
    return path


def test_json_tells_what_is_shown_where_and_the_attackers_verdict(town: Path, capsys: Told) -> None:
    assert main(["protect", str(town), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    units = {one["unit"]: one for one in told["units"]}
    assert units["Jakelu"]["shown"] == "together"
    assert units["Keskuskeittiö"]["shown"] == "with guests"
    assert units["Kuoma"]["classes"] == [9, 12, 12]
    assert all(block["people"] >= 5 for block in told["blocks"])
    assert told["attacker"]["leaks"] == 0
    assert told["attacker"]["tried"] == told["attacker"]["targets"] > 0


def test_people_read_it_in_words(town: Path, capsys: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert main(["protect", str(town)]) == 0
    told = capsys.readouterr().out
    assert "    Jakelu: 3 answers, shown together with: Keittiöt, Keskuskeittiö, Kuoma" in told
    assert told.endswith("It found out nothing.\n")


def test_a_larger_k_shows_more_of_them_together(town: Path, capsys: Told) -> None:
    main(["protect", str(town), "-k", "10", "--json"])
    told = json.loads(capsys.readouterr().out)
    assert all(block["people"] >= 10 for block in told["blocks"])


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Etelä;Kuoma;3;1;1;1", " 9:"),
        ("Uusi;Ei mikään;3;1;1;1", "Ei mikään"),
        ("Uusi;Kuoma;moni;1;1;1", "moni"),
        ("Uusi;Kuoma;-3;1;1;1", "-3"),
        ("Uusi;Kuoma;4;1;1;1", "3"),
        (";Kuoma;3;1;1;1", " 9:"),
    ],
)
def test_each_mistake_is_said_with_its_line(line: str, words: str) -> None:
    with translation.override("en"), pytest.raises(MistakesError) as found:
        read((TOWN + line + "\n").encode())
    assert len(found.value.mistakes) == 1
    assert words in found.value.mistakes[0]


def test_units_above_themselves_are_refused(tmp_path: Path, capsys: Told) -> None:
    path = tmp_path / "round.csv"
    path.write_text("unit,parent,respondents\na,b,6\nb,a,7\n")
    assert main(["protect", str(path), "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["ok"] is False


def test_a_file_that_is_not_there_is_said_plainly(tmp_path: Path, capsys: Told) -> None:
    assert main(["protect", str(tmp_path / "no.csv")]) == 2
    assert "no.csv" in capsys.readouterr().err
