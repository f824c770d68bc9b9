"""What the checks say to a writer."""

from __future__ import annotations

from django.utils.translation import gettext as _

from talkoot.reports.checking import Look, Remark


def say(remark: Remark) -> str:
    """Say a remark as advice."""
    return _SAYINGS[remark.look]() % {"detail": remark.detail}


_SAYINGS = {
    Look.EMPTY: lambda: _("Nothing is written here yet."),
    Look.TENSE: lambda: _(
        "“%(detail)s” sounds like the plan. A bulletin tells what was done, in the past tense."
    ),
    Look.LONG: lambda: _("%(detail)s characters: more than twice what others have written here."),
    Look.SENTENCE: lambda: _("A long sentence: “%(detail)s …” Could it be two?"),
    Look.NUMBER: lambda: _("The number %(detail)s is not in the source of its sentence."),
    Look.NAME: lambda: _("%(detail)s is named. Does the person know, and is it needed?"),
    Look.UNAPPROVED: lambda: _("A quotation waits for approval. Until then it is left out."),
}
