"""`talkoot loops` reads a table of arrows, and says what is wrong in it."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from talkoot.people import tables
from talkoot.site import cli
from talkoot.stepkinds.link import command, edges

Run = Callable[..., int]
TABLE = "from,to,sign,delay\nhurry,mistakes,+,\nmistakes,trust,-,yes\ntrust,hurry,-,\n"


@pytest.fixture(autouse=True)
def _an_english_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")


@pytest.fixture
def talkoot_loops(tmp_path: Path) -> Run:
    def run(table: str | bytes, *words: str) -> int:
        file = tmp_path / "edges.csv"
        file.write_bytes(table if isinstance(table, bytes) else table.encode())
        parser = argparse.ArgumentParser()
        command.add_arguments(parser)
        return command.run(parser.parse_args([str(file), *words]))

    return run


def test_loops_are_read_aloud(talkoot_loops: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert talkoot_loops(TABLE) == 0
    out = capsys.readouterr().out
    assert "1. reinforcing: When “hurry” rises, “mistakes” rises, a little later" in out
    assert "     1  trust" in out


def test_loops_are_told_to_programs(talkoot_loops: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert talkoot_loops(TABLE, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    (loop,) = told["loops"]
    assert (told["ok"], told["capped"], loop["kind"], loop["late"]) == (
        True,
        False,
        "reinforcing",
        True,
    )
    assert loop["arrows"][1] == {"from": "mistakes", "to": "trust", "sign": -1, "delay": True}
    assert set(loop["aloud"]) == {"fi", "sv", "en"}
    assert told["nodes"] == [{"name": name, "loops": 1} for name in ("hurry", "mistakes", "trust")]


def test_every_mistake_is_told_with_its_line(
    talkoot_loops: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    table = "from;to;sign;delay\na;b;+;\n\nb;b;+;\na;b;-;\nb;c;?;\nb;;+;\nc;a;+;perhaps\n"
    assert talkoot_loops(table) == 1
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(": ")[1] for line in lines] == [f"line {n}" for n in (4, 5, 6, 7, 8)]
    assert "already: keep one" in lines[1]
    assert "write + when both rise together" in lines[2]


def test_mistakes_are_told_to_programs(
    talkoot_loops: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert talkoot_loops("to,sign\nb,+\n", "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert told["ok"] is False
    assert told["mistakes"][0]["line"] == 1
    assert "Missing: from" in told["mistakes"][0]["words"]


def test_a_file_that_is_not_there_cannot_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["loops", "/nowhere/edges.csv"]) == 2
    assert "No such file" in capsys.readouterr().err


@pytest.mark.parametrize(
    "table",
    [
        "mistä;mihin;merkki;viive\nkiire;virheet;samaan;ei\nvirheet;kiire;päinvastoin;myöhemmin\n",
        "från\ttill\ttecken\tfördröjning\nkiire\tvirheet\tsamma\tnej\nvirheet\tkiire\tmotsatt\tja\n",
        "FROM,TO,SIGN,DELAY\nkiire,virheet,s,0\nvirheet,kiire,o,1\n",
        "to,from,delay,sign\nvirheet,kiire,,+1\nkiire,virheet,x,−\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_people_write_tables_in_their_own_words(table: str, encoding: str) -> None:
    arrows, mistakes = edges.read(tables.decode(table.encode(encoding)))
    assert mistakes == []
    assert [(one.start, one.end, one.sign, one.late) for one in arrows] == [
        ("kiire", "virheet", 1, False),
        ("virheet", "kiire", -1, True),
    ]


def test_a_table_without_a_delay_has_none() -> None:
    arrows, mistakes = edges.read("from,to,sign\na,b,+\n")
    assert (mistakes, arrows[0].late) == ([], False)


def test_an_endless_table_is_not_read_to_its_end() -> None:
    rows = "\n".join(f"a{n},b{n},+" for n in range(edges.MOST + 10))
    arrows, mistakes = edges.read(f"from,to,sign\n{rows}\n")
    assert len(arrows) == edges.MOST - 1
    assert [mistake.line for mistake in mistakes] == [edges.MOST + 1]
