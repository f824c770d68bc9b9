"""Forms of taking along and bringing in."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import Any, cast
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from talkoot.people.models import Organisation
from talkoot.portable.actions.bringing import Wish
from talkoot.portable.gathering import Choice
from talkoot.programmes.fields import DayField
from talkoot.programmes.models import Material, Module, Programme

LICENCES = (
    ("none", _("No licence: whoever gets the file asks us before using it")),
    ("CC-BY-4.0", _("CC BY 4.0: others may use and change it, and say whose it was")),
)


class LicenceForm(forms.Form):
    """On what terms a file goes, and that somebody has looked at it."""

    materials = forms.TypedMultipleChoiceField(
        label=_("Files"),
        help_text=_("Tick only what you may pass on. Nobody looks into the files for names."),
        coerce=UUID,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    licence = forms.ChoiceField(
        label=_("On what terms?"), choices=LICENCES, initial="none", widget=forms.RadioSelect
    )
    checked = forms.BooleanField(
        label=_("I have looked through what goes along. Nobody is named who should not be."),
        error_messages={"required": _("Look through it first, and then tick this.")},
    )

    def __init__(self, materials: Iterable[Material], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["modules", "materials", "models", "money", "year", "licence", "checked"])
        self._offer(
            "materials", [(one.pk, f"{one.module.title}: {one.title}") for one in materials]
        )

    def _offer(self, name: str, choices: list[tuple[Any, str]]) -> None:
        if choices:
            cast(forms.ChoiceField, self.fields[name]).choices = choices
        else:
            del self.fields[name]

    @property
    def terms(self) -> str:
        chosen = str(self.cleaned_data["licence"])
        return "" if chosen == "none" else chosen

    def choice(self) -> Choice:
        return Choice(files=frozenset(self.cleaned_data.get("materials", ())))


class TakeForm(LicenceForm):
    """What of a programme goes along."""

    modules = forms.TypedMultipleChoiceField(
        label=_("Modules"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    models = forms.BooleanField(
        label=_("Operating models that are in use"), required=False, initial=True
    )
    money = forms.BooleanField(
        label=_("The budget as it was planned; never what was granted or paid"), required=False
    )
    year = forms.BooleanField(
        label=_("What our house has put into its annual clock"), required=False
    )

    def __init__(
        self, modules: Iterable[Module], materials: Iterable[Material], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(materials, *args, **kwargs)
        self._offer("modules", [(one.pk, one.title) for one in modules])

    def choice(self) -> Choice:
        words = self.cleaned_data
        return Choice(
            modules=frozenset(words.get("modules", ())),
            files=frozenset(words.get("materials", ())),
            models=words["models"],
            money=words["money"],
            year=words["year"],
        )


class BringForm(forms.Form):
    """A file, and which house it is brought to."""

    house = forms.ModelChoiceField(
        label=_("Organisation"), queryset=Organisation.objects.none(), empty_label=None
    )
    file = forms.FileField(
        label=_("The file of a programme or a module"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".zip,.talkoot"}),
    )

    def __init__(self, houses: QuerySet[Organisation], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose = cast("forms.ModelChoiceField[Organisation]", self.fields["house"])
        choose.queryset = houses
        if len(houses) == 1:
            choose.initial = houses[0].pk
            choose.widget = forms.HiddenInput()


class KeepForm(forms.Form):
    """How a programme that came is to be here."""

    title = forms.CharField(label=_("What is the programme called here?"), max_length=300)
    start = DayField(
        label=_("First day"),
        required=False,
        help_text=_("All other days are counted from it. Without one, no days are set."),
    )
    theirs = forms.MultipleChoiceField(
        label=_("Methods that you have too, but otherwise"),
        help_text=_("Ours is used unless you tick it; then theirs comes beside ours."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    models = forms.BooleanField(
        label=_("Take in the operating models, as ideas"), required=False, initial=True
    )
    money = forms.BooleanField(label=_("Take their budget as a draft of ours"), required=False)
    year = forms.BooleanField(
        label=_("Put what they do every year into our annual clock"), required=False
    )

    def __init__(
        self, theirs: Mapping[str, str], *args: Any, offered: Container[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["theirs"]).choices = list(theirs.items())
        for name in ("models", "money", "year"):
            if name not in offered:
                del self.fields[name]
        if not theirs:
            del self.fields["theirs"]

    def wish(self) -> Wish:
        words = self.cleaned_data
        return Wish(
            title=words.get("title", ""),
            start=words["start"],
            models=words.get("models", False),
            money=words.get("money", False),
            year=words.get("year", False),
            theirs=frozenset(words.get("theirs", ())),
        )


class KeepModuleForm(KeepForm):
    """Into which programme a module that came is put."""

    programme = forms.ModelChoiceField(
        label=_("Programme"), queryset=Programme.objects.none(), empty_label=None
    )

    def __init__(
        self, theirs: Mapping[str, str], programmes: QuerySet[Programme], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(theirs, *args, offered=(), **kwargs)
        del self.fields["title"]
        self.order_fields(["programme", "start", "theirs"])
        choose = cast("forms.ModelChoiceField[Programme]", self.fields["programme"])
        choose.queryset = programmes
