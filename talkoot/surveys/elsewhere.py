"""The form of means from elsewhere: one scale after another, each with its source."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from talkoot.surveys.models import Benchmark, Survey
from talkoot.surveys.questionnaire import Questionnaire, Scale


def ends(asked: Questionnaire, scale: Scale) -> tuple[float, float]:
    """The lowest and the highest score there can be."""
    answers = asked.answers_of(scale)
    factor = scale.times * (len(asked.items_of(scale)) if scale.score == "sum" else 1)
    return answers.first * factor, (answers.first + answers.steps - 1) * factor


class ElsewhereForm(forms.Form):
    """A mean, its standard deviation where it is known, and where it is from; empty takes away."""

    def __init__(self, survey: Survey, *args: Any, **kwargs: Any) -> None:
        known = {one.scale: one for one in survey.benchmarks.all()}
        super().__init__(*args, **kwargs)
        self.scales = survey.questionnaire.scales
        for scale in self.scales:
            self._ask(scale, ends(survey.questionnaire, scale), known.get(scale.id))

    def _ask(self, scale: Scale, within: tuple[float, float], known: Benchmark | None) -> None:
        low, high = within
        number = forms.NumberInput(attrs={"inputmode": "decimal", "step": "any"})
        self.fields[f"mean-{scale.id}"] = forms.FloatField(
            label=_("Mean"), required=False, min_value=low, max_value=high,
            initial=known.mean if known else None, widget=number,
        )  # fmt: skip
        self.fields[f"sd-{scale.id}"] = forms.FloatField(
            label=_("Standard deviation"), required=False, min_value=0.01, max_value=high - low,
            initial=known.sd if known else None, widget=number,
        )  # fmt: skip
        self.fields[f"source-{scale.id}"] = forms.CharField(
            label=_("Where it is from"), required=False, max_length=200,
            initial=known.source if known else "",
        )  # fmt: skip

    def rows(self) -> list[tuple[str, tuple[forms.BoundField, ...]]]:
        return [
            (str(scale.title), tuple(self[f"{part}-{scale.id}"] for part in PARTS))
            for scale in self.scales
        ]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        for scale in self.scales:
            if values.get(f"mean-{scale.id}") is not None and not values.get(f"source-{scale.id}"):
                self.add_error(f"source-{scale.id}", _("Say where the mean is from."))
        return values

    def given(self) -> dict[str, tuple[float, float | None, str]]:
        """The means that were typed in, by scale."""
        found = {}
        for scale in self.scales:
            mean, sd, source = (self.cleaned_data[f"{part}-{scale.id}"] for part in PARTS)
            if mean is not None:
                found[scale.id] = (mean, sd, source)
        return found


PARTS = ("mean", "sd", "source")
