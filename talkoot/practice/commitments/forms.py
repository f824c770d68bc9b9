"""Forms of commitments, and the question of who looks after something."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from talkoot.people.models import Organisation, Person, Unit
from talkoot.practice.choosing import InProgramme
from talkoot.practice.models import Commitment
from talkoot.programmes.fields import DayField


def person_of(house: Organisation, email: str) -> Person | None:
    """Somebody who belongs to the house or works for it, by her address."""
    here = Q(memberships__organisation=house, memberships__left_on=None) | Q(
        roles__organisation=house
    )
    return Person.objects.filter(here, email__iexact=email, is_active=True).first()


class OwnerMixin(forms.Form):
    """Asks whom to remind, by an address; the house is known when the form is cleaned."""

    reminded = forms.EmailField(
        label=_("Who is reminded (e-mail)"),
        required=False,
        help_text=_("Only somebody with an account here. Nobody else is written to."),
    )
    person: Person | None = None

    def find_person(self, house: Organisation) -> None:
        email = self.cleaned_data.get("reminded")
        self.person = person_of(house, email) if email else None
        if email and self.person is None:
            self.add_error("reminded", _("Nobody in this house has that address."))


class CommitmentForm(OwnerMixin, forms.ModelForm):  # type: ignore[type-arg]
    """Who does what by when, the first step, and how it shows."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Commitment
        fields = ("what", "owner", "unit", "first_step", "shows", "due_on", "check_on")
        field_classes: ClassVar[dict[str, Any]] = {"due_on": DayField, "check_on": DayField}

    field_order = [*Meta.fields[:2], "reminded", *Meta.fields[2:]]

    def __init__(self, units: QuerySet[Unit], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose = self.fields["unit"]
        assert isinstance(choose, forms.ModelChoiceField)  # noqa: S101 for the type checker
        choose.queryset = units.filter(closed_on=None).order_by("organisation", "code")
        choose.label = _("Which unit it concerns")
        choose.empty_label = str(_("the whole house"))
        self.fields["owner"].help_text = _(
            "A role is better than a name: roles do not change jobs."
        )
        self.fields["check_on"].help_text = _("Those concerned say then if they have seen it.")
        self.initial.setdefault("version", self.instance.version)
        if self.instance.person and "reminded" not in self.initial:
            self.initial["reminded"] = self.instance.person.email

    def clean(self) -> dict[str, Any]:
        super().clean()
        house = self.house
        if house is None:
            return self.cleaned_data
        self.find_person(house)
        unit = self.cleaned_data.get("unit")
        if unit and unit.organisation_id != house.pk:
            self.add_error("unit", _("That unit is in another house than the programme."))
        return self.cleaned_data

    @property
    def house(self) -> Organisation | None:
        return self.instance.programme.organisation if self.instance.programme_id else None

    @property
    def words(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class NewCommitmentForm(InProgramme, CommitmentForm):
    """A commitment is made in a programme."""

    field_order = ["programme", *CommitmentForm.field_order]
