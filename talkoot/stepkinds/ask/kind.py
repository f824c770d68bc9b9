"""Ask: everyone answers the same questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any, ClassVar

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from pydantic import Field, field_validator

from talkoot.figures.release import FULL, Released, Withheld, release, release_choices
from talkoot.ground.texts import Texts
from talkoot.stepkinds import base, phrases
from talkoot.stepkinds.ask.form import Form, name_of
from talkoot.stepkinds.ask.questions import LENGTHS, Answer, Question

WORDS = {
    "none": _("nobody"),
    "some": _("some or nobody"),
    "half": _("at least half"),
    "nearly-all": _("nearly all"),
    "all": _("all"),
}


class Settings(base.Settings):
    questions: tuple[Question, ...] = Field(
        min_length=1, max_length=40, description="What is asked, in this order."
    )

    @field_validator("questions")
    @classmethod
    def _ids_are_unique(cls, questions: tuple[Question, ...]) -> tuple[Question, ...]:
        ids = [question.id for question in questions]
        for one in ids:
            if ids.count(one) > 1:
                raise ValueError(gettext("two questions are called '%(id)s'") % {"id": one})
        return questions


class Body(base.Body):
    answers: dict[str, Answer] = Field(default_factory=dict)


class Finding(base.Summary):
    """One question and what may be told of its answers."""

    question: Question
    figure: Released | Withheld | None = None
    wished: Released | Withheld | None = None  # the second slider of a pair
    texts: tuple[str, ...] = ()

    @property
    def rows(self) -> list[tuple[Any, Any]]:
        """Each bar with the words of its answer."""
        bars = self.figure.bars if isinstance(self.figure, Released) else ()
        if self.question.type == "scale":
            return [(bar.value, bar) for bar in bars]
        return [(self.question.choices[bar.value], bar) for bar in bars]

    @property
    def pair(self) -> list[tuple[str, Released]]:
        """The two sliders with their means."""
        figures = [one for one in (self.figure, self.wished) if isinstance(one, Released)]
        return list(zip(self.question.names(get_language() or ""), figures, strict=False))

    def told(self, language: str) -> Iterator[base.Figure]:
        """The figure as rows of a table: no more than the screen shows."""
        text = self.question.text.text(language)
        if isinstance(self.figure, Withheld):
            yield text, gettext("Fewer than five have answered, so nothing is shown of this yet.")
        elif isinstance(self.figure, Released) and isinstance(self.wished, Released):
            names = self.question.names(language)
            for name, figure in zip(names, (self.figure, self.wished), strict=True):
                yield f"{text} – {name}", figure.mean or 0
        elif self.figure:
            yield text, self.figure.n if self.figure.mean is None else self.figure.mean
            for answer, bar in self.rows:
                words = answer.text(language) if isinstance(answer, Texts) else answer
                yield f"{text} – {words}", str(WORDS[bar.word]) if bar.count is None else bar.count


class Summary(base.Summary):
    findings: tuple[Finding, ...] = ()


class Ask(base.StepKind[Settings, Body, Summary]):
    name = "ask"
    settings = Settings
    contribution = Body
    summary = Summary
    icon = "message-circle"
    comparable = True
    word: ClassVar[Any] = _("Answer")
    action_label: ClassVar[Any] = _("Send my answers")
    paper = "stepkinds/ask/paper.html"

    def form(
        self, settings: Settings, scene: base.Scene, data: Any = None, prefix: str | None = None
    ) -> Form:
        return Form(settings.questions, scene.language, Body, data, prefix=prefix)

    def fields(self, settings: Settings, body: Body) -> dict[str, Any]:
        return {
            name: value
            for question in settings.questions
            if question.id in body.answers
            for name, value in _posted(question, body.answers[question.id]).items()
        }

    def summarise(
        self, settings: Settings, contributions: Sequence[Body], scene: base.Scene
    ) -> Summary:
        return Summary(
            findings=tuple(
                finding(question, [body.answers.get(question.id) for body in contributions])
                for question in settings.questions
            )
        )

    def simulate(self, settings: Settings, scene: base.Scene, rng: Random) -> Body | None:
        answers = {
            question.id: _believable(question, scene.language, rng)
            for question in settings.questions
            if not (question.optional and rng.random() < 0.4)
        }
        return Body(answers=answers) if answers else None

    def joins_from(self, settings: Settings) -> int:
        return FULL  # from ten answers on it is told how many gave each

    def cards(self, settings: Settings, body: Body) -> tuple[str, ...]:
        answers = (body.answers.get(q.id) for q in settings.questions if q.is_text)
        return tuple(str(answer) for answer in answers if answer)

    def figures(self, summary: Summary, language: str) -> tuple[base.Figure, ...]:
        return tuple(row for one in summary.findings for row in one.told(language))

    def lines(self, settings: Settings, body: Body, scene: base.Scene) -> tuple[str, ...]:
        return tuple(
            f"{q.text.text(scene.language)} – {q.words(body.answers[q.id], scene.language)}"
            for q in settings.questions
            if q.id in body.answers
        )


def finding(question: Question, answers: Sequence[Answer | None]) -> Finding:
    """Pass one question's answers through the gate."""
    given = [answer for answer in answers if answer is not None]
    if question.is_text:
        return Finding(question=question, texts=tuple(sorted(str(text) for text in given)))
    if question.type == "pair":
        return _both(question, [answer for answer in given if isinstance(answer, tuple)])
    if question.is_choice:
        chosen = [answer if isinstance(answer, tuple) else (int(answer),) for answer in given]
        return Finding(question=question, figure=release_choices(chosen, question.options))
    values = [answer for answer in given if isinstance(answer, int)]
    return Finding(question=question, figure=release(values, options=question.options))


def _both(question: Question, pairs: Sequence[tuple[int, ...]]) -> Finding:
    """The two means of a pair; nothing of how one person's two numbers go together."""
    first, second = (release([pair[at] for pair in pairs]) for at in (0, 1))
    return Finding(question=question, figure=first, wished=second)


def _posted(question: Question, answer: Answer) -> dict[str, str | list[str]]:
    name = name_of(question)
    if not isinstance(answer, tuple):
        return {name: str(answer)}
    values = [str(one) for one in answer]
    if question.type == "pair":
        return {f"{name}_{at}": value for at, value in enumerate(values)}
    return {name: values}


def _believable(question: Question, language: str, rng: Random) -> Answer:
    if question.is_text:
        return phrases.fitting(phrases.REMARKS, language, LENGTHS[question.type], rng)
    if question.type == "scale":
        return rng.choices(question.options, weights=(1, 2, 4, 6, 4))[0]
    if question.type == "choice":
        return rng.choice(question.options)
    if question.type == "many":
        return tuple(sorted(rng.sample(question.options, rng.randint(1, len(question.options)))))
    if question.type == "pair":
        first = rng.randint(question.least, question.most)
        return first, rng.randint(first, question.most)
    return rng.randint(question.least, question.most)
