"""Forms of a programme: a page to read, a programme by hand, and the card to correct."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from talkoot.people.models import Organisation
from talkoot.programmes.decoding import MOST_BYTES, Refusal, Unreadable, text_of
from talkoot.programmes.fields import DayField, LinesField
from talkoot.programmes.words import REFUSED


class _InOrganisation(forms.Form):
    """A form that asks for the organisation only when there are several."""

    organisation = forms.ModelChoiceField(
        label=_("Organisation"), queryset=Organisation.objects.none(), empty_label=None
    )

    def __init__(
        self, *args: Any, organisations: QuerySet[Organisation] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if organisations is None:
            del self.fields["organisation"]
            return
        field = self.fields["organisation"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 for the type checker
        field.queryset = organisations
        field.initial = organisations.first()
        if len(organisations) == 1:
            field.widget = field.hidden_widget()


class PageForm(_InOrganisation):
    """The text of a project page, pasted or as a file."""

    text = forms.CharField(
        label=_("The page's text"),
        required=False,
        strip=False,
        help_text=_("Copy everything from the title to the last “Avaa”, and paste it here."),
        widget=forms.Textarea(attrs={"rows": 14, "spellcheck": "false"}),
    )
    file = forms.FileField(
        label=_("or a text file"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".txt,text/plain"}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        file = cleaned.get("file")
        pasted = cleaned.get("text") or ""
        if not file and not pasted.strip():
            self.add_error("text", _("Paste the page's text, or choose a file."))
            return cleaned
        try:
            cleaned["text"] = text_of(_bytes(file) if file else pasted.encode())
        except Unreadable as error:
            self.add_error("file" if file else "text", str(REFUSED[error.why]))
        return cleaned


def _bytes(file: UploadedFile) -> bytes:
    if (file.size or 0) > MOST_BYTES:
        raise Unreadable(Refusal.HUGE)
    return bytes(file.read())


class ProgrammeForm(_InOrganisation):
    """A programme that has no project page yet."""

    title = LinesField(label=_("Title"), max_length=300)
    starts_on = DayField(label=_("Starts"), required=False)
    ends_on = DayField(label=_("Ends"), required=False)
    field_order = ("title", "organisation", "starts_on", "ends_on")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        start, end = cleaned.get("starts_on"), cleaned.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", _("The end is before the start."))
        return cleaned
