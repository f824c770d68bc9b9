"""An operating model that begins from a theme the staff chose."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from talkoot.practice.actions import operating_models as verbs
from talkoot.practice.models import OperatingModel, Origin
from talkoot.themes.models import Theme


@login_required
@require_POST
def begin(request: HttpRequest, theme_id: UUID) -> HttpResponse:
    """Make it, with the theme's words; the rest is written on the next page."""
    mine = Theme.objects.run_by(request.user).select_related("board__survey")
    model = _made(get_object_or_404(mine, pk=theme_id))
    messages.success(request, _("The model is here, as an idea."))
    return redirect("practice:edit_model", model_id=model.pk)


@transaction.atomic
def _made(theme: Theme) -> OperatingModel:
    survey = theme.board.survey
    words = {
        "name": theme.title,
        "situation": theme.situation[:1000],
        "licence": OperatingModel.Licence.CC_BY,
    }
    model = verbs.make(survey.organisation, words, programme=survey.programme)
    verbs.rest_on(model, Origin.Kind.THEME, theme.pk, theme.title, theme.board.closed_on)
    return model
