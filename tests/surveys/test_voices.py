"""Statements to agree with: of the whole house only, and groups only where they are stable."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from django.test import Client
from django.urls import reverse

from talkoot.figures.blocks import Tree, partition
from talkoot.figures.opinions import Matrix
from talkoot.people.models import Organisation, Person
from talkoot.surveys import reading, voices
from talkoot.surveys.actions import answer, count, plan
from talkoot.surveys.analysis import Analysis
from talkoot.surveys.answering import AnswerForm
from talkoot.surveys.models import Answer, Survey
from tests.surveys.conftest import PEOPLE, QUESTIONNAIRE, slip

STATEMENTS = "\n".join(
    f"""
[[statements]]
id = "st{number}"
text = {{ fi = "Väite {number}.", sv = "Påstående {number}.", en = "Statement {number}." }}
"""
    for number in range(1, 10)
)
SOURCE = QUESTIONNAIRE + STATEMENTS


def analysed(votes: Matrix) -> Analysis:
    asked = reading.read(SOURCE)
    made = partition(Tree((None, 0, 0)), [0, len(votes), 0], 5)
    nobody = np.zeros((len(votes), len(asked.items)), dtype=np.int8)
    return Analysis(
        asked, made, nobody, np.zeros(len(votes), dtype=np.int64), b"key of a test", votes=votes
    )


def camps(people: int, seed: int = 1) -> Matrix:
    """Two camps that part on six statements and share three."""
    rng = np.random.default_rng(seed)
    side = np.where(np.arange(people) < people * 0.6, 1.0, -1.0)
    votes = np.column_stack([side] * 6 + [np.ones(people)] * 3)
    return np.where(rng.random(votes.shape) < 0.06, 0.0, votes)


def test_two_camps_are_told_with_what_sets_them_apart_and_what_they_share() -> None:
    told = voices.snapshot(analysed(camps(100)))
    assert told is not None
    assert sorted(group["share"] for group in told["groups"]) == [40, 60]
    assert set(told["shared"][:3]) == {"st7", "st8", "st9"}
    for group in told["groups"]:
        assert set(group) == {"share", "marks"}  # no number of a group beside the whole


def test_votes_by_chance_make_no_groups() -> None:
    votes = np.random.default_rng(3).choice([-1.0, 0.0, 1.0], size=(120, 9))
    told = voices.snapshot(analysed(votes))
    assert told is not None
    assert (told["groups"], told["why"]) == ([], "unstable")


def test_under_fifty_voters_there_is_a_table_only() -> None:
    told = voices.snapshot(analysed(camps(40)))
    assert told is not None
    assert (told["groups"], told["why"]) == ([], "few-voters")
    assert sum(told["counts"]["st1"]) == 40


def test_a_statement_fewer_than_ten_voted_on_is_not_told() -> None:
    votes = camps(40)
    votes[9:, 4] = np.nan
    told = voices.snapshot(analysed(votes))
    assert told is not None
    assert "st5" not in told["counts"]
    assert len(told["counts"]) == 8


def test_where_all_agree_one_is_said_to_pass() -> None:
    told = voices.snapshot(analysed(np.ones((30, 9))))
    assert told is not None
    assert set(map(tuple, told["counts"].values())) == {(29, 0, 1)}


def test_fewer_than_ten_in_all_are_told_nothing() -> None:
    assert voices.snapshot(analysed(camps(9))) is None


def test_of_very_many_voters_some_are_drawn() -> None:
    told = voices.snapshot(analysed(camps(2600)))
    assert told is not None
    assert told["of"] == voices.MOST_PLACED
    assert sum(told["counts"]["st1"]) == 2600


def test_a_form_takes_votes_and_nothing_else() -> None:
    asked = reading.read(SOURCE)
    form = AnswerForm(asked, "fi", {"st1": "agree", "st2": "disagree", "st3": "pass", "vo1": "4"})
    assert form.is_valid()
    assert form.answer() == {"vo1": 4, "st1": 1, "st2": -1, "st3": 0}
    assert not AnswerForm(asked, "fi", {"st1": "1"}).is_valid()


@pytest.mark.django_db(transaction=True)
def test_from_the_slip_to_the_page(
    kuoma: Organisation, draft: Survey, client: Client, olga: Person
) -> None:
    made = plan.prepare(
        kuoma, SOURCE, "Väittämin", mode=Survey.Mode.CONFIDENTIAL, handled_on=date(2026, 9, 1)
    )
    plan.open_survey(made)
    survey = Survey.objects.get(pk=made.pk)
    plan.print_slips(survey, dict.fromkeys(range(len(survey.tree or ())), 20))
    for code, people in PEOPLE.items():
        for number in range(1, people + 1):
            typed, unit = slip(survey, code, number)
            page = f"/s/{typed}/questions/"
            assert client.get(page).content.decode().count('name="st1"') == 3
            answer.submit(survey, typed, unit, {"vo1": 3, "st1": 1, "st2": -(number % 2)})
    answer.close(survey)
    closed = Survey.objects.get(pk=survey.pk)
    wrong = [{"unit": 1, "answer": {"st1": 2}}]
    with pytest.raises(count.NotTheseError):
        count.load(closed, wrong)
    count.load(closed, count.open_here(closed))
    assert Answer.objects.filter(box=survey.box).count() == sum(PEOPLE.values())
    count.publish(Survey.objects.get(pk=survey.pk), seconds=1)
    client.force_login(olga)
    address = reverse("surveys:results", args=[survey.pk])
    page = client.get(address, {"unit": 0}).content.decode()
    assert "survey-opinions" in page
    assert "survey-opinions" not in client.get(address, {"unit": 1}).content.decode()
