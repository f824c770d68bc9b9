"""Forms about people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from talkoot.people.models import LANGUAGE_CHOICES, Person, Role
from talkoot.people.tables import MOST_BYTES

if TYPE_CHECKING:
    PersonForm = forms.ModelForm[Person]
else:
    PersonForm = forms.ModelForm


class ProfileForm(PersonForm):
    class Meta:
        model = Person
        fields = ("name", "language")
        widgets = {"language": forms.RadioSelect}


class InviteForm(forms.Form):
    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    role = forms.ChoiceField(
        label=_("Role"),
        choices=Role.Name.choices,
        initial=Role.Name.FACILITATOR,
        help_text=_("A consultant who holds workshops for you is a facilitator."),
    )


class AcceptForm(forms.Form):
    """A password may be left out: a code comes by e-mail whenever one signs in."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=LANGUAGE_CHOICES, widget=forms.RadioSelect
    )
    password = forms.CharField(
        label=_("Password"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_(
            "At least 12 characters. You may leave this empty: "
            "then you sign in with a code that we send by e-mail."
        ),
    )

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if password:
            validate_password(password)
        return password


class RosterForm(forms.Form):
    units = forms.FileField(
        label=_("File of units"),
        required=False,
        help_text=_("Columns: unit_code, unit_parent, unit_name_fi, unit_name_sv."),
    )
    people = forms.FileField(
        label=_("File of people"),
        required=False,
        help_text=_("Columns: number, name, email, language, unit_code, manages."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("units") and not cleaned.get("people"):
            raise forms.ValidationError(_("Choose at least one file."))
        return cleaned

    def raw(self, name: str) -> bytes | None:
        """Return the bytes, and no more of them than a file may have."""
        upload: UploadedFile | None = self.cleaned_data.get(name)
        return upload.read(MOST_BYTES + 1) if upload else None
