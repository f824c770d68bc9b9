"""What is laid when a box is opened: answers, apart from them remarks, and a coarse background."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from talkoot.figures.blocks import Tree, partition
from talkoot.people.models import Organisation
from talkoot.surveys import backgrounds, laying
from talkoot.surveys.actions import answer, count, plan, remarks
from talkoot.surveys.models import Answer, Remark, Survey
from tests.surveys.conftest import PEOPLE, QUESTIONNAIRE, slip

pytestmark = pytest.mark.django_db(transaction=True)
MORE = (Path(__file__).parent / "background.toml").read_text(encoding="utf-8")
WORD = "sanottavaa"


@pytest.fixture
def asked(kuoma: Organisation, draft: Survey) -> Survey:
    """A confidential survey with an open question and two background variables."""
    made = plan.prepare(
        kuoma,
        QUESTIONNAIRE + MORE,
        "Avoimin kysymyksin",
        mode=Survey.Mode.CONFIDENTIAL,
        handled_on=date(2026, 9, 1),
    )
    plan.open_survey(made)
    return Survey.objects.get(pk=made.pk)


def answered(survey: Survey, writers: dict[str, int], **told: Any) -> Survey:
    """Everybody answers; the first so many of each unit write, each her own number."""
    rng = Random(4)
    for code, people in PEOPLE.items():
        for number in range(1, people + 1):
            typed, unit = slip(survey, code, number)
            given: dict[str, Any] = {"vo1": rng.randint(1, 5), "vo2": rng.randint(1, 5)}
            given |= {"age": number % 2, "work": int(code == "300" and number == 1)} | told
            if number <= writers.get(code, 0):
                given["more"] = f"{WORD} {code} {number}"
            answer.submit(survey, typed, unit, given)
    answer.close(survey)
    closed = Survey.objects.get(pk=survey.pk)
    count.load(closed, count.open_here(closed))
    return Survey.objects.get(pk=survey.pk)


def test_an_answer_holds_no_word_of_what_was_written(asked: Survey) -> None:
    answered(asked, PEOPLE)
    bodies = list(Answer.objects.values_list("body", flat=True))
    assert len(bodies) == sum(PEOPLE.values())
    assert WORD not in json.dumps(bodies)
    assert {type(value) for body in bodies for value in body.values()} == {int}


def test_remarks_lie_in_blocks_of_ten_writers_or_more(asked: Survey) -> None:
    done = answered(asked, PEOPLE)
    laid = Counter(one.block10 for one in remarks.remarks_of(done))
    blocks = remarks.blocks_of_remarks(done, "more")
    assert laid == {place: block.size for place, block in enumerate(blocks)}
    assert min(laid.values()) >= 10
    assert sum(laid.values()) == sum(PEOPLE.values())


def test_where_few_of_a_team_wrote_the_blocks_are_wider(asked: Survey) -> None:
    done = answered(asked, {"100": 3, "300": 9})
    (block,) = remarks.blocks_of_remarks(done, "more")
    assert block.size == 12
    assert {one.block10 for one in remarks.remarks_of(done)} == {0}


def test_what_fewer_than_ten_wrote_is_not_laid_at_all(asked: Survey) -> None:
    done = answered(asked, {"300": 9})
    assert not Remark.objects.exists()
    assert remarks.remarks_of(done) == []


def test_a_formula_in_a_remark_stays_text(asked: Survey) -> None:
    done = answered(asked, PEOPLE, more='=HYPERLINK("http://example.invalid")')
    assert {one.text[0] for one in remarks.remarks_of(done)} <= {"=", WORD[0]}


def test_a_rare_background_is_not_kept(asked: Survey) -> None:
    """Of those who do other work there is one: nothing of her is kept."""
    answered(asked, {})
    bodies = Answer.objects.values_list("body", flat=True)
    kept = Counter((body.get("age"), body.get("work")) for body in bodies)
    assert kept == {(0, 0): 10, (1, 0): 11, (None, None): 1}


def test_classes_are_published_where_each_has_enough(asked: Survey) -> None:
    done = answered(asked, {})
    assert all(verdict.safe for verdict in count.publish(done, seconds=2))
    told = Survey.objects.get(pk=done.pk).results
    assert told is not None
    (age, work) = backgrounds.shown(done.questionnaire, told, 0)
    assert [one.n >= 5 for one in age.scales[0].classes] == [True, True]
    assert [one.n > 0 for one in work.scales[0].classes] == [True, False]


@pytest.mark.parametrize("wrong", [{"age": 2}, {"age": "1"}, {"more": 5}, {"more": "a" * 1001}])
def test_a_class_or_a_text_that_could_not_be_given_is_refused(
    asked: Survey, wrong: dict[str, Any]
) -> None:
    answer.close(asked)
    closed = Survey.objects.get(pk=asked.pk)
    with pytest.raises(count.NotTheseError):
        count.load(closed, [{"unit": 0, "answer": wrong}])


def test_writers_of_small_teams_never_make_a_block_of_their_own() -> None:
    made = partition(Tree((None, 0, 0, 0)), [0, 6, 7, 40], 5)
    places = made.places([1] * 6 + [2] * 7 + [3] * 40)
    blocks, laid = laying.remarks(made, places, ["a"] * 6 + ["b"] * 7 + ["c"] * 40)
    by_block = {number: {text for n, text in laid if n == number} for number in range(len(blocks))}
    assert sorted(map(sorted, by_block.values())) == [["a", "b"], ["c"]]
