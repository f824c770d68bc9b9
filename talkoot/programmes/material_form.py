"""The form of a file for a module."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talkoot.programmes.fields import ParagraphsField
from talkoot.programmes.filekinds import FileKind, Refused, RefusedError, kind_of

SAID: dict[Refused, Promise] = {
    Refused.EMPTY: _("The file is empty."),
    Refused.UNKNOWN: _(
        "We take PDF, pictures, text, Word, PowerPoint, Excel, OpenDocument, MP3, MP4 and WebM."
    ),
    Refused.LARGE: _("The file is too large. Documents may have 25 MB, slides 60, videos 400."),
    Refused.MACROS: _("There are macros in the file. Save it without them."),
}


class MaterialForm(forms.Form):
    """A file, what it is called, and in words what is said in it."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("A document, slides, a picture, or a video of your own."),
        allow_empty_file=True,
    )
    title = forms.CharField(label=_("What is it called?"), max_length=120)
    transcript = ParagraphsField(
        label=_("What is said in it, in words"),
        help_text=_("A video or a recording needs this: for those who cannot hear or play it."),
        required=False,
        max_length=100_000,
    )
    kind: FileKind

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        try:
            self.kind = kind_of(file.file, file.size or 0)  # type: ignore[arg-type]
        except RefusedError as refused:
            raise forms.ValidationError(str(SAID[refused.why])) from None
        return file

    def clean(self) -> dict[str, Any]:
        words: dict[str, Any] = super().clean() or self.cleaned_data
        kind = getattr(self, "kind", None)
        if kind and kind.is_heard and not words.get("transcript"):
            self.add_error("transcript", _("Write what is said in it."))
        return words
