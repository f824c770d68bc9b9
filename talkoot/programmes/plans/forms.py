"""Small forms of a plan: its dates, and the day on which it was sent."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from talkoot.programmes.card import Card
from talkoot.programmes.fields import DayField
from talkoot.programmes.forms import ProgrammeForm
from talkoot.programmes.labels import meaning


class DatesForm(ProgrammeForm):
    """What a programme is called and when it is. Its project page, if there is one, says the same,
    and is read by its headings: the title cannot be one."""

    def __init__(self, *args: Any, page: Card | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._page = page

    def clean_title(self) -> str:
        title: str = self.cleaned_data["title"]
        for line in title.split("\n"):
            if self._page and meaning(line, self._page.language):
                sentence = _("“%(line)s” is a heading of the page. Write it a little differently.")
                raise ValidationError(sentence, params={"line": line})
        return title


class FreezeForm(forms.Form):
    on = DayField(label=_("Day on which it was sent"))
