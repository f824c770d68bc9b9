"""Awards that a programme has received, as dated facts."""

from __future__ import annotations

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from talkoot.programmes.fields import DayField
from talkoot.programmes.models import Programme
from talkoot.reports.models import Award
from talkoot.reports.views import finding


class AwardForm(forms.Form):
    """One award."""

    name = forms.CharField(label=_("Name of the award"), max_length=200)
    given_by = forms.CharField(label=_("Who gave it"), max_length=200, required=False)
    received_on = DayField(label=_("Day"))


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
    form = AwardForm(request.POST or None)
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
@require_POST
def remove(request: HttpRequest, programme_id: int, award_id: int) -> HttpResponse:
    """Take an award out of the list."""
    programme = _run(request, programme_id)
    get_object_or_404(Award, programme=programme, pk=award_id).delete()
    return redirect("reports:awards", programme.pk)
