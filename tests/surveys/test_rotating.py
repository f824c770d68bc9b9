"""Pulses ask a part of a questionnaire each, the same of everybody, and not too much a month."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import translation

from talkoot.methods import reading as texts
from talkoot.methods import writing
from talkoot.surveys import library, reading, rotating
from talkoot.surveys.picking import picked

THREE = ("safety", "voice", "workday", "meaning", "influence", "success", "stress")


def source(rotate: int = 7, weeks: int = 4, scales: tuple[str, ...] = THREE) -> str:
    words = texts.words_of(picked(library.source_of(library.BANK), scales))
    return writing.write(words | {"rotate": rotate, "weeks": weeks})


def asked_in(number: int, **how: Any) -> list[str]:
    text = source(**how)
    part = reading.read(rotating.part(text, reading.read(text), number))
    return [scale.id for scale in part.scales]


def test_a_pulse_asks_whole_themes_and_all_are_asked_once_in_a_round() -> None:
    turns = [asked_in(number) for number in range(3)]
    assert turns == [
        ["safety", "voice"],
        ["workday", "meaning"],
        ["influence", "success", "stress"],
    ]
    assert sorted(one for turn in turns for one in turn) == sorted(THREE)


def test_after_the_last_pulse_comes_the_first() -> None:
    assert asked_in(3) == asked_in(0)


def test_who_answers_has_nothing_to_do_with_what_is_asked() -> None:
    """The part depends on the file and the number alone, so the same text comes each time."""
    text = source()
    asked = reading.read(text)
    assert rotating.part(text, asked, 1) == rotating.part(text, asked, 1)


def test_without_pulses_all_is_asked_each_time() -> None:
    text = source(rotate=0)
    assert rotating.part(text, reading.read(text), 5) == text


def test_a_part_of_a_pulse_is_that_part() -> None:
    part = rotating.part(source(), reading.read(source()), 1)
    assert rotating.part(part, reading.read(part), 0) == part


def test_the_minutes_are_those_of_the_longest_pulse() -> None:
    asked = reading.read(source(rotate=7, weeks=1))
    assert rotating.minutes(asked) == 3  # 19 questions of 8 seconds, and the page before them
    assert rotating.minutes_a_month(asked) == 6  # 7 questions, four times and a third


EVERY = tuple(scale.id for scale in library.shipped()[library.BANK].scales)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (source(rotate=2), "has more questions than a pulse asks"),
        (source(rotate=70, weeks=1, scales=EVERY), "minutes a month of everybody"),
    ],
)
def test_what_cannot_be_asked_in_pulses_is_said(text: str, told: str) -> None:
    with translation.override("en"):
        assert told in " ".join(one.sentence for one in reading.check(text))
    assert reading.check(source(rotate=19, weeks=1)) == []
