"""What a coach fills in: a time for sparring, or several one after another."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from talkoot.people.models import Person
from talkoot.programmes.fields import DayField
from talkoot.programmes.models import SparringTime

HOURS = ("%H:%M", "%H.%M", "%H")
MOST_TIMES = 12


class TimeForm(forms.Form):
    """One time: day, hour, length, where, and how many may come together."""

    day = DayField(label=_("On which day?"))
    hour = forms.TimeField(
        label=_("At what time?"),
        input_formats=HOURS,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Write the time like 9.00.")},
    )
    minutes = forms.IntegerField(
        label=_("How many minutes?"), min_value=10, max_value=240, initial=45
    )
    place = forms.CharField(label=_("Where?"), max_length=120, required=False)
    link = forms.URLField(
        label=_("Or a link to a remote meeting"),
        max_length=300,
        required=False,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )
    most = forms.IntegerField(
        label=_("How many may come together?"),
        help_text=_("One, or a small group of which one person books."),
        min_value=1,
        max_value=8,
        initial=1,
    )

    def __init__(
        self, coach: Person, *args: Any, time: SparringTime | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._coach, self._time = coach, time

    def clean(self) -> dict[str, Any]:
        words: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not (words["place"] or words["link"]):
            self.add_error("place", _("Say where: a place, or a link."))
        if "day" in words and "hour" in words:
            at = datetime.combine(words["day"], words["hour"])
            words["starts_at"] = timezone.make_aware(at)
            self._look_at(words)
        return words

    def _look_at(self, words: dict[str, Any]) -> None:
        if words["starts_at"] <= timezone.now():
            self.add_error("day", _("That time has passed. Choose a later one."))
        elif "minutes" in words and self._meets(words):
            self.add_error("hour", _("You offer another time then already."))

    def _meets(self, words: dict[str, Any]) -> bool:
        """Whether it falls on another time of the same coach, in whichever module."""
        first = words["starts_at"]
        last = first + timedelta(minutes=words["minutes"] * (words.get("times") or 1))
        near = SparringTime.objects.filter(
            coach=self._coach, starts_at__lt=last, starts_at__gt=first - timedelta(hours=4)
        )
        others = near.exclude(pk=self._time.pk) if self._time else near
        return any(one.ends_at > first for one in others)

    def words(self) -> dict[str, Any]:
        """What a time keeps."""
        kept = ("starts_at", "minutes", "place", "link", "most", "times")
        return {name: value for name, value in self.cleaned_data.items() if name in kept}


class OfferForm(TimeForm):
    """New times."""

    times = forms.IntegerField(
        label=_("How many times one after another?"),
        min_value=1,
        max_value=MOST_TIMES,
        initial=1,
    )
