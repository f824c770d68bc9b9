"""Say which module a survey belongs to."""

from __future__ import annotations

from talkoot.programmes.models import Module
from talkoot.surveys.models import Survey


def tie(survey: Survey, module: Module | None) -> None:
    """Tie a survey to a module of its own house, and so to its programme; or loose."""
    if module is not None and module.programme.organisation_id != survey.organisation_id:
        raise ValueError("a survey belongs to a module of its own house")
    also = {"programme": module.programme} if module else {}
    Survey.objects.filter(pk=survey.pk).update(module=module, **also)
