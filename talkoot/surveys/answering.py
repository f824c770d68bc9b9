"""The form of a questionnaire: one field an item, everything optional, no JavaScript needed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django import forms
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from talkoot.surveys import branching
from talkoot.surveys.questionnaire import Answers, Item, Questionnaire

LONGEST_COMMENT = 1000  # characters
UNSURE = "unsure"
VOTES = {"agree": 1, "pass": 0, "disagree": -1}


class AnswerForm(forms.Form):
    """Fields are named by the ids of items, comments and background variables."""

    def __init__(
        self,
        asked: Questionnaire,
        language: str,
        *args: Any,
        plain: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        self.fields.update(_fields(_Same(asked), language, plain, get_language()))

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not self.answer():
            raise forms.ValidationError(_("Answer at least one question first."))
        return values

    def answer(self) -> dict[str, int | str]:
        """Return what was asked and answered: steps from 1, votes, texts, classes."""
        values = self.cleaned_data
        steps = {one.id: int(values[one.id]) for one in self.asked.items if _told(values, one.id)}
        votes = {
            one.id: VOTES[values[one.id]] for one in self.asked.statements if _told(values, one.id)
        }
        texts = {
            one.id: values[one.id].strip() for one in self.asked.comments if _told(values, one.id)
        }
        classes = {
            one.id: int(values[one.id]) for one in self.asked.background if _told(values, one.id)
        }
        return branching.kept(self.asked, {**steps, **votes, **texts, **classes})


@dataclass(frozen=True, eq=False)
class _Same:
    """A questionnaire that is known again by being the very same: to compare texts takes longer."""

    asked: Questionnaire

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.asked is self.asked

    def __hash__(self) -> int:
        return id(self.asked)


@lru_cache(maxsize=64)
def _fields(
    same: _Same, language: str, plain: bool, _speaking: str | None
) -> dict[str, forms.Field]:
    """The fields of a questionnaire in one language; no form changes them, and so all share them.

    To make sixty anew for every answer takes longer than to seal it.
    """
    asked, fields = same.asked, dict[str, forms.Field]()
    for item in asked.items:
        answers = asked.answers_of(asked.scale(item.scale))
        fields[item.id] = _item(item, answers, language, plain)
    for statement in asked.statements:
        fields[statement.id] = forms.ChoiceField(
            label=statement.text.text(language),
            choices=[
                ("agree", _("I agree")),
                ("disagree", _("I disagree")),
                ("pass", pgettext("votes", "Pass")),
            ],
            required=False,
            widget=forms.RadioSelect,
        )
    for comment in asked.comments:
        fields[comment.id] = forms.CharField(
            label=comment.text.text(language),
            max_length=LONGEST_COMMENT,
            required=False,
            widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        )
    for variable in asked.background:
        choices = [(str(n), one.text(language)) for n, one in enumerate(variable.classes)]
        fields[variable.id] = forms.ChoiceField(
            label=variable.title.text(language),
            choices=[("", _("I'd rather not say")), *choices],
            required=False,
        )
    return fields


def _told(values: dict[str, Any], name: str) -> bool:
    return str(values.get(name, "")).strip() not in ("", UNSURE)


def _item(item: Item, answers: Answers, language: str, plain: bool) -> forms.ChoiceField:
    choices = [(str(step), _label(answers, step, language)) for step in range(1, answers.steps + 1)]
    if answers.unsure:
        choices.append((UNSURE, _("I cannot say")))
    return forms.ChoiceField(
        label=_words(item, language, plain),
        choices=choices,
        required=False,
        widget=forms.RadioSelect,
    )


def _words(item: Item, language: str, plain: bool) -> str:
    said = (plain and item.plain) or item.text
    return said.text(language) if said else item.id


def _label(answers: Answers, step: int, language: str) -> str:
    if answers.labels:
        return answers.labels[step - 1].text(language)
    return str(step - 1 + answers.first)


def longest(asked: Questionnaire) -> int:
    """Return the bytes the longest answer may take, for the bucket of the survey's ballots."""
    names = [*asked.items, *asked.statements, *asked.comments, *asked.background]
    return 200 + sum(len(one.id) + 12 for one in names) + len(asked.comments) * LONGEST_COMMENT * 4
