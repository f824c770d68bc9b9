"""A photo on a card: read by its content, turned upright, made small, and freed of what it carries.

Where it was taken, when and by which phone stay with whoever took it: only the picture is kept.
"""

from __future__ import annotations

import base64
from io import BytesIO
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

MOST_BYTES = 12 * 1024 * 1024
MOST_PIXELS = 60_000_000
LONGEST_SIDE = 1600
FORMATS = ("JPEG", "PNG", "WEBP")


class PhotoInput(forms.ClearableFileInput):
    """On a phone it offers the camera. The file may stand among the other fields that were sent."""

    template_name = "django/forms/widgets/file.html"

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return files.get(name) or data.get(name)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in files and name not in data


class PhotoField(forms.Field):
    """Gives the picture as a JPEG in base64, or nothing."""

    widget = PhotoInput(attrs={"accept": "image/*", "capture": "environment"})

    def to_python(self, value: Any) -> str:
        if not isinstance(value, UploadedFile) or not value.size:
            return ""
        if value.size > MOST_BYTES:
            raise forms.ValidationError(
                _("The photo is too large: at most 12 megabytes fit. What you wrote is still here.")
            )
        try:
            value.seek(0)  # a form that is shown again reads it again
            return base64.b64encode(_anew(value.read())).decode("ascii")
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
            raise forms.ValidationError(
                _(
                    "This photo cannot be read. Send it as JPEG, PNG or WebP."
                    " What you wrote is still here."
                )
            ) from error


def _anew(sent: bytes) -> bytes:
    """Draw the picture anew: nothing but its dots comes along."""
    with Image.open(BytesIO(sent), formats=FORMATS) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            raise ValueError("more dots than any phone makes")
        opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        upright = ImageOps.exif_transpose(opened)
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        return _jpeg(upright)


def _jpeg(picture: Image.Image) -> bytes:
    """On white, where it was see-through."""
    shown = picture.convert("RGBA")
    page = Image.new("RGB", shown.size, "white")
    page.paste(shown, mask=shown.getchannel("A"))
    made = BytesIO()
    page.save(made, "JPEG", quality=82, optimize=True)
    return made.getvalue()
