"""Who agreed that waves are linked, and when: filled in before the survey opens."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.forms import DateInput
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from talkoot.surveys.actions import link
from talkoot.surveys.models import Survey


class LinkingForm(forms.Form):
    decided_on = forms.DateField(
        label=_("Agreed with the staff's representatives on"),
        widget=DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    decided_by = forms.CharField(
        label=_("Who agreed, and to what"),
        help_text=_("One sentence. Respondents see it before they choose."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, survey: Survey, *args: Any, **kwargs: Any) -> None:
        agreed = link.of(survey)
        names = ("decided_on", "decided_by", "last")
        kwargs.setdefault(
            "initial", {name: getattr(agreed, name) for name in names} if agreed else {}
        )
        super().__init__(*args, **kwargs)
        if survey.before is not None:
            self.fields["last"] = forms.BooleanField(
                label=_("This is the last wave that is linked: the link key is destroyed after it"),
                required=False,
            )

    def clean_decided_on(self) -> date:
        day: date = self.cleaned_data["decided_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(gettext("That day has not come yet."))
        return day
