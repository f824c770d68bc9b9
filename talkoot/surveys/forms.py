"""What a coordinator fills in: a new survey, its terms, the trustee's key, the piles, the file."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms import DateInput
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from talkoot.people.models import Organisation
from talkoot.programmes.models import Programme
from talkoot.programmes.module_choice import ModuleField, offer_modules
from talkoot.surveys import library, returning, slips
from talkoot.surveys.actions.plan import LEAST_K, MOST_K
from talkoot.surveys.models import Survey
from talkoot.surveys.picking import picked
from talkoot.surveys.rotating import MOST_ITEMS

LARGEST_FILE = 40 * 1024 * 1024  # bytes of opened ballots


def _k() -> forms.IntegerField:
    return forms.IntegerField(
        label=_("The smallest group that is shown"),
        help_text=_(
            "At least this many people stand behind every figure. It is told to the respondents,"
            " and cannot be changed once the survey is open."
        ),
        min_value=LEAST_K,
        max_value=MOST_K,
        initial=LEAST_K,
    )


def _contact() -> forms.CharField:
    return forms.CharField(
        label=_("Who answers questions about it"),
        help_text=_("A name and a telephone number or an address. Respondents see it."),
        max_length=200,
    )


class Themes(forms.MultipleChoiceField):
    """Scales of the bank; shown only once the bank is chosen, and then needed."""

    widget = forms.CheckboxSelectMultiple
    is_needed = True

    def __init__(self) -> None:
        bank = library.shipped()[library.BANK]
        super().__init__(
            label=_("Themes from the bank"),
            help_text=_(
                "If you chose the bank of statements: what do you want to know? Ten themes take"
                " about five minutes to answer."
            ),
            choices=[(scale.id, str(scale.title)) for scale in bank.scales],
            required=False,
        )


class NewForm(forms.Form):
    """Choose a questionnaire, and say on what terms it is asked."""

    field_order = (
        "organisation",
        "questionnaire",
        "scales",
        "title",
        "module",
        "mode",
        "k",
        "contact",
    )
    title = forms.CharField(label=_("Title"), help_text=_("Respondents see this."), max_length=120)
    mode = forms.ChoiceField(
        label=_("Who keeps the key"),
        choices=Survey.Mode.choices,
        initial=Survey.Mode.ANONYMOUS,
        widget=forms.RadioSelect,
    )
    module = ModuleField()
    k = _k()
    contact = _contact()

    def __init__(
        self, houses: list[Organisation], *args: Any, module: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer_modules(self, Programme.objects.filter(organisation__in=houses), module)
        mine = Organisation.objects.filter(pk__in=[one.pk for one in houses])
        self.fields["organisation"] = forms.ModelChoiceField(
            mine,
            label=_("Organisation"),
            initial=houses[0].pk,
            widget=forms.HiddenInput if len(houses) == 1 else forms.Select,
        )
        asked = [one for one in library.shipped().values() if not one.without_wording]
        self.fields["questionnaire"] = forms.ChoiceField(
            label=_("Questionnaire"),
            choices=[(one.id, f"{one.title}. {one.purpose}") for one in asked],
            initial=asked[0].id,
            widget=forms.RadioSelect,
        )
        self.fields["scales"] = Themes()
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if values.get("questionnaire") == library.BANK and "scales" in values:
            self._count(values["scales"])
        if values.get("module"):
            values["organisation"] = values["module"].programme.organisation
        return values

    def _count(self, scales: list[str]) -> None:
        items = sum(item.scale in scales for item in library.shipped()[library.BANK].items)
        if not items:
            self.add_error("scales", _("Choose at least one theme from the bank."))
        if items > MOST_ITEMS:
            told = gettext(
                "That makes %(n)d questions. Leave some themes out: %(most)d is the most."
            )
            self.add_error("scales", told % {"n": items, "most": MOST_ITEMS})

    def source(self) -> str:
        """The text of the questionnaire: of the bank, what was picked."""
        source = library.source_of(self.cleaned_data["questionnaire"])
        if self.cleaned_data["questionnaire"] != library.BANK:
            return source
        return picked(source, self.cleaned_data["scales"])


class TermsForm(forms.Form):
    """What may be changed until the survey opens."""

    title = forms.CharField(label=_("Title"), max_length=120)
    handled_on = forms.DateField(
        label=_("Handled in the cooperation procedure on"),
        help_text=_(
            "The staff's representatives have heard what is asked, why, and how it is protected."
        ),
        required=False,
        widget=DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    closes_on = forms.DateField(
        label=_("Answers are asked for until"),
        help_text=_(
            "Told to the respondents. The survey closes by itself at the end of that day; it can be"
            " moved later, and never earlier."
        ),
        required=False,
        widget=DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    module = ModuleField()
    k = _k()
    contact = _contact()

    def __init__(self, house: Organisation, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_modules(self, Programme.objects.filter(organisation=house))


class TrusteeForm(forms.Form):
    trustee = forms.CharField(
        label=_("The trustee's name"),
        help_text=_("Respondents see it. Not somebody who looks after this server."),
        max_length=120,
    )


class KeyForm(forms.Form):
    trustee = forms.CharField(
        label=_("The trustee's name"),
        help_text=_("Respondents see it. Not somebody who looks after this server."),
        max_length=120,
    )
    public_key = forms.CharField(
        label=_("The public half of the key"),
        help_text=_("One line that ends in an equals sign. It opens nothing, and is no secret."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class PilesForm(forms.Form):
    """One number a unit; a pile may grow, and never shrinks."""

    def __init__(self, survey: Survey, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place, unit in enumerate(survey.tree or ()):
            printed = survey.slips_of.get(place, 0)
            self.fields[f"pile-{place}"] = forms.IntegerField(
                label=survey.unit_named(place),
                min_value=printed,
                max_value=slips.MOST,
                initial=printed or min(unit["people"], slips.MOST),
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )

    def piles(self) -> dict[int, int]:
        return {int(name.removeprefix("pile-")): n for name, n in self.cleaned_data.items()}


class UnusedForm(forms.Form):
    """How many slips of each pile nobody drew."""

    def __init__(self, survey: Survey, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place, printed in sorted(survey.slips_of.items()):
            self.fields[f"pile-{place}"] = forms.IntegerField(
                label=survey.unit_named(place),
                min_value=0,
                max_value=printed,
                initial=survey.unused.get(str(place), 0),
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )

    def piles(self) -> dict[str, int]:
        return {name.removeprefix("pile-"): n for name, n in self.cleaned_data.items()}


class OpenedForm(forms.Form):
    """What the trustee gives back."""

    opened = forms.FileField(label=_("The opened ballots"), help_text="OPENED.json")

    def __init__(self, survey: Survey, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.survey = survey

    def clean_opened(self) -> list[Any]:
        file: UploadedFile = self.cleaned_data["opened"]
        if (file.size or 0) > LARGEST_FILE:
            raise forms.ValidationError(gettext("The file is too large to be opened ballots."))
        try:
            opened = returning.read(self.survey.pk, json.loads(file.read())["sealed"])
        except (ValueError, KeyError, TypeError, RecursionError):
            opened = None
        if not isinstance(opened, list):
            raise forms.ValidationError(
                gettext("This is not the file that “talkoot tally” writes. Ask for OPENED.json.")
            )
        return opened
