"""Leave steps open after the meeting, for the night shift and all who could not come."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from talkoot.ground.texts import reading_language
from talkoot.workshops import run_sheet
from talkoot.workshops.actions import follow_up as verbs
from talkoot.workshops.models import Workshop

HOURS = (
    (12, gettext_lazy("12 hours")),
    (24, gettext_lazy("24 hours")),
    (48, gettext_lazy("48 hours")),
)


class FollowUpForm(forms.Form):
    steps = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Which steps stay open?"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one step.")},
    )
    hours = forms.TypedChoiceField(
        label=gettext_lazy("For how long?"),
        coerce=int,
        choices=HOURS,
        initial=24,
        widget=forms.RadioSelect,
    )

    def __init__(self, workshop: Workshop, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        language = reading_language()
        self.fields["steps"].choices = [  # type: ignore[attr-defined]
            (beat.pk, run_sheet.title_of(workshop.method, beat, language))
            for beat in verbs.may_stay_open(workshop)
        ]


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def follow_up(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """Choose the steps and the hours; the meeting ends with it."""
    mine = Workshop.objects.hosted_by(request.user).select_related("programme__organisation")
    running = mine.filter(
        state=Workshop.State.OPEN, mode=Workshop.Mode.LIVE, late_until=None, rehearsal=False
    )
    workshop = get_object_or_404(running, pk=workshop_id)
    form = FollowUpForm(workshop, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        verbs.leave_open(workshop, words["steps"], hours=words["hours"])
        messages.success(request, _("The meeting is over, and the steps stay open for the others."))
        return redirect("workshops:host", workshop_id=workshop.pk)
    return render(request, "workshops/follow_up.html", {"workshop": workshop, "form": form})
