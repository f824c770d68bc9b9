"""The next wave of a survey that was published."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from talkoot.surveys.actions.again import ask_again
from talkoot.surveys.models import Survey
from talkoot.surveys.views.desk import run


@login_required
@require_POST
def again(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    """Plan the same survey anew; its title is changed on its own desk."""
    before = run(request, survey_id, Survey.State.PUBLISHED)
    made = ask_again(before, _("%(title)s, again") % {"title": before.title})
    messages.success(request, _("The next wave is planned, with the same questions."))
    return redirect("surveys:desk", survey_id=made.pk)
