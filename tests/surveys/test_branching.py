"""A question may wait for an answer; what was not asked is not asked, and tells of nobody."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from django.test import Client
from django.utils import translation

from talkoot.figures.blocks import Tree, partition
from talkoot.methods import reading as texts
from talkoot.methods import writing
from talkoot.surveys import branching, reading
from talkoot.surveys.actions import answer, plan
from talkoot.surveys.analysis import Analysis
from talkoot.surveys.models import Survey
from tests.surveys.conftest import PEOPLE, QUESTIONNAIRE, Trustee, place_of, slip

pytestmark = pytest.mark.django_db(transaction=True)

SAYS = {"fi": "Sanat.", "sv": "Ord.", "en": "Words."}
ROLE = {"id": "role", "title": SAYS, "classes": [SAYS, {"fi": "B", "sv": "B", "en": "B"}]}


def branched(**condition: Any) -> str:
    """The small questionnaire, and a scale that is asked after a low answer to the first."""
    words = texts.words_of(QUESTIONNAIRE)
    scale = words["scales"][0] | {"id": "why"}
    words["scales"] = [*words["scales"], scale]
    waits = condition or {"of": "vo1", "answers": [1, 2]}
    more = [
        {"id": one, "scale": "why", "text": SAYS | {"fi": f"{one}?"}, "only_if": waits}
        for one in ("wh1", "wh2")
    ]
    words["items"] = [*words["items"], *more]
    words["background"] = [ROLE]
    return writing.write(words)


def ids(**given: int) -> list[str]:
    return [item.id for item in branching.due(reading.read(branched()), given)]


def test_a_question_is_asked_only_after_the_answers_it_waits_for() -> None:
    assert ids() == ["vo1", "vo2"]
    assert ids(vo1=2) == ["vo1", "vo2", "wh1", "wh2"]
    assert ids(vo1=3) == ["vo1", "vo2"]


def test_it_may_wait_for_a_class_which_a_form_counts_from_nothing() -> None:
    asked = reading.read(branched(of="role", answers=[1]))
    assert len(branching.due(asked, {"role": 0})) == 4
    assert len(branching.due(asked, {"role": 1})) == 2


def test_what_was_not_asked_after_all_is_not_kept() -> None:
    asked = reading.read(branched())
    given = {"vo1": 4, "wh1": 5, "role": 0}
    assert branching.kept(asked, given) == {"vo1": 4, "role": 0}


def mistakes(source: str) -> str:
    with translation.override("en"):
        return " ".join(one.sentence for one in reading.check(source))


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        ({"of": "wh2", "answers": [1]}, "cannot have been given before it"),
        ({"of": "nobody", "answers": [1]}, "cannot have been given before it"),
        ({"of": "vo1", "answers": [6]}, "cannot have been given before it"),
        ({"of": "role", "answers": [3]}, "cannot have been given before it"),
        ({"of": "vo1", "answers": []}, "at least 1 part"),
        ({"of": "vo1", "answers": [0]}, "1 or more"),
    ],
)
def test_a_condition_that_never_holds_is_a_mistake(condition: dict[str, Any], told: str) -> None:
    assert told in mistakes(branched(**condition))


def test_half_a_scale_cannot_wait() -> None:
    words = texts.words_of(branched())
    del words["items"][-1]["only_if"]
    assert "all its items need the same condition" in mistakes(writing.write(words))


def figures(low: int, high: int) -> Analysis:
    """Some answer low and are asked why; the others are not. Two teams of the same size."""
    asked = reading.read(branched())
    rows = [[1, 2, 3, 4]] * low + [[4, 4, 0, 0]] * high
    units = np.arange(low + high) % 2
    whole = partition(Tree((None, 0, 0)), [0, *np.bincount(units).tolist()], 5)
    blocks = np.array(whole.places((units + 1).tolist()), dtype=np.int64)
    return Analysis(asked, whole, np.array(rows, dtype=np.int8), blocks, b"k" * 32)


def test_what_some_were_asked_is_told_of_everybody_and_of_no_team() -> None:
    found = figures(low=20, high=20)
    assert set(found.item(found.asked.items[0])) == {0, 1, 2}
    assert {unit: one.n for unit, one in found.item(found.asked.items[2]).items()} == {0: 20}
    assert set(found.scale(found.asked.scale("why"))) == {0}


@pytest.mark.parametrize(("low", "high"), [(4, 36), (36, 4), (40, 0)])
def test_it_is_not_told_where_few_were_asked_or_few_were_not(low: int, high: int) -> None:
    found = figures(low, high)
    assert found.item(found.asked.items[2]) == {}


@pytest.fixture
def waiting(draft: Survey) -> Survey:
    Survey.objects.filter(pk=draft.pk).update(source=branched())
    survey = Survey.objects.get(pk=draft.pk)
    plan.open_survey(survey)
    survey = Survey.objects.get(pk=draft.pk)
    plan.print_slips(survey, {place_of(survey, code): n for code, n in PEOPLE.items()})
    return Survey.objects.get(pk=draft.pk)


def test_on_paper_and_phone_it_is_asked_on_a_page_of_its_own(
    waiting: Survey, trustee: Trustee
) -> None:
    code = slip(waiting, "100", 1)[0]
    first = Client().get(f"/s/{code}/questions/").content.decode()
    assert "wh1?" not in first
    second = Client().post(f"/s/{code}/questions/", {"vo1": "1", "role": "1"}).content.decode()
    assert "wh1?" in second
    assert '<input type="hidden" name="vo1" value="1"' in second
    assert '<input type="hidden" name="role" value="1"' in second
    sent = {"vo1": "1", "role": "1", "wh1": "5", "shown": ["wh1", "wh2"]}
    done = Client().post(f"/s/{code}/questions/", sent)
    assert done.status_code == 302
    answer.close(waiting)
    waiting.refresh_from_db()
    assert [one["answer"] for one in trustee.opens(waiting)] == [{"vo1": 1, "role": 1, "wh1": 5}]


def test_whoever_is_not_asked_sends_at_once_and_her_ballot_is_no_shorter(
    waiting: Survey, trustee: Trustee
) -> None:
    for number, vo1 in ((1, "1"), (2, "5")):
        code = slip(waiting, "100", number)[0]
        sent = {"vo1": vo1, "wh1": "5", "shown": ["wh1", "wh2"]}
        assert Client().post(f"/s/{code}/questions/", sent).status_code == 302
    answer.close(waiting)
    waiting.refresh_from_db()
    assert len({len(one) for one in answer.sealed_box(waiting)}) == 1
    opened = sorted((one["answer"] for one in trustee.opens(waiting)), key=json.dumps)
    assert opened == [{"vo1": 1, "wh1": 5}, {"vo1": 5}]
