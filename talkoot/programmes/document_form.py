"""The form of a document of a programme."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talkoot.programmes.fields import DayField
from talkoot.programmes.filekinds import FileKind, RefusedError, kind_of
from talkoot.programmes.material_form import SAID
from talkoot.programmes.models import Document


class DocumentForm(forms.Form):
    """What it is, its title and day, and where it is: a file or an address."""

    kind = forms.ChoiceField(label=gettext_lazy("What is it?"), choices=Document.Kind.choices)
    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    on = DayField(label=gettext_lazy("Day"))
    address = forms.CharField(
        label=gettext_lazy("Address on the web"),
        help_text=gettext_lazy("If it can be read somewhere already."),
        max_length=500,
        required=False,
        validators=[URLValidator(schemes=["http", "https"])],
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
    )
    file = forms.FileField(
        label=gettext_lazy("Or a file"),
        help_text=gettext_lazy("PDF, Word, slides, a picture. At most 25 MB, slides 60."),
        allow_empty_file=True,
        required=False,
    )
    public = forms.BooleanField(
        label=gettext_lazy("May stand on the public page and on the funder's page"),
        help_text=gettext_lazy("Look at it first: whose names and pictures are in it?"),
        required=False,
    )
    found: FileKind | None = None

    def clean_file(self) -> UploadedFile | None:
        file: UploadedFile | None = self.cleaned_data["file"]
        if file is None:
            return None
        try:
            self.found = kind_of(file.file, file.size or 0)  # type: ignore[arg-type]
        except RefusedError as refused:
            raise forms.ValidationError(str(SAID[refused.why])) from None
        return file

    def clean(self) -> dict[str, Any]:
        words: dict[str, Any] = super().clean() or self.cleaned_data
        given = bool(words.get("address")) + bool(words.get("file"))
        if not self.errors and given != 1:
            raise forms.ValidationError(_("Give an address or a file, one of the two."))
        return words
