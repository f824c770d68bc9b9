"""Say what comments say, and what an indicator shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from talkoot.programmes.fields import DayField
from talkoot.reports.evaluation.aims import DIALOGUE, Aim
from talkoot.reports.evaluation.comments import Comments
from talkoot.reports.evaluation.own import copied
from talkoot.reports.models import Observation, Result

if TYPE_CHECKING:
    ResultBase = forms.ModelForm[Result]
else:
    ResultBase = forms.ModelForm

LONGEST = 400
Choices = list[tuple[str, Any]]


def aim_choices(found: Sequence[Aim]) -> Choices:
    """Goals, their effects below them, the talk between units, and none of them."""
    named = [(one.key, one.text if one.is_goal else f"– {one.text}") for one in found]
    return [*named, (DIALOGUE, _("Talk between units and areas")), ("", _("None of these"))]


class ObservationForm(forms.Form):
    """The comments that say it are ticked; what they say is said in one's own words."""

    picked = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Which comments say it?"),
        widget=forms.CheckboxSelectMultiple,
        coerce=int,
    )
    text = forms.CharField(
        label=gettext_lazy("What do they say? Tell it in your own words"),
        help_text=gettext_lazy(
            "Not word for word: a way of writing is known to colleagues. One or two sentences."
        ),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    leans = forms.ChoiceField(
        label=gettext_lazy("What is it?"),
        choices=[(one.value, one.label) for one in Observation.Leans],
        widget=forms.RadioSelect,
    )
    aim = forms.ChoiceField(
        label=gettext_lazy("Which goal or effect does it tell of?"), required=False
    )

    def __init__(self, comments: Comments, found: Sequence[Aim], data: Any = None) -> None:
        super().__init__(data)
        self.comments = comments
        picked = cast(forms.TypedMultipleChoiceField, self.fields["picked"])
        picked.choices = [(str(at), text) for at, text in enumerate(comments.texts)]
        cast(forms.ChoiceField, self.fields["aim"]).choices = aim_choices(found)
        self.fields["leans"].choices = [  # type: ignore[attr-defined]
            (one.value, one.label) for one in Observation.Leans
        ]

    def clean_picked(self) -> list[int]:
        picked: list[int] = self.cleaned_data["picked"]
        least = self.comments.least
        if len(picked) < least:
            raise forms.ValidationError(
                ngettext(
                    "Tick at least %(least)s comment.",
                    "Tick at least %(least)s comments: what fewer said in a survey is not retold.",
                    least,
                )
                % {"least": least}
            )
        return picked

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if copied(text, self.comments.texts):
            raise forms.ValidationError(
                _("This repeats a comment word for word. Say it in your own words.")
            )
        return text


class ResultForm(ResultBase):
    measured_on = DayField(label=gettext_lazy("Day it was measured"))

    class Meta:
        model = Result
        fields = ("value", "measured_on", "origin")
        help_texts = {
            "value": gettext_lazy("In the same units as at the start, for instance 6 or 3,9."),
            "origin": gettext_lazy(
                "For instance customers' feedback, accounts or one's own count. Name nobody."
            ),
        }
