"""What people fill in around an open workshop."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from talkoot.people.models import Person, Unit
from talkoot.programmes.module_choice import ModuleField, offer_modules
from talkoot.workshops import open_days
from talkoot.workshops.actions import join, roster
from talkoot.workshops.forms import SeatForm
from talkoot.workshops.models import Workshop

if TYPE_CHECKING:
    UnitsField = forms.ModelMultipleChoiceField[Unit]

A_DAY, ISO = {"type": "date"}, "%Y-%m-%d"


def seat_form(workshop: Workshop, data: Any = None) -> SeatForm:
    """What is asked of a newcomer: for groups in a led room, and next to nothing over days."""
    if workshop.mode == Workshop.Mode.LIVE:
        return SeatForm(workshop, data, initial={"people": 1})
    return (UnitSeatForm if workshop.by_unit else OwnPaceSeatForm)(workshop, data)


class OwnPaceSeatForm(SeatForm):
    """There are no groups to mix: a name for the open steps is all, and it may be left out."""

    def __init__(self, workshop: Workshop, *args: Any, **kwargs: Any) -> None:
        super().__init__(workshop, *args, **kwargs)
        for name in ("unit", "is_manager"):
            self.fields.pop(name, None)
        self.fields["people"].initial = 1
        self._wanted = {}


class UnitSeatForm(SeatForm):
    """One person enters what her unit did together."""

    def __init__(self, workshop: Workshop, *args: Any, **kwargs: Any) -> None:
        super().__init__(workshop, *args, **kwargs)
        self._workshop = workshop
        del self.fields["is_manager"]
        people = self.fields["people"]
        people.label = _("How many of you did this together?")
        people.help_text = _("Each of you is counted as heard.")
        people.initial = None
        people.widget.attrs["max"] = join.LARGEST_UNIT
        people.validators[:] = []
        cast(forms.IntegerField, people).min_value = 1
        if "unit" in self.fields:
            self.fields["unit"].required = True
            self.fields["unit"].label = _("Which unit do you enter this for?")
            self.fields["unit"].help_text = _("Its name is shown with what you enter.")
        self._wanted = {"people": True, "unit": True}

    def clean_people(self) -> int:
        people: int = self.cleaned_data["people"]
        if not 1 <= people <= join.LARGEST_UNIT:
            raise forms.ValidationError(
                _("Write a number from 1 to %(most)d.") % {"most": join.LARGEST_UNIT}
            )
        return people

    def clean_unit(self) -> Unit | None:
        """One entry a unit: whoever has begun and given nothing does not stand in the way."""
        unit: Unit | None = self.cleaned_data["unit"]
        if unit and self._workshop.seats.filter(unit=unit, left=False, heard=True).exists():
            raise forms.ValidationError(
                _("Somebody has entered this unit already. She can go on with her return code.")
            )
        return unit

    def clean(self) -> dict[str, Any]:
        words: dict[str, Any] = super().clean() or self.cleaned_data
        if words.get("unit") and not words.get("nickname"):
            words["nickname"] = str(words["unit"])[:40]
        return words


class InviteForm(forms.Form):
    """The units whose people are asked; who is above them is asked with the unit above."""

    units = forms.ModelMultipleChoiceField(
        label=_("Whose people are asked?"),
        queryset=Unit.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one unit.")},
    )

    def __init__(self, workshop: Workshop, data: Any = None) -> None:
        super().__init__(data)
        house = workshop.programme.organisation
        units = house.units.filter(closed_on=None) if house else Unit.objects.none()
        field = cast("UnitsField", self.fields["units"])
        field.queryset = units.order_by("code")
        if not units.exists():
            field.help_text = (
                _("There are no units yet. They come from HR's files.")
                if house
                else _("The members find it in the group's own space. No letters tell of it.")
            )

    def people(self) -> QuerySet[Person]:
        return roster.people_of(self.cleaned_data["units"])


class OpenPlanForm(forms.ModelForm):  # type: ignore[type-arg]
    """The name and the days: what may change until it opens."""

    module = ModuleField()

    class Meta:
        model = Workshop
        fields = ("title", "opens_on", "closes_on", "module")
        labels = MappingProxyType(
            {
                "title": _("What is the workshop called?"),
                "opens_on": _("First day"),
                "closes_on": _("Last day"),
            }
        )
        widgets = MappingProxyType(
            {day: forms.DateInput(attrs=A_DAY, format=ISO) for day in ("opens_on", "closes_on")}
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_modules(self, [self.instance.programme])

    def clean(self) -> dict[str, Any]:
        words: dict[str, Any] = super().clean() or self.cleaned_data
        found = open_days.problems(words, self.instance.method)
        for field, problem in found:
            self.add_error(field, problem)
        return words


class DaysForm(forms.Form):
    """The last day, which may be moved, also when it has just passed."""

    closes_on = forms.DateField(
        label=_("Last day"),
        help_text=_("It is open until the end of that day."),
        widget=forms.DateInput(attrs=A_DAY, format=ISO),
    )

    def __init__(self, workshop: Workshop, data: Any = None) -> None:
        super().__init__(data, initial={"closes_on": workshop.closes_on})

    def clean_closes_on(self) -> date:
        last: date = self.cleaned_data["closes_on"]
        if last < timezone.localdate():
            raise forms.ValidationError(_("That day has passed. Choose today or a later day."))
        return last
