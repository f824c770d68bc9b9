"""Forms of a risk: how it is now, and what is done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from talkoot.reports.models import RiskState

if TYPE_CHECKING:
    StateBase = forms.ModelForm[RiskState]
else:
    StateBase = forms.ModelForm


class StateForm(StateBase):
    class Meta:
        model = RiskState
        fields = ("state", "known_by")
        widgets = {"state": forms.RadioSelect}
        help_texts = {
            "known_by": _("For instance a survey, the risk assessment, or talks. Name nobody.")
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["state"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 for the type checker
        field.choices = [("", _("not known yet")), *RiskState.State.choices]


class MeansForm(forms.Form):
    """One of what is there: a model, a commitment, a module or a theme."""

    what = forms.ChoiceField(label=_("Choose from what there is"))

    def __init__(self, known: list[tuple[str, list[tuple[str, str]]]], data: Any = None) -> None:
        super().__init__(data)
        field = self.fields["what"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 for the type checker
        field.choices = [("", "–"), *known]
        self.words = {value: words for _kind, rows in known for value, words in rows}

    @property
    def chosen(self) -> tuple[str, str, str]:
        """Kind, key and words."""
        value = self.cleaned_data["what"]
        kind, _colon, source = value.partition(":")
        return kind, source, self.words[value]
