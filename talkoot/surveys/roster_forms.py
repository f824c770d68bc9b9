"""What a coordinator fills in to ask people by name: a file, one person, how often we write."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from talkoot.people import tables
from talkoot.people.models import LANGUAGE_CHOICES
from talkoot.surveys import phones
from talkoot.surveys.models import Invitee, Roster, Survey

LONGEST_OPEN = timedelta(days=366)


class TableForm(forms.Form):
    """A table of people: CSV, or the first sheet of a workbook."""

    table = forms.FileField(
        label=_("A file of people"),
        help_text=_(
            "CSV or Excel. The first line names the columns: unit, name, and, where there are any,"
            " e-mail, mobile number, language."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt,.xlsx"}),
    )

    def raw(self) -> bytes:
        file: UploadedFile = self.cleaned_data["table"]
        return bytes(file.read(tables.MOST_BYTES + 1))


class PersonForm(forms.Form):
    """One person on the roster; an address of two people would give one of them two answers."""

    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = forms.CharField(
        label=_("Mobile number"),
        help_text=_("Used where there is no e-mail address."),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    language = forms.ChoiceField(
        label=_("Language of the letter"),
        choices=[("", _("not known: all languages of the house")), *LANGUAGE_CHOICES],
        required=False,
    )

    def __init__(self, others: QuerySet[Invitee], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.others = others

    def clean_email(self) -> str:
        return self._own("email", str(self.cleaned_data["email"]).lower())

    def _own(self, name: str, value: str) -> str:
        if value and self.others.filter(**{name: value}).exists():
            raise forms.ValidationError(gettext("Somebody else on the roster has this already."))
        return value

    def clean_phone(self) -> str:
        typed = self.cleaned_data["phone"].strip()
        found = phones.normal(typed) if typed else ""
        if found is None:
            raise forms.ValidationError(
                gettext(
                    "This is no telephone number. Write it as 040 123 4567 or +358 40 123 4567."
                )
            )
        return found


class InviteeForm(PersonForm):
    left = forms.BooleanField(
        label=_("Has left: is written to no more, and the code opens nothing"), required=False
    )


class LettersForm(forms.Form):
    """How often somebody is written to who has not answered."""

    most = forms.TypedChoiceField(
        label=_("Reminders"),
        help_text=_("They go only to those whose answer has not been noted."),
        choices=[(0, _("none")), *((n, str(n)) for n in range(1, Roster.MOST_REMINDERS + 1))],
        coerce=int,
        initial=2,
    )
    apart = forms.IntegerField(
        label=_("Days between letters"),
        help_text=_("Letters leave on working days, from 8 to 18 o'clock."),
        min_value=2,
        max_value=30,
        initial=4,
    )


class UntilForm(forms.Form):
    """A later last day: what respondents were promised is not shortened."""

    closes_on = forms.DateField(
        label=_("Move the last day to"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, survey: Survey, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        last = survey.closes_on or today - timedelta(days=1)
        self.first, self.last = max(today, last + timedelta(days=1)), today + LONGEST_OPEN
        self.fields["closes_on"].widget.attrs |= {"min": self.first.isoformat()}

    def clean_closes_on(self) -> Any:
        day = self.cleaned_data["closes_on"]
        if not self.first <= day <= self.last:
            raise forms.ValidationError(
                gettext("Choose a day later than the one that was promised, within a year.")
            )
        return day
