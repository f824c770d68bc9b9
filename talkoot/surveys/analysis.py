"""Figures of a whole survey, by unit, through the gate: scales, items, reliability. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from talkoot.figures import statistics
from talkoot.figures.blocks import Block, Partition
from talkoot.figures.classes import Cells
from talkoot.figures.opinions import Matrix
from talkoot.figures.results import MISSING, Answers, Figure, Ints, Survey
from talkoot.figures.statistics import Interval, Sample, Values
from talkoot.surveys.questionnaire import Band, Item, Questionnaire, Scale

FEW = 20  # people: under it a figure says "do not over-read"
RELIABLE_FROM = 30  # people who answered all items of a scale


@dataclass(frozen=True, slots=True)
class Score:
    """A scale in one unit: in the instrument's own steps, with its interval."""

    n: int
    mean: float
    interval: Interval
    band: Band | None

    @property
    def few(self) -> bool:
        return self.n < FEW


@dataclass(frozen=True, slots=True)
class Reliability:
    alpha: float
    interval: Interval
    n: int


@dataclass(frozen=True)
class Analysis:
    """What a survey's answers say of each unit of a tree that may be told.

    `answers` is responses x items as steps from 1, 0 for none; `blocks` has each response's block.
    The spread is the whole organisation's: a small unit's own would tell of single people.
    """

    asked: Questionnaire
    base: Partition
    answers: Answers
    blocks: Ints
    key: bytes
    joint: tuple[int, ...] = ()
    cells: Cells | None = None  # what each told of herself
    written: Mapping[str, Sequence[Block]] = field(default_factory=dict)  # blocks of open questions
    votes: Matrix | None = None  # responses x statements: 1, 0, -1, or nan
    ids: Sequence[
        str
    ] = ()  # by which an answer is found in the wave before, where waves are linked

    @cached_property
    def _by_steps(self) -> dict[int, tuple[Survey, dict[str, int]]]:
        """Items of one number of steps go through the gate together."""
        found: dict[int, tuple[Survey, dict[str, int]]] = {}
        for steps in {answers.steps for answers in self.asked.answers}:
            places = [
                place for place, item in enumerate(self.asked.items) if self._steps(item) == steps
            ]
            columns = {self.asked.items[place].id: number for number, place in enumerate(places)}
            answers = self.answers[:, places]
            fewest = tuple(
                self.asked.scale(self.asked.items[place].scale).fewest for place in places
            )
            known = (self.base, answers, self.blocks, steps, self.key, self.joint, fewest)
            found[steps] = (Survey(*known, self.cells), columns)
        return found

    def _steps(self, item: Item) -> int:
        return self.asked.answers_of(self.asked.scale(item.scale)).steps

    def behind(self, item: Item) -> tuple[list[frozenset[int]], dict[int, int]]:
        """Return, for the attacker, what each published figure of an item sums."""
        survey, columns = self._by_steps[self._steps(item)]
        return survey.behind(columns[item.id])

    def item(self, item: Item) -> dict[int, Figure]:
        """Return the figure of an item for each unit, as it was asked (not turned)."""
        if item.id not in self._told:
            survey, columns = self._by_steps[self._steps(item)]
            figures = survey.item(columns[item.id])
            self._told[item.id] = self._of_some(figures) if item.only_if else figures
        return self._told[item.id]

    @cached_property
    def _told(self) -> dict[str, dict[int, Figure]]:
        return {}

    def _of_some(self, figures: dict[int, Figure]) -> dict[int, Figure]:
        """A question asked of some is told of everybody only: its n says what others answered."""
        made = self.base
        sizes = {
            unit: sum(made.blocks[block].size for block in made.figures[unit])
            for unit in figures
            if unit >= 0 and made.tree.parents[unit] is None
        }
        return {
            unit: figures[unit]
            for unit, size in sizes.items()
            if made.k <= figures[unit].n <= size - made.k
        }

    def sums(self, item: Item) -> tuple[list[int], Ints]:
        """Return who answered an item by base block, and its published counts by its own block."""
        survey, columns = self._by_steps[self._steps(item)]
        return survey.sums(columns[item.id])

    def classes(self, item: Item) -> dict[int, dict[tuple[int, int], Figure]]:
        """Return the figure of each (variable, class) for each unit that may show it."""
        survey, columns = self._by_steps[self._steps(item)]
        return survey.classes(columns[item.id])

    def scale(self, scale: Scale) -> dict[int, Score]:
        """Return the score of a scale for each unit: the mean of its items' published means."""
        items = self.asked.items_of(scale)
        told = [self.item(item) for item in items]
        spread = self.spread(scale)
        return {
            unit: self.score(scale, spread, [figures[unit] for figures in told])
            for unit in sorted(set.intersection(*(set(figures) for figures in told)))
        }

    def score(self, scale: Scale, spread: float, figures: list[Figure]) -> Score:
        answers, items = self.asked.answers_of(scale), self.asked.items_of(scale)
        means = [
            answers.steps + 1 - figure.mean if item.reverse else figure.mean
            for item, figure in zip(items, figures, strict=True)
        ]
        whole = len(items) if scale.score == "sum" else 1
        factor = whole * scale.times
        mean = (float(np.mean(means)) + answers.first - 1) * factor
        n = min(figure.n for figure in figures)
        interval = statistics.mean_interval(Sample(n, mean, spread * factor))
        band = next((one for one in scale.bands if mean <= one.up_to), None)
        return Score(n, round(mean, 2), interval, band)

    @cached_property
    def published(self) -> Answers:
        """The publication copy of all answers."""
        copy = self.answers.copy()
        for survey, columns in self._by_steps.values():
            places = [place for place, item in enumerate(self.asked.items) if item.id in columns]
            copy[:, places] = survey.published
        return copy

    def scores(self, scale: Scale) -> Values:
        """People's scores in steps, of the publication copy; nan of who answered too little."""
        columns = self._persons(scale, self.published)
        answered = (~np.isnan(columns)).sum(axis=1)
        enough = answered >= scale.least_answered * columns.shape[1]
        found: Values = np.where(enough, np.nansum(columns, axis=1) / answered.clip(min=1), np.nan)
        return found

    def _persons(self, scale: Scale, of: Answers | None = None) -> Values:
        """Steps of a scale's items, turned where they are reversed; nan where there is none."""
        items = self.asked.items_of(scale)
        places = [self.asked.items.index(item) for item in items]
        steps = self.asked.answers_of(scale).steps
        columns = (self.answers if of is None else of)[:, places].astype(float)
        columns[columns == MISSING] = np.nan
        turned = np.array([item.reverse for item in items])
        columns[:, turned] = steps + 1 - columns[:, turned]
        return columns

    def turned(self, scale: Scale) -> Values:
        """Everybody's steps of a scale's items, as they were given, turned where reversed."""
        return self._persons(scale)

    @cached_property
    def places(self) -> list[int]:
        """The finest cell of each response that a figure can part: its block, and what it told."""
        width, of = (1, 0) if self.cells is None else (len(self.cells.told), self.cells.of)
        found: list[int] = (self.blocks * width + of).tolist()
        return found

    def spread(self, scale: Scale) -> float:
        """The standard deviation of people's scores in the whole organisation, in steps."""
        columns = self._persons(scale)
        answered = (~np.isnan(columns)).sum(axis=1)
        enough = answered >= scale.least_answered * columns.shape[1]
        scores = np.nansum(columns[enough], axis=1) / answered[enough]
        return float(scores.std(ddof=1)) if len(scores) > 1 else 0.0

    def reliability(self, scale: Scale) -> Reliability | None:
        """Return alpha of a scale of two items or more, where enough answered them all."""
        columns = self._persons(scale)
        whole = columns[~np.isnan(columns).any(axis=1)]
        if columns.shape[1] < 2 or len(whole) < RELIABLE_FROM or not whole.sum(axis=1).var():
            return None
        value, interval, n = statistics.alpha(whole)
        return Reliability(value, interval, n)
