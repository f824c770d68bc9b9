"""Awards that a programme has received, as dated facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from talkoot.programmes.fields import DayField
from talkoot.programmes.models import Document, Programme
from talkoot.programmes.views.asking_first import ask_first
from talkoot.reports.models import Award
from talkoot.reports.views import finding

if TYPE_CHECKING:
    PictureField = forms.ModelChoiceField[Document]

PICTURES = ("jpg", "png")


class AwardForm(forms.Form):
    """One award."""

    name = forms.CharField(label=_("Name of the award"), max_length=200)
    given_by = forms.CharField(label=_("Who gave it"), max_length=200, required=False)
    received_on = DayField(label=_("Day"))
    hashtag = forms.RegexField(
        r"^#\w+$",
        label=_("Hashtag"),
        help_text=_("For instance #työhyvinvointi. It stands in the news of the award."),
        max_length=60,
        required=False,
        error_messages={"invalid": _("Begin with # and write one word.")},
    )
    picture = forms.ModelChoiceField(
        label=_("Picture for the news"),
        help_text=_("One of the programme's public documents: add it there first."),
        queryset=Document.objects.none(),
        required=False,
        empty_label=_("None"),
    )
    alt = forms.CharField(
        label=_("What the picture shows, in words"),
        help_text=_("For those who do not see it. Name nobody who has not agreed."),
        max_length=300,
        required=False,
    )

    def __init__(self, programme: Programme, data: Any = None) -> None:
        super().__init__(data)
        pictures = programme.documents.filter(public=True, ending__in=PICTURES)
        cast("PictureField", self.fields["picture"]).queryset = pictures

    def clean(self) -> dict[str, Any]:
        words: dict[str, Any] = super().clean() or self.cleaned_data
        if words.get("picture") and not words.get("alt"):
            self.add_error("alt", gettext("Write what the picture shows."))
        return words


def _run(request: HttpRequest, programme_id: int) -> Programme:
    return get_object_or_404(Programme.objects.run_by(request.user), pk=programme_id)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest, programme_id: int) -> HttpResponse:
    """The awards of a programme, and a form for one more."""
    if request.method == "POST":
        programme = _run(request, programme_id)
    else:
        programme = finding.lived_in(request, programme_id)
    form = AwardForm(programme, request.POST or None)
    if request.method == "POST" and form.is_valid():
        Award.objects.create(programme=programme, **form.cleaned_data)
        return redirect("reports:awards", programme.pk)
    context = {
        "programme": programme,
        "organisation": programme.organisation,
        "awards": Award.objects.filter(programme=programme),
        "form": form,
        "runs": Programme.objects.run_by(request.user).filter(pk=programme.pk).exists(),
    }
    return render(request, "reports/awards.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, programme_id: int, award_id: int) -> HttpResponse:
    """Ask first, then take an award out of the list."""
    programme = _run(request, programme_id)
    award = get_object_or_404(Award, programme=programme, pk=award_id)
    if request.method != "POST":
        back = reverse("reports:awards", args=[programme.pk])
        return ask_first(request, award.name, programme.title, back)
    award.delete()
    return redirect("reports:awards", programme.pk)
