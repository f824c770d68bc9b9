"""Printed sheets: print them, and enter what was written on them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from talkoot.ground.texts import reading_language
from talkoot.workshops import sheets
from talkoot.workshops.actions import paper
from talkoot.workshops.models import Workshop

FEW = 10  # sheets proposed


class PrintForm(forms.Form):
    """How many sheets, and from which number on: a second pile must not repeat the first."""

    number = forms.IntegerField(
        label=gettext_lazy("How many sheets?"), min_value=1, max_value=100, initial=FEW
    )
    first = forms.IntegerField(
        label=gettext_lazy("From which number on?"),
        help_text=gettext_lazy("If you have printed some already, go on where they end."),
        min_value=1,
        max_value=sheets.MOST,
        initial=1,
    )

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if values.get("first", 1) + values.get("number", 1) - 1 > sheets.MOST:
            raise forms.ValidationError(
                _("A workshop has at most %(most)d sheets.") % {"most": sheets.MOST}
            )
        return values


class CodeForm(forms.Form):
    sheet = forms.CharField(
        label=gettext_lazy("Code of the sheet"),
        help_text=gettext_lazy("It stands in the corner, for example 12-K7QX."),
        max_length=20,
        widget=forms.TextInput(
            attrs={"class": "code", "autocomplete": "off", "spellcheck": "false", "autofocus": True}
        ),
    )

    def __init__(self, workshop: Workshop, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.workshop = workshop

    def clean_sheet(self) -> int:
        number = sheets.number_of(self.workshop, self.cleaned_data["sheet"])
        if number is None:
            raise forms.ValidationError(
                _("This workshop has no sheet with that code. Check its letters.")
            )
        return number


def _hosted(request: HttpRequest, workshop_id: UUID) -> Workshop:
    hosted = Workshop.objects.hosted_by(request.user).select_related("programme__organisation")
    return get_object_or_404(hosted.exclude(state=Workshop.State.CLOSED), pk=workshop_id)


@login_required
@never_cache
@require_GET
def print_sheets(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """The sheets to print, once their number has been said."""
    workshop = _hosted(request, workshop_id)
    form = PrintForm(request.GET if "number" in request.GET else None)
    found = sheets.parts(workshop, reading_language())
    context = {"workshop": workshop, "form": form, "parts": found, "sheets": []}
    context["language"] = reading_language()
    if form.is_valid():
        first, number = form.cleaned_data["first"], form.cleaned_data["number"]
        context["sheets"] = [sheets.code(workshop, one) for one in range(first, first + number)]
    return render(request, "workshops/sheets.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """One sheet after another."""
    workshop = _hosted(request, workshop_id)
    data = request.POST if request.method == "POST" else None
    form = CodeForm(workshop, data)
    known = sheets.parts(workshop, reading_language(), data)
    parts = [part for part in known if part.beat.started_at]
    if data and form.is_valid() and _entered(request, workshop, form, parts):
        return redirect("workshops:enter_sheet", workshop_id=workshop.pk)
    context = {
        "workshop": workshop,
        "form": form,
        "parts": parts,
        "language": reading_language(),
        "coming": len(known) - len(parts),
        "entered": paper.entered(workshop),
    }
    return render(request, "workshops/enter_sheet.html", context)


def _entered(
    request: HttpRequest, workshop: Workshop, form: CodeForm, parts: list[sheets.Part]
) -> bool:
    answers = [answer for part in parts for answer in part.answers()]
    if any(part.is_wrong for part in parts):
        return False
    if not answers:
        form.add_error(None, _("Nothing has been written here yet. An empty sheet is not entered."))
        return False
    number = form.cleaned_data["sheet"]
    try:
        paper.enter(workshop, number, answers, language=reading_language())
    except paper.EnteredBeforeError:
        form.add_error("sheet", _("This sheet has been entered already."))
        return False
    messages.success(request, _("Sheet %(number)d is in. Take the next one.") % {"number": number})
    return True
