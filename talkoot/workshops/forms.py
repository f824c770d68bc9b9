"""What people fill in around a workshop."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from talkoot.ground import spoken
from talkoot.people.models import Unit
from talkoot.practice.actions import open_commitments
from talkoot.practice.models import Commitment
from talkoot.workshops import results
from talkoot.workshops.actions import join, rehearse
from talkoot.workshops.actions.prepare import LINE
from talkoot.workshops.mixing import mixing
from talkoot.workshops.models import Workshop

if TYPE_CHECKING:
    PromisesField = forms.ModelMultipleChoiceField[Commitment]
    TasksField = forms.ModelMultipleChoiceField[Workshop]
    UnitField = forms.ModelChoiceField[Unit]


CODE_LOOK = {"class": "code", "inputmode": "numeric", "autocomplete": "off"}


class CodeForm(forms.Form):
    """The eight digits from the wall, however they were typed."""

    code = forms.CharField(
        label=_("Type the code you see on the wall"),
        max_length=120,
        widget=forms.TextInput(attrs=CODE_LOOK | {"autofocus": True, "enterkeyhint": "go"}),
    )

    def clean_code(self) -> str:
        digits = spoken.digits(self.cleaned_data["code"])
        if len(digits) != 8:
            raise forms.ValidationError(
                _("The code has eight digits. Check the numbers on the wall.")
            )
        return digits


class SeatForm(forms.Form):
    """What mixing may know of a newcomer; all of it is hers to leave empty."""

    nickname = forms.CharField(
        label=_("What may the others call you?"),
        help_text=_("You may leave this empty. It is not shown with what you write anonymously."),
        max_length=40,
        required=False,
    )
    unit = forms.ModelChoiceField(
        label=_("Where do you work?"),
        help_text=_("Only for mixing the groups. You may leave this empty."),
        queryset=Unit.objects.none(),
        required=False,
        empty_label=_("I'd rather not say"),
    )
    is_manager = forms.BooleanField(label=_("I lead a team here"), required=False)
    people = forms.IntegerField(
        label=_("How many of you are at this device?"),
        min_value=1,
        max_value=join.LARGEST_TABLE,
        initial=1,
    )

    def __init__(self, workshop: Workshop, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        house = workshop.programme.organisation_id
        units = Unit.objects.filter(organisation=house, closed_on=None)
        cast("UnitField", self.fields["unit"]).queryset = units.order_by("code")
        if not units.exists():
            del self.fields["unit"]
        words = mixing(workshop.method)
        if words.manager_apart:
            why = _("So that you and your own people sit in different groups.")
            self.fields["is_manager"].help_text = why
        self._wanted = {"unit": words.units, "is_manager": words.manager_apart}

    def asked(self) -> list[forms.BoundField]:
        """What this method's groups cannot do without: asked of everybody who sits down."""
        return [field for field in self if self._wanted.get(field.name)]

    def unasked(self) -> list[forms.BoundField]:
        return [field for field in self if not self._wanted.get(field.name)]


class ReturnForm(forms.Form):
    code = forms.CharField(
        label=_("The code on the wall"),
        max_length=120,
        widget=forms.TextInput(attrs=CODE_LOOK | {"enterkeyhint": "next"}),
    )
    return_code = forms.CharField(
        label=_("Your own return code"),
        max_length=20,
        widget=forms.TextInput(
            attrs={
                "class": "code",
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "enterkeyhint": "go",
            }
        ),
    )

    clean_code = CodeForm.clean_code


class BriefForm(forms.Form):
    """What a host brings to the room: promises to look at, and findings or questions."""

    promises = forms.ModelMultipleChoiceField(
        label=_("Promises to look at together"),
        queryset=Commitment.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    tasks = forms.ModelMultipleChoiceField(
        label=_("What the units brought from interim tasks"),
        queryset=Workshop.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    lines = forms.CharField(
        label=_("Findings and questions"),
        help_text=_("One a line. The room sees them before the first step."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, workshop: Workshop, data: Any = None) -> None:
        known = workshop.brief
        cards = [card["id"] for card in known or ()]
        brought = [card["text"] for card in known or () if card["id"].startswith(LINE)]
        promises = open_commitments(workshop.programme)
        done = results.tasks(workshop.programme)
        fresh = results.unseen(workshop.programme) if known is None else done
        super().__init__(
            data,
            initial={
                "tasks": [one.pk for one in fresh if known is None or _is_in(one, cards)],
                "promises": [one.pk for one in promises if known is None or str(one.pk) in cards],
                "lines": "\n".join(brought),
            },
        )
        cast("PromisesField", self.fields["promises"]).queryset = promises
        if not promises:
            del self.fields["promises"]
        cast("TasksField", self.fields["tasks"]).queryset = done
        if not done:
            del self.fields["tasks"]

    def cards(self) -> tuple[Iterable[Commitment], list[str], Iterable[Workshop]]:
        lines = (line.strip() for line in self.cleaned_data["lines"].splitlines())
        chosen = self.cleaned_data.get
        return chosen("promises", ()), [line for line in lines if line], chosen("tasks", ())


def _is_in(task: Workshop, cards: Iterable[str]) -> bool:
    return any(card.startswith(results.of(task)) for card in cards)


class RehearsalForm(forms.Form):
    seats = forms.IntegerField(
        label=_("How many take part?"),
        min_value=rehearse.FEWEST,
        max_value=rehearse.MOST,
        initial=20,
    )


class GroupsForm(forms.Form):
    smallest = forms.IntegerField(label=_("Smallest group"), min_value=2, max_value=20)
    largest = forms.IntegerField(label=_("Largest group"), min_value=2, max_value=20)
    mix_units = forms.BooleanField(label=_("Mix the units"), required=False, initial=True)
    manager_apart = forms.BooleanField(label=_("Managers in a group of their own"), required=False)

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if values.get("smallest", 0) > values.get("largest", 20):
            raise forms.ValidationError(_("The smallest group is larger than the largest one."))
        return values
