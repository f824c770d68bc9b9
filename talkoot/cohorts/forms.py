"""What people fill in around a peer group and a journal."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from talkoot.cohorts.models import Kept
from talkoot.people.forms import AcceptForm

A_YEAR = timedelta(days=365)
LONGEST = timedelta(days=3 * 365)
DAY = "%Y-%m-%d"


def _day(label: Any, help_text: Any = "") -> forms.DateField:
    look = forms.DateInput(attrs={"type": "date"}, format=DAY)
    return forms.DateField(label=label, help_text=help_text, widget=look)


def _lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "dir": "auto"})


class DaysForm(forms.Form):
    """Until when the group meets, and when its contents are erased."""

    ends_on = _day(_("Until when does the group meet?"))
    erase_on = _day(
        _("When is everything erased?"),
        _("Until this day members can read, and take their own things along."),
    )

    def clean(self) -> dict[str, Any]:
        days: dict[str, Any] = super().clean() or self.cleaned_data
        ends, erased = days.get("ends_on"), days.get("erase_on")
        today = timezone.localdate()
        if ends and not today <= ends <= today + LONGEST:
            self.add_error("ends_on", _("Choose a day from today on, within three years."))
        if ends and erased and not timedelta(days=14) <= erased - ends <= A_YEAR:
            wrong = _("Choose a day from two weeks to a year after the last meeting.")
            self.add_error("erase_on", wrong)
        return days


class FoundForm(DaysForm):
    """What is agreed before anybody is asked to come in."""

    name = forms.CharField(label=_("What is the group called?"), max_length=120)
    purpose = forms.CharField(
        label=_("What is it for?"), max_length=1000, required=False, widget=_lines(3)
    )
    rules = forms.CharField(
        label=_("What do you agree on?"),
        help_text=_("Everybody reads this before coming in. It cannot be changed afterwards."),
        max_length=4000,
        widget=_lines(6),
    )
    field_order = ("name", "purpose", "rules", "ends_on", "erase_on")

    def __init__(self, data: Any = None) -> None:
        today = timezone.localdate()
        days = {"ends_on": today + A_YEAR, "erase_on": today + A_YEAR + timedelta(days=30)}
        super().__init__(data, initial=days | {"rules": usual_rules()})


def usual_rules() -> str:
    return "\n".join(
        str(rule)
        for rule in (
            _("What is said here stays here. Each may tell about herself, nobody about others."),
            _("We help by asking and by telling what we see. Advice only when it is asked for."),
            _("Everybody may pass, and everybody is heard."),
            _("Who cannot come says so before the meeting."),
        )
    )


class NameForm(forms.Form):
    """How one is known to the others; it is hers to choose."""

    name = forms.CharField(label=_("By which name do the others know you?"), max_length=120)
    comes_from = forms.CharField(
        label=_("What do you want to tell of where you work?"),
        help_text=_("You may leave this empty."),
        max_length=120,
        required=False,
    )


class ComeInForm(NameForm):
    agreed = forms.BooleanField(
        label=_("I have read what we agree on, and who runs the server. I keep to it.")
    )

    def __init__(self, data: Any = None, *, known_as: str = "") -> None:
        super().__init__(data, initial={"name": known_as})
        if not known_as:
            self.fields["name"].required = False
            self.fields["name"].help_text = _("Left empty, it is the name of your account.")


class NewPersonForm(AcceptForm):
    """An account for somebody who has none; how the others know her is asked beside."""


class InviteForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("The letter says neither what the group is called nor who is in it."),
    )


class NewcomerForm(InviteForm):
    """Once the group has begun, everybody is asked."""

    who = forms.CharField(
        label=_("Who is it? The members read this when they are asked."), max_length=200
    )
    sees_all = forms.TypedChoiceField(
        label=_("What does the newcomer see?"),
        choices=(
            ("", _("What happens from the day of coming in")),
            ("yes", _("Also what was written and found before")),
        ),
        coerce=bool,
        required=False,
        widget=forms.RadioSelect,
        initial="",
    )


class NoteForm(forms.Form):
    text = forms.CharField(
        label=_("Write to the group"), max_length=2000, widget=_lines(3), strip=True
    )


class EntryForm(forms.Form):
    text = forms.CharField(label=_("Your text"), max_length=20_000, widget=_lines(9), strip=True)
    kind = forms.ChoiceField(label=_("What is it?"), choices=Kept.choices, initial=Kept.REFLECTION)
    prompt = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)


def last_day(cohort_ends: date) -> date:
    return cohort_ends + timedelta(days=30)
