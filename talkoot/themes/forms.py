"""Forms of themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from talkoot.people.models import Person
from talkoot.practice.models import Commitment
from talkoot.surveys.models import Survey
from talkoot.themes.findings import Choices
from talkoot.themes.models import Theme
from talkoot.workshops.models import Workshop

if TYPE_CHECKING:
    ModelForm = forms.ModelForm[Theme]
else:
    ModelForm = forms.ModelForm

WORDS = 600


class ProposeForm(forms.Form):
    """A name, and the finding it comes from."""

    title = forms.CharField(
        label=_("What would we take up?"),
        max_length=120,
        help_text=_("A few words, as one would say them at work."),
    )
    scale = forms.ChoiceField(label=_("Which finding it comes from"))

    def __init__(self, findings: Choices, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        field = self.fields["scale"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = findings


class ReviseForm(ModelForm):
    """The words of a theme, which everybody in the house may better."""

    situation = forms.CharField(
        label=_("In which everyday situations does it show?"),
        max_length=WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Situations of work and leadership, not people."),
    )
    change = forms.CharField(
        label=_("Which change under way does it touch?"),
        max_length=WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For example a new system, a move, a merger. Write “none” if there is none."),
    )

    class Meta:
        model = Theme
        fields = ("title", "situation", "change")


class TieForm(ModelForm):
    """Which workshops and commitments a theme has led to."""

    class Meta:
        model = Theme
        fields = ("workshops", "commitments")
        labels = {"workshops": _("Workshops"), "commitments": _("Commitments")}
        widgets = {
            "workshops": forms.CheckboxSelectMultiple,
            "commitments": forms.CheckboxSelectMultiple,
        }

    def __init__(self, theme: Theme, person: Person, data: object = None) -> None:
        super().__init__(data, instance=theme)  # type: ignore[arg-type]
        house = theme.board.survey.organisation
        promises = Commitment.objects.visible_to(person).filter(programme__organisation=house)
        self._offer("workshops", workshops(person, theme.board.survey))
        self._offer("commitments", promises.order_by("what"))

    def _offer(self, name: str, rows: QuerySet[Workshop] | QuerySet[Commitment]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101
        field.queryset = rows


def workshops(person: Person, survey: Survey) -> QuerySet[Workshop]:
    """Workshops of the house that the person sees."""
    seen = Workshop.objects.visible_to(person)
    return seen.filter(programme__organisation=survey.organisation).order_by("-opened_at", "title")
