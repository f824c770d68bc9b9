"""Flags of the heat map: Welch's test of a unit against the rest; seldom where there is none."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from scipy import stats

from talkoot.figures.blocks import Tree, partition
from talkoot.figures.results import Answers
from talkoot.surveys import differences, reading
from talkoot.surveys.analysis import Analysis
from talkoot.surveys.questionnaire import Questionnaire

SMALL = (Path(__file__).parent / "questionnaire.toml").read_text(encoding="utf-8")
ONE = SMALL[: SMALL.index('[[items]]\nid = "vo2"')]  # a scale of one question


def analysis(asked: Questionnaire, answers: Answers, sizes: list[int]) -> Analysis:
    """Units of these sizes under one house; everybody answered."""
    base = partition(Tree((None, *[0] * len(sizes))), [0, *sizes], 5)
    units = np.repeat(np.arange(1, len(sizes) + 1), sizes).tolist()
    blocks = np.array(base.places(units), dtype=np.int64)
    return Analysis(asked, base, answers, blocks, bytes(32))


def drawn(rng: np.random.Generator, people: int, items: int) -> Answers:
    """Answers without any true difference: a person leans, a unit does not."""
    lean = rng.normal(3.2, 0.7, size=(people, 1))
    steps = np.rint(lean + rng.normal(0, 0.8, size=(people, items))).clip(1, 5)
    return steps.astype(np.int8)


def test_a_unit_is_compared_with_the_rest_by_welch() -> None:
    rng = np.random.default_rng(3)
    answers = drawn(rng, 60, 1)
    answers[:15] = (answers[:15] - 1).clip(1)
    found = differences.differences(analysis(reading.read(ONE), answers, [15, 20, 25]))
    ours = found["voice"][1].found
    theirs = stats.ttest_ind(answers[:15, 0], answers[15:, 0], equal_var=False)
    around = theirs.confidence_interval()
    assert ours.p == pytest.approx(theirs.pvalue, abs=1e-6)
    assert (ours.interval.low, ours.interval.high) == pytest.approx(
        (around.low, around.high), abs=1e-6
    )


def test_the_spread_of_a_scale_in_the_house_is_that_of_its_people() -> None:
    answers = drawn(np.random.default_rng(4), 60, 2)
    answers[:, 1] = 6 - answers[:, 1]  # the second is asked the other way round
    made = analysis(reading.read(SMALL), answers, [60])
    (scale,) = made.asked.scales
    whole = [np.bincount(column, minlength=6)[1:] for column in answers.T]
    sample = differences._sample(
        [whole[0], whole[1][::-1]],
        differences._together(made.spread(scale), [whole[0], whole[1][::-1]]),
        1,
        1,
    )
    scores = (answers[:, 0] + 6 - answers[:, 1]) / 2
    assert sample.mean == pytest.approx(scores.mean())
    assert sample.sd == pytest.approx(scores.std(ddof=1))


def test_units_below_ten_are_never_flagged() -> None:
    answers = np.full((40, 2), 5, dtype=np.int8)
    answers[:9, 0], answers[9:, 1] = 1, 1
    found = differences.snapshot(analysis(reading.read(SMALL), answers, [9, 31]))
    assert "1" not in found["voice"]


def test_a_clear_difference_is_flagged_with_its_direction() -> None:
    rng = np.random.default_rng(5)
    answers = drawn(rng, 100, 1)
    answers[:20] = np.minimum(answers[:20] + 1, 5)
    found = differences.snapshot(analysis(reading.read(ONE), answers, [20, 20, 20, 20, 20]))
    assert found["voice"]["1"]["flag"] == "up"
    assert found["voice"]["1"]["g"] > 0.5


def test_without_a_true_difference_at_most_one_survey_in_twenty_flags_anything() -> None:
    """Twelve units of ten to thirty people, and a scale of two questions (bench: many more)."""
    rng = np.random.default_rng(11)
    asked, sizes = reading.read(SMALL), [10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 10]
    surveys = 300
    flags = 0
    for _turn in range(surveys):
        answers = drawn(rng, sum(sizes), 2)
        answers[:, 1] = 6 - answers[:, 1]
        found = differences.snapshot(analysis(asked, answers, sizes))
        flags += any(one["flag"] for one in found["voice"].values())
    assert flags / surveys <= 0.05 + 2 * (0.05 * 0.95 / surveys) ** 0.5
