"""Form fields for days, euros and texts as a project page writes them."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from talkoot.ground.finnish import format_date, parse_date, parse_money
from talkoot.programmes.reading import MOST_EUROS

YEARS = range(1900, 2101)  # a slipped finger writes 0227 or 2207
_SHAPE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}", re.ASCII)


class DayField(forms.Field):
    """A day as `1.3.2025`, in every language."""

    years = YEARS
    widget = forms.TextInput(attrs={"autocomplete": "off", "placeholder": "1.3.2025"})

    def prepare_value(self, value: Any) -> Any:
        return format_date(value) if isinstance(value, date) else value

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values:
            return None
        words = str(value).strip()
        day = parse_date(words)
        if day is None and _SHAPE.fullmatch(words):
            raise ValidationError(_("There is no such day in the calendar."))
        if day is None:
            raise ValidationError(_("Write the day like 1.3.2025."))
        if day.year not in self.years:
            raise ValidationError(_("Check the year."))
        return day


class EurosField(forms.Field):
    """Whole euros as `12 500`."""

    widget = forms.TextInput(attrs={"autocomplete": "off", "placeholder": "12 500"})

    def prepare_value(self, value: Any) -> Any:
        return f"{value:,}".replace(",", " ") if isinstance(value, int) else value

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values:
            return None
        words = str(value).strip()
        euros = parse_money(words if not words[-1:].isdigit() else f"{words} euroa")
        if euros is None or euros > MOST_EUROS:
            raise ValidationError(_("Write the sum in whole euros, like 12 500."))
        return euros


class LinesField(forms.CharField):
    """One or more lines without an empty one between."""

    def to_python(self, value: Any) -> str:
        lines = (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")
        return "\n".join(line for line in lines.split("\n") if line.strip())


class ParagraphsField(forms.CharField):
    """Paragraphs with one empty line between; single line breaks stay."""

    widget = forms.Textarea(attrs={"rows": 5})

    def to_python(self, value: Any) -> str:
        text = (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")
        paragraphs: list[list[str]] = [[]]
        for line in text.split("\n"):
            if line.strip():
                paragraphs[-1].append(line)
            elif paragraphs[-1]:
                paragraphs.append([])
        return "\n\n".join("\n".join(lines) for lines in paragraphs if lines)
