"""How the words of a questionnaire file are called in its form."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

LABELS: dict[str, Any] = {
    "purpose": _("What it is about: respondents read this"),
    "rotate": _("Questions in each pulse"),
    "weeks": _("Weeks from one pulse to the next"),
    "measures": _("What a high score says"),
    "source": _("Where it comes from"),
    "reverse": _("Who agrees scores low"),
    "scale": _("Theme"),
    "only_if": _("Asked only after some answers"),
    "of": _("After which question?"),
    "comments": _("Questions answered in one's own words"),
    "statements": _("Opinions to agree or disagree with"),
    "background": _("Background"),
    "classes": _("Classes"),
    "answers": _("Answers"),
    "steps": _("How many answers there are"),
    "first": _("The lowest answer counts as"),
    "low": _("Words at the low end"),
    "high": _("Words at the high end"),
    "labels": _("Words for each answer, or none"),
    "unsure": _("“I cannot say” is offered"),
}
