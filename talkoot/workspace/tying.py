"""Which workshops and surveys belong to a module."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from talkoot.programmes.models import Module
from talkoot.surveys.actions import tying as surveys
from talkoot.surveys.models import Survey
from talkoot.workshops.actions import tying as workshops
from talkoot.workshops.models import Workshop
from talkoot.workspace.planning import known_surveys

if TYPE_CHECKING:
    WorkshopsField = forms.ModelMultipleChoiceField[Workshop]
    SurveysField = forms.ModelMultipleChoiceField[Survey]


class TyingForm(forms.Form):
    """The workshops of the programme and the surveys of the house: those of this module ticked."""

    workshops = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Workshops"),
        queryset=Workshop.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    surveys = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Surveys"),
        queryset=Survey.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, module: Module, *args: Any, reader: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        free = Q(module=None) | Q(module=module)
        rooms = Workshop.objects.visible_to(reader).filter(free, programme=module.programme)
        asked = known_surveys(reader).filter(
            free, Q(programme=module.programme_id) | Q(programme=None)
        )
        asked = asked.filter(organisation=module.programme.organisation_id)
        self._offer("workshops", rooms.order_by("starts_at", "title"), module)
        self._offer("surveys", asked.order_by("closes_on", "title"), module)

    def _offer(self, name: str, things: Any, module: Module) -> None:
        cast("forms.ModelMultipleChoiceField[Any]", self.fields[name]).queryset = things
        self.initial[name] = [one.pk for one in things if one.module_id == module.pk]
        if not things:
            del self.fields[name]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def tie(request: HttpRequest, module_id: int) -> HttpResponse:
    """Choose what belongs to a module."""
    mine = Module.objects.run_by(request.user).select_related("programme__organisation")
    module = get_object_or_404(mine, pk=module_id)
    asked = request.POST if request.method == "POST" else None  # nothing ticked is an answer too
    form = TyingForm(module, asked, reader=request.user)
    if request.method == "POST" and form.is_valid():
        _keep(form, module)
        messages.success(request, _("Saved."))
        return redirect("workspace:module", module.pk)
    return render(request, "workspace/tie.html", {"form": form, "module": module})


@transaction.atomic
def _keep(form: TyingForm, module: Module) -> None:
    for name, verb in (("workshops", workshops.tie), ("surveys", surveys.tie)):
        if name not in form.fields:
            continue
        chosen = set(form.cleaned_data[name])
        offered = cast("forms.ModelMultipleChoiceField[Any]", form.fields[name]).queryset or ()
        for one in offered:
            if (one in chosen) != (one.module_id == module.pk):
                verb(one, module if one in chosen else None)
