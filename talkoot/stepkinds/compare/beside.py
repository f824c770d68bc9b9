"""What a seat sees of the others' answers beside her own: released figures, or names by consent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from talkoot.figures.release import Withheld
from talkoot.figures.standing import Middle, Standing, middle, stand
from talkoot.stepkinds.ask.questions import Answer, Question
from talkoot.stepkinds.base import Fellow

Answers = dict[str, Answer]
FIGURES = {"position": stand, "named": stand, "middle": middle}


@dataclass(frozen=True, slots=True)
class Row:
    """One question (or one slider of a pair), one's own answer, and what may be told beside it."""

    question: Question
    own: int
    figure: Standing | Middle | Withheld
    part: int | None = None  # which slider of a pair

    @property
    def id(self) -> str:
        return self.question.id if self.part is None else f"{self.question.id}-{self.part}"

    def text(self, language: str) -> str:
        text = self.question.text.text(language)
        return text if self.part is None else f"{text} – {self.question.names(language)[self.part]}"

    @property
    def place(self) -> str:
        return self.figure.position if isinstance(self.figure, Standing) else ""

    @property
    def middle(self) -> float | None:
        return self.figure.median if isinstance(self.figure, Middle) else None

    def along(self, value: float) -> int:
        """How far along its line a value lies, in per cent."""
        least, most = (1, 5) if self.question.type == "scale" else self.ends
        return round(100 * (value - least) / (most - least))

    @property
    def ends(self) -> tuple[int, int]:
        return (self.question.least, self.question.most)

    @property
    def marks(self) -> tuple[int, int | None]:
        return self.along(self.own), None if self.middle is None else self.along(self.middle)


@dataclass(frozen=True, slots=True)
class Open:
    """What one of a group answered, told because all of the group said yes."""

    name: str
    is_me: bool
    words: tuple[tuple[str, str], ...]  # (question, answer)


@dataclass(frozen=True, slots=True)
class Beside:
    rows: tuple[Row, ...] = ()
    named: tuple[Open, ...] = ()
    answered: bool = True


@dataclass(frozen=True, slots=True)
class Member:
    """One of a small group: what she answered, and whether she said yes to be named."""

    fellow: Fellow
    answers: Answers
    says_yes: bool


def beside(
    questions: Sequence[Question],
    way: str,
    own: Answers | None,
    others: Sequence[Answers],
    group: Sequence[Member],
    language: str,
) -> Beside:
    """Put what may be told beside one's own answers."""
    if own is None:
        return Beside(answered=False)
    rows = tuple(row for question in questions for row in _rows(question, way, own, others))
    named = _named(questions, group, language) if way == "named" else ()
    return Beside(rows=rows, named=named)


def _rows(question: Question, way: str, own: Answers, others: Sequence[Answers]) -> Iterator[Row]:
    for part, mine in enumerate(_values(question, own)):
        theirs = [values[part] for one in others if (values := _values(question, one))]
        figure: Any = FIGURES[way](mine, theirs)
        yield Row(question, mine, figure, part if question.type == "pair" else None)


def _values(question: Question, answers: Answers) -> tuple[int, ...]:
    """The numbers of an answer that can be put in order; none where it has none."""
    answer = answers.get(question.id)
    if question.type == "pair" and isinstance(answer, tuple):
        return answer
    ordered = question.type in ("scale", "number", "slider")
    return (answer,) if ordered and isinstance(answer, int) else ()


def _named(
    questions: Sequence[Question], group: Sequence[Member], language: str
) -> tuple[Open, ...]:
    """Everybody's answers, where each and every one has said yes; else nobody's."""
    if len(group) < 2 or not all(member.says_yes for member in group):
        return ()
    return tuple(
        Open(
            name=member.fellow.name,
            is_me=member.fellow.is_me,
            words=tuple(
                (
                    question.text.text(language),
                    question.words(member.answers[question.id], language),
                )
                for question in questions
                if question.id in member.answers
            ),
        )
        for member in group
    )
