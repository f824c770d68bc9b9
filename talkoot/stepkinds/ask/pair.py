"""A pair of sliders: how it is, and how one would like it to be. Numbers do as well."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from talkoot.stepkinds.ask.questions import Question


class PairWidget(forms.MultiWidget):
    """Two number fields, each beside a slider that a script puts there."""

    template_name = "stepkinds/ask/pair_widget.html"

    def __init__(self, question: Question, language: str) -> None:
        look = {"inputmode": "numeric", "min": question.least, "max": question.most}
        inputs = [forms.NumberInput(attrs={**look, "class": "pair-number"}) for _slider in range(2)]
        super().__init__(inputs)
        self.names = question.names(language)

    def decompress(self, value: Any) -> list[Any]:
        return list(value) if value else [None, None]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["pair"] = list(zip(self.names, context["widget"]["subwidgets"], strict=True))
        return context


class PairField(forms.MultiValueField):
    """Both numbers or none."""

    def __init__(self, question: Question, language: str, **common: Any) -> None:
        bounds: dict[str, Any] = {"min_value": question.least, "max_value": question.most}
        half = {"incomplete": _("Give both numbers.")}
        numbers = [forms.IntegerField(**bounds, error_messages=half) for _slider in range(2)]
        common["error_messages"] = common["error_messages"] | half
        widget = PairWidget(question, language)
        super().__init__(numbers, require_all_fields=False, widget=widget, **common)

    def compress(self, values: list[Any]) -> tuple[int, ...]:
        return tuple(values or ())
