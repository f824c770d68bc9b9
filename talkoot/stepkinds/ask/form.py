"""The form of an `ask` step: one field a question, named by the question's id."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from talkoot.stepkinds.ask.pair import PairField
from talkoot.stepkinds.ask.questions import LENGTHS, STEPS, Answer, Question
from talkoot.stepkinds.base import Body, BodyForm

EMPTY: tuple[Any, ...] = (None, "", [], ())


class Form(BodyForm):
    def __init__(
        self,
        questions: Sequence[Question],
        language: str,
        body: type[Body],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.questions, self.body = questions, body
        for question in questions:
            self.fields[name_of(question)] = field_of(question, language)

    @property
    def rows(self) -> list[tuple[Question, forms.BoundField, str]]:
        """Question, its field, and the template that draws it."""
        return [
            (question, self[name_of(question)], f"stepkinds/ask/questions/{look_of(question)}.html")
            for question in self.questions
        ]

    def contribution(self) -> Body:
        given = {
            question.id: _answer(question, self.cleaned_data[name_of(question)])
            for question in self.questions
            if self.cleaned_data.get(name_of(question)) not in EMPTY
        }
        return self.body.model_validate({"answers": given})


def name_of(question: Question) -> str:
    return f"q-{question.id}"


def look_of(question: Question) -> str:
    return {"many": "choice", "long": "text", "short": "text"}.get(question.type, question.type)


def field_of(question: Question, language: str) -> forms.Field:
    """Return the Django field of a question."""
    common: dict[str, Any] = {
        "label": question.text.text(language),
        "help_text": question.help.text(language) if question.help else "",
        "required": not question.optional,
        "error_messages": {"required": _("This one is still without an answer.")},
    }
    if question.is_text:
        return _text(question, common)
    if question.type == "pair":
        return PairField(question, language, **common)
    if question.type in {"number", "slider"}:
        return _number(question, common)
    return _choice(question, language, common)


def _text(question: Question, common: dict[str, Any]) -> forms.Field:
    rows = {"rows": 4, "class": "task"}
    widget = forms.Textarea(attrs=rows) if question.type == "long" else forms.TextInput()
    return forms.CharField(max_length=LENGTHS[question.type], widget=widget, **common)


def _number(question: Question, common: dict[str, Any]) -> forms.Field:
    attrs = {"inputmode": "numeric"}
    if question.type == "slider":
        attrs = {"type": "range", "class": "slider"}
    return forms.IntegerField(
        min_value=question.least,
        max_value=question.most,
        widget=forms.NumberInput(attrs=attrs),
        **common,
    )


def _choice(question: Question, language: str, common: dict[str, Any]) -> forms.Field:
    if question.type == "scale":
        choices = [(step, str(step)) for step in STEPS]
    else:
        choices = [(i, choice.text(language)) for i, choice in enumerate(question.choices)]
    if question.type == "many":
        return forms.TypedMultipleChoiceField(
            coerce=int, choices=choices, widget=forms.CheckboxSelectMultiple, **common
        )
    return forms.TypedChoiceField(
        coerce=int, empty_value=None, choices=choices, widget=forms.RadioSelect, **common
    )


def _answer(question: Question, value: Any) -> Answer:
    return tuple(value) if question.type in {"many", "pair"} else value
