"""Small forms of a plan: its dates, and the day on which it was sent."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from talkoot.programmes.fields import DayField
from talkoot.programmes.forms import ProgrammeForm


class DatesForm(ProgrammeForm):
    """What a programme is called and when it is."""


class FreezeForm(forms.Form):
    on = DayField(label=_("Day on which it was sent"))
