"""Forms of a report. Each sends the version it was opened at, so that nobody overwrites another."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from talkoot.ground.finnish import parse_date
from talkoot.programmes.fields import DayField
from talkoot.programmes.labels import meaning
from talkoot.reports.actions import LONGEST, plain
from talkoot.reports.models import Passage, Report
from talkoot.reports.sections import Language


class _Worded(forms.Form):
    """A text that cannot be taken for a heading of the funder's page."""

    text = forms.CharField(
        label=_("Text"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 5})
    )

    def __init__(self, *args: Any, language: Language, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._language = language

    def clean_text(self) -> str:
        text = plain(self.cleaned_data["text"])
        for paragraph in text.split("\n\n"):
            if meaning(paragraph, self._language):
                sentence = _("“%(line)s” is a heading of the page. Write it a little differently.")
                raise ValidationError(sentence, params={"line": paragraph})
        return text


class AddForm(_Worded):
    """A passage by hand."""

    begins = forms.BooleanField(label=_("Begins a new paragraph"), required=False)


class WordForm(AddForm):
    """A passage worded anew."""

    confidential = forms.BooleanField(
        label=_("Confidential"),
        required=False,
        help_text=_("Stays out of the public version of the final report, and of the bulletin."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    @staticmethod
    def of(passage: Passage) -> dict[str, Any]:
        return {
            name: getattr(passage, name) for name in ("text", "begins", "confidential", "version")
        }


class HeadForm(forms.Form):
    """The title and the day of the bulletin, and who is named as the author."""

    title = forms.CharField(
        label=_("Title of the bulletin"),
        max_length=300,
        required=False,
        help_text=_("It may say what was achieved, rather than repeat the project's name."),
    )
    told_on = DayField(label=_("Day of the bulletin"), required=False)
    author = forms.CharField(
        label=_("Author of the final report"),
        max_length=200,
        required=False,
        help_text=_("An organisation is enough: the report is public."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    @staticmethod
    def of(report: Report) -> dict[str, Any]:
        return {name: getattr(report, name) for name in ("title", "told_on", "author", "version")}

    def clean_title(self) -> str:
        title = " ".join(str(self.cleaned_data["title"]).split())
        if parse_date(title):
            raise ValidationError(_("The title cannot be a date."))
        if meaning(title, "fi") or meaning(title, "sv"):
            sentence = _("“%(line)s” is a heading of the page. Write it a little differently.")
            raise ValidationError(sentence, params={"line": title})
        return title
