"""Forms to bring a table with, and what was chosen for its columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from talkoot.ground.texts import LANGUAGES
from talkoot.people.models import Organisation
from talkoot.surveys.actions.plan import LEAST_K, MOST_K
from talkoot.surveys.brought import LONGEST, Choice
from talkoot.surveys.foreign import ABOVE, BACKGROUND, COMMENT, ITEM, LEAVE, UNIT

ROLES = (
    (ITEM, _("a statement with steps")),
    (COMMENT, _("an open question")),
    (UNIT, _("the unit")),
    (ABOVE, _("the unit above it")),
    (BACKGROUND, _("background, such as age")),
    (LEAVE, _("left behind")),
)
SPOKEN = (("fi", "suomi"), ("sv", "svenska"), ("en", "English"))
TABLES = ".csv,.tsv,.txt,.xlsx"


class _TableForm(forms.Form):
    """Of which house, and the file."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Organisation"))
    file = forms.FileField(
        label=_("The table"),
        help_text=_("CSV or XLSX, at most 5 megabytes."),
        widget=forms.ClearableFileInput(attrs={"accept": TABLES}),
    )

    def __init__(self, houses: Sequence[Organisation], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organisation"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
        field.queryset = Organisation.objects.filter(pk__in=[house.pk for house in houses])
        field.initial = houses[0].pk
        if len(houses) == 1:
            field.widget = forms.HiddenInput()


class BringForm(_TableForm):
    """A table of answers."""

    title = forms.CharField(
        label=_("Title"), max_length=120, help_text=_("Also the name of the whole house in it.")
    )
    name = forms.CharField(
        label=_("Where the answers are from"),
        max_length=80,
        help_text=_("Say Webropol, Forms, LimeSurvey, and when it was asked."),
    )
    language = forms.ChoiceField(label=_("The language of the questions"), choices=SPOKEN)
    k = forms.IntegerField(
        label=_("The smallest group that is shown"),
        min_value=LEAST_K,
        max_value=MOST_K,
        initial=LEAST_K,
    )
    field_order = ("organisation", "title", "name", "language", "k", "file")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        spoken = (get_language() or LANGUAGES[0])[:2]
        self.fields["language"].initial = spoken


class MeansForm(_TableForm):
    """A table of means."""

    name = forms.CharField(
        label=_("The survey they are from"),
        max_length=80,
        help_text=_("Say Kunta10, Mitä kuuluu?, KivaQ or VMBaro."),
    )
    field_order = ("organisation", "name", "file")


def choices(sent: Mapping[str, Any], guessed: Sequence[Choice]) -> list[Choice] | None:
    """What was chosen for each column; None where the form was about another table."""
    if sent.get("columns") != str(len(guessed)):
        return None
    known = {role for role, _words in ROLES}
    found = []
    for place, guess in enumerate(guessed):
        role = sent.get(f"c{place}", guess.role)
        found.append(
            Choice(
                role if role in known else LEAVE,
                str(sent.get(f"t{place}", guess.scale)).strip()[:LONGEST],
                f"r{place}" in sent,
            )
        )
    return found


def why(reason: str) -> str:
    """Why a column is left behind, in words."""
    return {
        "trace": gettext("tells who answered, or when"),
        "health": gettext("asks about health: an employer may not"),
        "empty": gettext("is empty"),
        "mixed": gettext("holds neither steps nor texts"),
        "many": gettext("has too many kinds of answers to be shown"),
        "": "",
    }[reason]
