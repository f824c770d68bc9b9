"""A pair of sliders: how it is and how one would like it; of the room only the two means."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import translation

from talkoot.figures.release import Released, Withheld
from talkoot.stepkinds.ask.kind import Ask, Body, Settings
from talkoot.stepkinds.base import Scene


def texts(words: str) -> dict[str, str]:
    return {"fi": words, "sv": words, "en": words}


ask = Ask()
SETTINGS = Settings.model_validate(
    {"questions": [{"id": "work", "type": "pair", "text": texts("Work"), "most": 10}]}
)


def form(**data: Any) -> Any:
    return ask.form(SETTINGS, Scene(language="en"), data)


def test_both_numbers_are_one_answer() -> None:
    given = form(**{"q-work_0": "3", "q-work_1": "8"})
    assert given.is_valid(), given.errors
    assert given.contribution() == Body(answers={"work": (3, 8)})


@pytest.mark.parametrize(
    ("now", "wish", "told"),
    [
        ("3", "", "Give both numbers."),
        ("", "8", "Give both numbers."),
        ("", "", "This one is still without an answer."),
        ("3", "11", "less than or equal to 10"),
        ("x", "8", "Enter a whole number."),
    ],
)
def test_half_an_answer_or_none_is_told(now: str, wish: str, told: str) -> None:
    with translation.override("en"):
        given = form(**{"q-work_0": now, "q-work_1": wish})
        assert not given.is_valid()
        assert told in str(given.errors["q-work"])


def test_the_means_are_told_from_five_on_and_no_pair_ever() -> None:
    pairs = [(1, 9), (2, 8), (3, 7), (4, 6), (5, 10)]
    bodies = [Body(answers={"work": pair}) for pair in pairs]
    few = ask.summarise(SETTINGS, bodies[:4], Scene()).findings[0]
    assert isinstance(few.figure, Withheld)
    all_of_them = ask.summarise(SETTINGS, bodies, Scene()).findings[0]
    assert isinstance(all_of_them.figure, Released)
    assert isinstance(all_of_them.wished, Released)
    assert (all_of_them.figure.mean, all_of_them.wished.mean) == (3.0, 8.0)
    assert all_of_them.figure.bars == all_of_them.wished.bars == ()
    assert [value for _name, value in all_of_them.told("en")] == [3.0, 8.0]


def test_its_writer_sees_both_with_their_names() -> None:
    with translation.override("en"):
        lines = ask.lines(SETTINGS, Body(answers={"work": (3, 8)}), Scene(language="en"))
    assert lines == ("Work – How it is now: 3 · How I would like it to be: 8",)
