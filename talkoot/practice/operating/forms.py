"""Forms of operating models: their words, their trial, and who agreed."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from talkoot.people.models import Organisation
from talkoot.practice.choosing import InProgramme
from talkoot.practice.commitments.forms import OwnerMixin
from talkoot.practice.models import OperatingModel
from talkoot.programmes.fields import DayField

PLACES = {
    "need": _("What has shown that something must change?"),
    "steps": _("One step on a line."),
    "indicator": _("What do others see when it works?"),
    "agreed_with": _("Groups or roles: “kitchen and cleaning, safety representative”."),
    "owner": _("A role is better than a name: roles do not change jobs."),
}


def _lines(value: Any) -> Any:
    """A browser sends carriage returns, and a file has none."""
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


class ModelForm(OwnerMixin, forms.ModelForm):  # type: ignore[type-arg]
    """Every field of a model that is written by hand."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = OperatingModel
        fields = (
            "name",
            "need",
            "situation",
            "who",
            "steps",
            "tools",
            "indicator",
            "agreed_with",
            "owner",
            "review_month",
            "licence",
        )
        widgets: ClassVar[dict[str, Any]] = {
            name: forms.Textarea(attrs={"rows": rows, "dir": "auto"})
            for name, rows in (("need", 3), ("situation", 2), ("steps", 6), ("tools", 2))
        }

    field_order = [*Meta.fields[:9], "reminded", *Meta.fields[9:]]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, help_text in PLACES.items():
            self.fields[name].help_text = help_text
        self.fields["review_month"] = forms.TypedChoiceField(
            label=_("Looked at every year in"),
            coerce=int,
            empty_value=None,
            required=False,
            choices=[("", _("no month yet")), *MONTHS.items()],
        )
        self.fields["licence"] = forms.ChoiceField(
            label=_("Licence"), required=False, choices=OperatingModel.Licence.choices
        )
        self.initial.setdefault("version", self.instance.version)
        if self.instance.person and "reminded" not in self.initial:
            self.initial["reminded"] = self.instance.person.email

    def clean(self) -> dict[str, Any]:
        super().clean()
        house = self.house
        if house is not None:
            self.find_person(house)
        return self.cleaned_data

    @property
    def house(self) -> Organisation | None:
        return self.instance.organisation if self.instance.organisation_id else None

    @property
    def words(self) -> dict[str, Any]:
        return {name: _lines(self.cleaned_data[name]) for name in self.Meta.fields}


class NewModelForm(InProgramme, ModelForm):
    """A model begins in a programme, and belongs to its house."""

    field_order = ["programme", *ModelForm.field_order]


class MoveForm(forms.Form):
    """The days of a trial, or why something is put aside."""

    trial_from = DayField(label=_("Trial begins"), required=False)
    check_on = DayField(label=_("Day of checking"), required=False)
    why = forms.CharField(label=_("Why, in a sentence"), max_length=300, required=False)


class SignForm(forms.Form):
    """Who has agreed, before it is signed."""

    agreed = forms.CharField(
        label=_("Who has agreed?"),
        help_text=_("Groups and roles, and where: “kitchen meeting 3.11., safety representative”."),
        max_length=300,
        error_messages={"required": _("Say with whom it was agreed.")},
    )
