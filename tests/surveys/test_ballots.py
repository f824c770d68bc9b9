"""A ballot tells nothing without the trustee's key, not even by its length."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkoot.site.cli import main
from talkoot.surveys import ballots, returning

Told = pytest.CaptureFixture[str]
words = st.dictionaries(st.text(max_size=8), st.integers(0, 7) | st.text(max_size=60), max_size=6)


@given(words)
def test_what_was_answered_comes_out_again(answer: dict[str, int | str]) -> None:
    private, public = ballots.new_key()
    assert ballots.unseal(ballots.seal(answer, public, 2048), private) == answer


@given(words)
def test_all_ballots_are_of_one_length(answer: dict[str, int | str]) -> None:
    _private, public = ballots.new_key()
    assert len(ballots.seal(answer, public, 2048)) == 2048 + 48


def test_the_same_answer_sealed_twice_is_not_known_again() -> None:
    _private, public = ballots.new_key()
    assert ballots.seal({"a": 1}, public, 2048) != ballots.seal({"a": 1}, public, 2048)


def test_another_key_opens_nothing() -> None:
    _private, public = ballots.new_key()
    other, _public = ballots.new_key()
    with pytest.raises(ballots.WrongKeyError):
        ballots.unseal(ballots.seal({"a": 1}, public, 2048), other)


def test_an_answer_that_is_too_long_is_refused_and_not_cut() -> None:
    _private, public = ballots.new_key()
    with pytest.raises(ballots.TooLongError):
        ballots.seal({"a": "x" * 2048}, public, 2048)


def test_the_bucket_is_the_smallest_that_holds_the_longest_answer() -> None:
    assert [ballots.bucket(n) for n in (1, 2048, 2049, 32768)] == [2048, 2048, 8192, 32768]
    with pytest.raises(ballots.TooLongError):
        ballots.bucket(32769)


def test_the_order_in_which_ballots_came_is_lost() -> None:
    private, public = ballots.new_key()
    sealed = [ballots.seal(number, public, 2048) for number in range(60)]
    assert ballots.tally(sealed, private) != list(range(60))
    assert sorted(ballots.tally(sealed, private)) == list(range(60))


SURVEY = UUID("2b1d3c4e-0000-4000-8000-000000000000")


def box(tmp_path: Path, public: str, answers: list[object]) -> Path:
    sealed = [ballots.seal(one, base64.b64decode(public), 2048) for one in answers]
    path = tmp_path / "box.json"
    written = [base64.b64encode(one).decode() for one in sealed]
    path.write_text(json.dumps({"server": returning.address(SURVEY), "ballots": written}))
    return path


def test_the_trustee_makes_a_key_and_opens_the_box_elsewhere(tmp_path: Path, capsys: Told) -> None:
    key, opened = tmp_path / "key.txt", tmp_path / "opened.json"
    assert main(["key", str(key)]) == 0
    public = capsys.readouterr().out.strip()
    made = box(tmp_path, public, [{"ps1": 4}, {"ps1": 2}])
    assert main(["tally", str(made), str(key), str(opened)]) == 0
    answers = returning.read(SURVEY, json.loads(opened.read_text())["sealed"])
    assert sorted(one["ps1"] for one in answers) == [2, 4]
    assert key.stat().st_mode & 0o077 == 0


def test_who_carries_the_opened_ballots_back_reads_none_of_them(
    tmp_path: Path, capsys: Told
) -> None:
    key, opened = tmp_path / "key.txt", tmp_path / "opened.json"
    main(["key", str(key)])
    made = box(tmp_path, capsys.readouterr().out.strip(), [{"unit": 3, "answer": {"ps1": 4}}])
    assert main(["tally", str(made), str(key), str(opened)]) == 0
    told = json.loads(opened.read_text())
    assert set(told) == {"sealed"}
    carried = base64.b64decode(told["sealed"])
    assert b"ps1" not in carried
    for private in (ballots.read_key(key.read_text()), ballots.new_key()[0]):
        with pytest.raises(ballots.WrongKeyError):
            ballots.unseal(carried, private)


def test_opened_ballots_come_back_to_their_own_survey_and_after_a_change_of_key(
    settings: Any,
) -> None:
    public = base64.b64decode(returning.address(SURVEY))
    sealed = base64.b64encode(ballots.give_back([{"ps1": 4}], public)).decode()
    with pytest.raises(ballots.WrongKeyError):
        returning.read(uuid4(), sealed)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key, many signs long, of next year"
    assert returning.read(SURVEY, sealed) == [{"ps1": 4}]


def test_a_box_without_the_key_of_its_server_is_not_opened(tmp_path: Path, capsys: Told) -> None:
    key, opened = tmp_path / "key.txt", tmp_path / "opened.json"
    main(["key", str(key)])
    made = box(tmp_path, capsys.readouterr().out.strip(), [{"ps1": 4}])
    told = json.loads(made.read_text())
    made.write_text(json.dumps({"ballots": told["ballots"]}))
    assert main(["tally", str(made), str(key), str(opened)]) == 2
    assert not opened.exists()


def test_a_key_is_never_overwritten(tmp_path: Path, capsys: Told) -> None:
    key = tmp_path / "key.txt"
    main(["key", str(key)])
    kept = key.read_text()
    assert main(["key", str(key)]) == 2
    assert key.read_text() == kept
    assert "key.txt" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "talkoot-survey-key-1:abc", "a letter to grandmother"])
def test_what_is_no_key_is_said_to_be_none(tmp_path: Path, capsys: Told, text: str) -> None:
    key, opened = tmp_path / "key.txt", tmp_path / "opened.json"
    key.write_text(text)
    made = box(tmp_path, base64.b64encode(ballots.new_key()[1]).decode(), [{"ps1": 4}])
    assert main(["tally", str(made), str(key), str(opened)]) == 2
    assert not opened.exists()
    assert "key.txt" in capsys.readouterr().err


def test_a_box_that_is_none_is_said_to_be_none(tmp_path: Path, capsys: Told) -> None:
    key, made = tmp_path / "key.txt", tmp_path / "box.json"
    main(["key", str(key)])
    made.write_text("[]")
    assert main(["tally", str(made), str(key), str(tmp_path / "opened.json")]) == 2
    assert "box.json" in capsys.readouterr().err
