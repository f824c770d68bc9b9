"""What a page says of the themes of an open question: quotes, numbers, groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from talkoot.figures.teaching import CONFIRMED
from talkoot.surveys.actions import count, sort
from talkoot.surveys.actions.remarks import Written, blocks_of_remarks
from talkoot.surveys.models import Sorting, Survey
from talkoot.surveys.sorting import LEAST, Pile, Sorted
from talkoot.surveys.sorting import shares as shared
from talkoot.surveys.written import told_in

__all__ = ["CONFIRMED", "LEAST"]
QUOTES = 5
Remarks = Mapping[str, Written]


@dataclass(frozen=True)
class PileShown:
    pile: Pile
    n: int  # 0 where it is under five
    quote: str


@dataclass(frozen=True)
class LanguageShown:
    """What was found in one language; `why_none` says why there are no themes."""

    code: str
    remarks: int
    by: str
    why_none: str
    phrases: tuple[tuple[str, int], ...]
    piles: tuple[PileShown, ...]


@dataclass(frozen=True)
class QuestionShown:
    sorting: Sorting
    text: str
    languages: tuple[LanguageShown, ...]
    dropped: tuple[Pile, ...]
    changed: int

    @property
    def themes(self) -> int:
        return sum(len(one.piles) for one in self.languages)


def question(survey: Survey, sorting: Sorting) -> str:
    """The words of the question, as they were asked."""
    asked = survey.questionnaire.comments
    return next((str(one.text) for one in asked if one.id == sorting.question), sorting.question)


def questions(survey: Survey) -> list[QuestionShown]:
    return [_question(survey, one) for one in survey.sortings.order_by("pk")]


def _question(survey: Survey, sorting: Sorting) -> QuestionShown:
    sorting.survey = survey
    remarks = sort.readable(sorting) if sorting.proposal else {}
    now = sort.sorted_now(sorting, remarks)
    found = tuple(
        LanguageShown(
            one["language"],
            len(one["remarks"]),
            one["by"],
            one["why_none"],
            tuple((words, n) for words, n in one["phrases"]),
            _piles(now, one["language"], remarks),
        )
        for one in sorting.proposal or []
    )
    changed = sorting.changes.filter(undone=False).count()
    return QuestionShown(sorting, question(survey, sorting), found, now.dropped, changed)


def _piles(now: Sorted, language: str, remarks: Remarks) -> tuple[PileShown, ...]:
    return tuple(
        PileShown(pile, told(pile), next(iter(quotes(pile, remarks, 1)), ""))
        for pile in now.piles
        if pile.language == language
    )


def told(pile: Pile) -> int:
    return len(pile.remarks) if len(pile.remarks) >= LEAST else 0


def quotes(pile: Pile, remarks: Remarks, most: int = QUOTES) -> list[str]:
    """The nearest remarks, from as many groups as there are."""
    return [remarks[one].text for one in _spread(pile, remarks)[:most]]


def rest(pile: Pile, remarks: Remarks) -> list[str]:
    return [remarks[one].text for one in _spread(pile, remarks)[QUOTES:]]


def _spread(pile: Pile, remarks: Remarks) -> list[str]:
    turns: Counter[int] = Counter()
    ranked = []
    for rank, one in enumerate(pile.remarks):
        home = remarks[one].block10
        ranked.append((turns[home], rank, one))
        turns[home] += 1
    return [one for _turn, _rank, one in sorted(ranked)]


@dataclass(frozen=True)
class GroupShown:
    names: tuple[str, ...]
    n: int


def shares(survey: Survey, sorting: Sorting, pile: Pile, remarks: Remarks) -> list[GroupShown]:
    """How many remarks came from which groups; empty where it would be one group only."""
    blocks = blocks_of_remarks(survey, sorting.question)
    made = count.blocks_of(survey)
    counted = shared(remarks[one].block10 for one in pile.remarks)
    found = [
        GroupShown(
            tuple(
                survey.unit_named(cell)
                for cell in told_in(made, blocks, share.blocks)
                if (survey.tree or [])[cell]["people"] or made.direct[cell]
            ),
            share.n,
        )
        for share in counted
    ]
    return found if len(found) > 1 else []


@dataclass(frozen=True)
class ToSay:
    """A remark to say yes or no to, with the machine's confidence in percent."""

    pk: str
    text: str
    sure: int | None = None


def to_say(
    sorting: Sorting,
    pile: Pile,
    remarks: Remarks,
    proposed: Sequence[tuple[str, float]],
    looked: str,
) -> list[ToSay]:
    """What was looked for; else the surest proposals; else the theme's own, the nearest first."""
    open_ones = [one for one in remarks if one not in pile.confirmed | pile.refused]
    if looked:
        word = looked.casefold()
        return [
            ToSay(one, remarks[one].text)
            for one in open_ones
            if word in remarks[one].text.casefold()
        ]
    if proposed:
        return [ToSay(one, remarks[one].text, round(100 * sure)) for one, sure in proposed]
    mine = [one for one in pile.remarks if one not in pile.confirmed]
    others = [one for one in open_ones if one not in set(mine)]
    return [ToSay(one, remarks[one].text) for one in [*mine, *others]]


def main_language(sorting: Sorting) -> str:
    """The language most remarks are in."""
    return str(next((one["language"] for one in sorting.proposal or []), "fi"))
