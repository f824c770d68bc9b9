"""The questionnaires we ship: complete, in three languages, and honest about what is whose."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.utils import translation

from talkoot.figures.blocks import Tree, partition
from talkoot.methods.reading import every_text
from talkoot.people.models import Organisation
from talkoot.surveys import library, reading
from talkoot.surveys.actions import plan
from talkoot.surveys.analysis import Analysis, Score
from talkoot.surveys.models import Survey
from talkoot.surveys.questionnaire import Questionnaire

FILES = sorted(library.FOLDER.glob("*.toml"))
CONSTRUCTS = {
    "safety": 3,
    "voice": 3,
    "workday": 3,
    "meaning": 3,
    "influence": 3,
    "success": 3,
    "change": 3,
    "community": 3,
    "dialogue": 3,
    "supervisor": 3,
    "communication": 3,
    "generations": 3,
    "self-direction": 3,
    "recovery": 3,
    "visibility": 3,
    "induction": 3,
    "customers": 3,
    "peers": 3,
    "complexity": 3,
    "work-ability": 1,
    "stress": 1,
    "recommendation": 1,
    "workshop": 3,
    "enthusiasm": 3,
    "flow": 3,
    "employer-image": 3,
    "shared-goals": 3,
    "enterprise": 3,
}
SCORING_ONLY = {
    "edmondson-7": 7,
    "brs-6": 6,
    "uwes-9": 9,
    "uwes-3": 3,
    "req-16": 16,
    "jcs-21": 21,
    "jcq-15": 15,
    "kivaq": 7,
    "copsoq-3": 29,
    "qpsnordic": 49,
}
OWN = ("wellbeing-short", "talkoot-constructs")
WORDING_MISSING = "The wording of some questions is missing."
LONGEST = 80  # characters: what is read in three seconds


def shipped(questionnaire_id: str) -> Questionnaire:
    return library.shipped()[questionnaire_id]


def bank() -> Questionnaire:
    return shipped("talkoot-constructs")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_reads_and_is_named_by_its_id(path: Path) -> None:
    assert reading.read_file(path.read_bytes()).id == path.stem


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_text_is_in_three_languages(path: Path) -> None:
    asked = reading.read_file(path.read_bytes())
    assert [place for place, texts in every_text(asked) if texts.missing] == []


def test_what_has_wording_is_offered_first_and_the_shortest_before() -> None:
    assert list(library.shipped())[:2] == list(OWN)
    assert set(library.shipped()) == {*OWN, *SCORING_ONLY}


def test_every_construct_has_its_items() -> None:
    assert {scale.id: len(bank().items_of(scale)) for scale in bank().scales} == CONSTRUCTS


def test_our_own_is_free_and_said_not_to_be_validated() -> None:
    for questionnaire_id in OWN:
        for scale in shipped(questionnaire_id).scales:
            assert scale.licence.en == "CC0 1.0"
            assert not scale.validated


def test_every_item_of_ours_is_short_and_is_said_in_plain_language_too() -> None:
    for item in bank().items:
        assert item.text, item.id
        assert item.plain, item.id
        for texts in (item.text, item.plain):
            told = (texts.fi, texts.sv, texts.en)
            assert max(map(len, told)) <= LONGEST, told
            assert len(set(told)) == 3, told


def test_what_tells_of_a_person_or_comes_near_health_needs_more_people() -> None:
    needing = {scale.id for scale in bank().scales if scale.fewest}
    assert needing == {"supervisor", "work-ability", "stress"}
    assert all(bank().scale(one).fewest == 10 for one in needing)
    assert shipped("kivaq").scale("kiva").fewest == 20  # as its owner recommends


def test_no_two_items_of_ours_say_the_same() -> None:
    for language in ("fi", "sv", "en"):
        said = [item.text.text(language) for item in bank().items if item.text]
        assert len(said) == len(set(said))


def test_a_question_is_a_question_in_every_language() -> None:
    for item in bank().items:
        for texts in (item.text, item.plain):
            assert texts
            assert len({one[-1] for one in (texts.fi, texts.sv, texts.en)}) == 1, texts


def test_reversed_items_are_few() -> None:
    for scale in bank().scales:
        items = bank().items_of(scale)
        assert sum(item.reverse for item in items) <= len(items) // 3
    assert {item.id for item in bank().items if item.reverse} == {
        *("ps3", "vo3", "ch3", "cm3", "sd3", "re3", "cx3", "en3", "pr3")
    }


def test_an_id_means_the_same_sentence_in_every_file_of_ours() -> None:
    """Otherwise a trend would compare two different questions."""
    said: dict[str, Any] = {}
    for asked in library.shipped().values():
        for item in asked.items:
            words = (item.text, item.reverse)
            assert said.setdefault(item.id, words) == words, item.id


@pytest.mark.parametrize(("questionnaire_id", "items"), SCORING_ONLY.items())
def test_others_instruments_come_without_a_word_of_theirs(
    questionnaire_id: str, items: int
) -> None:
    asked = shipped(questionnaire_id)
    assert len(asked.items) == items
    assert asked.without_wording == asked.items
    assert all(item.plain is None for item in asked.items)
    assert all(not answers.labels for answers in asked.answers)
    assert asked.to_check
    assert not any(scale.validated for scale in asked.scales)


def test_nothing_of_the_work_ability_index_is_shipped() -> None:
    """Its list of diagnoses is nobody's at work; our single question is our own."""
    for path in FILES:
        text = path.read_text(encoding="utf-8").casefold()
        assert "työkykyindeksi" not in text
        assert "work ability index" not in text


def missing(survey: Survey) -> list[str]:
    with translation.override("en"):
        return plan.missing(survey)


@pytest.mark.django_db
@pytest.mark.parametrize("questionnaire_id", SCORING_ONLY)
def test_a_survey_without_wording_is_not_opened(kuoma: Organisation, questionnaire_id: str) -> None:
    source = library.source_of(questionnaire_id)
    survey = plan.prepare(kuoma, source, "Kysely", handled_on=date(2026, 9, 1))
    assert WORDING_MISSING in missing(survey)
    with pytest.raises(plan.NotReadyError):
        plan.open_survey(survey)


@pytest.mark.django_db
def test_once_the_wording_is_entered_nothing_is_missing_of_it(kuoma: Organisation) -> None:
    source = library.source_of("uwes-3")
    wording = 'text = { fi = "Sanat.", sv = "Ord.", en = "Words." }'
    for item in shipped("uwes-3").items:
        source = source.replace(f'id = "{item.id}"', f'id = "{item.id}"\n{wording}')
    survey = plan.prepare(kuoma, source, "Kysely", handled_on=date(2026, 9, 1))
    assert WORDING_MISSING not in missing(survey)
    assert missing(survey)  # the trustee's key, for one


def scored(asked: Questionnaire, steps: dict[str, int], people: int = 40) -> dict[str, Score]:
    """Score a whole town of people who all answered the same steps, counted from one."""
    row = [steps[item.id] for item in asked.items]
    answers = np.array([row] * people, dtype=np.int8)
    whole = partition(Tree((None,)), [people], 5)
    found = Analysis(asked, whole, answers, np.zeros(people, dtype=np.int64), b"k" * 32)
    return {scale.id: found.scale(scale)[0] for scale in asked.scales}


def best(asked: Questionnaire) -> dict[str, int]:
    """The answers that give the highest score on everything."""
    return {
        item.id: 1 if item.reverse else asked.answers_of(asked.scale(item.scale)).steps
        for item in asked.items
    }


# The published copy moves one voice where all agree, so a score lies a hair under the highest.
HAIR = 0.04


def test_reversed_items_turn_and_every_scale_reaches_its_top() -> None:
    for asked in library.shipped().values():
        told = scored(asked, best(asked))
        for scale in asked.scales:
            answers = asked.answers_of(scale)
            top = (answers.first + answers.steps - 1) * scale.times
            assert told[scale.id].mean == pytest.approx(top, abs=HAIR * scale.times), scale.id


def test_resilience_falls_into_the_authors_bands() -> None:
    asked = shipped("brs-6")
    for step, band in ((2, "low"), (4, "normal"), (5, "high")):
        steps = {item.id: 6 - step if item.reverse else step for item in asked.items}
        found = scored(asked, steps)["resilience"].band
        assert found
        assert found.title.en == band


def test_a_scale_of_a_hundred_goes_from_nothing_to_a_hundred() -> None:
    asked = shipped("copsoq-3")
    for step, points in ((1, 0), (3, 50), (5, 100)):
        told = scored(asked, {item.id: step for item in asked.items})
        assert all(score.mean == pytest.approx(points, abs=1) for score in told.values())


def test_frequencies_count_from_zero_and_the_single_questions_to_ten() -> None:
    asked = shipped("uwes-9")
    told = scored(asked, {item.id: 1 for item in asked.items})
    assert all(score.mean == pytest.approx(0, abs=HAIR) for score in told.values())
    asked = bank()
    told = scored(asked, {item.id: 1 for item in asked.items})
    assert told["work-ability"].mean == pytest.approx(0, abs=HAIR)
    assert told["recommendation"].mean == pytest.approx(0, abs=HAIR)


def test_every_instrument_says_all_that_is_needed_to_score_and_to_ask_it() -> None:
    """What each instrument is known by: items, reversed ones, answers and their first value."""
    known = {
        "edmondson-7": (3, 7, 1),
        "brs-6": (3, 5, 1),
        "uwes-9": (0, 7, 0),
        "uwes-3": (0, 7, 0),
        "req-16": (0, 5, 1),
        "jcs-21": (0, 5, 1),
        "jcq-15": (0, 6, 1),
        "kivaq": (0, 10, 1),
        "copsoq-3": (0, 5, 0),
        "qpsnordic": (1, 5, 1),
    }
    assert set(known) == set(SCORING_ONLY)
    for name, (turned, steps, first) in known.items():
        asked = shipped(name)
        assert sum(item.reverse for item in asked.items) == turned, name
        assert {(one.steps, one.first) for one in asked.answers} == {(steps, first)}, name
        for scale in asked.scales:
            assert scale.permission, scale.id
            assert 0 < scale.least_answered <= 1
            assert str(scale.source)
            assert str(scale.licence)
    assert [scale.id for scale in shipped("brs-6").scales if scale.bands] == ["resilience"]
