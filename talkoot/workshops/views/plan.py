"""A workshop that is still a plan: change when and where, or call it off."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from talkoot.workshops.actions import prepare, tying
from talkoot.workshops.models import Workshop
from talkoot.workshops.new_form import PlanForm
from talkoot.workshops.open_forms import OpenPlanForm


def _planned(request: HttpRequest, workshop_id: UUID) -> Workshop:
    planned = Workshop.objects.hosted_by(request.user).filter(state=Workshop.State.PLANNED)
    return get_object_or_404(planned, pk=workshop_id)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    workshop = _planned(request, workshop_id)
    plan_form = PlanForm if workshop.mode == Workshop.Mode.LIVE else OpenPlanForm
    form = plan_form(request.POST or None, instance=workshop)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        if "module" in words:
            tying.tie(workshop, words.pop("module"))
        prepare.change(workshop, **words)
        messages.success(request, _("Saved."))
        return redirect("workshops:host", workshop_id=workshop.pk)
    title = Workshop.objects.values_list("title", flat=True).get(pk=workshop.pk)
    return render(
        request, "workshops/change.html", {"form": form, "workshop": workshop, "title": title}
    )


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def call_off(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """Ask first: the plan goes, and what was brought to it."""
    workshop = _planned(request, workshop_id)
    if request.method == "GET":
        return render(request, "workshops/call_off.html", {"workshop": workshop})
    prepare.call_off(workshop)
    messages.success(request, _("%(title)s was called off.") % {"title": workshop.title})
    return redirect("workshops:list")
