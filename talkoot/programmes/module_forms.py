"""Forms of a module: its words and days, its tasks, and how many came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from talkoot.people.models import Organisation, Person, Role
from talkoot.programmes.fields import DayField, ParagraphsField
from talkoot.programmes.models import Module, Task

if TYPE_CHECKING:
    OwnerField = forms.ModelChoiceField[Person]

OWNERS = (Role.Name.COORDINATOR, Role.Name.FACILITATOR, Role.Name.MANAGER)
WORDS = (
    "title",
    "audience",
    "aim",
    "starts_on",
    "ends_on",
    "owner",
    "lecturer",
    "body",
)


def owners(house: Organisation) -> QuerySet[Person]:
    """Who may own a module: those who run the house's programmes, of it or for it."""
    held = Role.objects.filter(organisation=house, role__in=OWNERS)
    return Person.objects.filter(roles__in=held, is_active=True).distinct().order_by("name")


class ModuleForm(forms.Form):
    """A module in words and days."""

    title = forms.CharField(label=_("What is the module called?"), max_length=120)
    audience = forms.ChoiceField(
        label=_("For whom?"), choices=Module.Audience.choices, widget=forms.RadioSelect
    )
    aim = forms.CharField(
        label=_("What is the module for?"),
        help_text=_("One or two sentences. Everybody it is for reads them."),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    starts_on = DayField(label=_("First day"), required=False)
    ends_on = DayField(label=_("Last day"), required=False)
    owner = forms.ModelChoiceField(
        label=_("Who looks after it?"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=_("Nobody yet"),
    )
    lecturer = forms.CharField(
        label=_("A lecturer from outside"),
        help_text=_(
            "Name and organisation, if somebody comes for this module. Part several with a"
            " semicolon. Feedback asks about each: tell them so."
        ),
        max_length=120,
        required=False,
    )
    body = ParagraphsField(
        label=_("What there is to read"),
        help_text=_("An introduction, as long as it needs to be. **Bold**, lists and links work."),
        required=False,
        max_length=40_000,
        widget=forms.Textarea(attrs={"rows": 10}),
    )

    def __init__(self, house: Organisation, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("OwnerField", self.fields["owner"]).queryset = owners(house)

    def clean(self) -> dict[str, Any]:
        words: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = words.get("starts_on"), words.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day comes before the first."))
        return words


class TaskForm(forms.Form):
    """Something to do in a module."""

    title = forms.CharField(label=_("What is to be done?"), max_length=120)
    kind = forms.ChoiceField(
        label=_("How?"),
        choices=(
            (Task.Kind.ALONE, _("Each alone, for herself")),
            (Task.Kind.TOGETHER, _("Together, in a group")),
            (Task.Kind.BETWEEN, _("Between events, with one's own unit")),
            (Task.Kind.COACHING, _("In sparring or coaching")),
        ),
        widget=forms.RadioSelect,
        initial=Task.Kind.ALONE,
    )
    text = ParagraphsField(label=_("How is it done?"), required=False, max_length=5000)
    due_on = DayField(label=_("By when?"), required=False)


class CountForm(forms.Form):
    """How many came to something."""

    what = forms.CharField(label=_("What was held?"), max_length=120)
    held_on = DayField(label=_("On which day?"))
    people = forms.IntegerField(label=_("How many came?"), min_value=0, max_value=100_000)
    expected = forms.IntegerField(
        label=_("How many were asked?"), min_value=1, max_value=100_000, required=False
    )

    def clean_held_on(self) -> Any:
        day = self.cleaned_data["held_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("That day has not come yet."))
        return day


class ShiftForm(forms.Form):
    """By how many days a module moves, and whether those after it follow."""

    days = forms.IntegerField(min_value=-3660, max_value=3660)
    following = forms.BooleanField(required=False)


class PlaceForm(forms.Form):
    """A place in the order."""

    position = forms.IntegerField(min_value=1, max_value=1000)
