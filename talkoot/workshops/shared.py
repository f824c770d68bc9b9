"""The task that is the same for all: rendered once a language, and sent to every phone at once.

Only a step that begins, and takes up nobody's cards, is shared: the log of a room must never hold
what somebody wrote. Whoever has a group, a role or cards of her own fetches her screen instead.
"""

from __future__ import annotations

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from talkoot.workshops.models import Beat, Seat, Workshop
from talkoot.workshops.phone import phone


def shared_task(workshop: Workshop) -> dict[str, str] | None:
    """Return {language: html} of the current task, or nothing where it differs between seats."""
    beat = workshop.beat
    if beat is None or not _is_everybodys(workshop, beat):
        return None
    return {language: _rendered(workshop, language) for language, _name in settings.LANGUAGES}


def _is_everybodys(workshop: Workshop, beat: Beat) -> bool:
    step = beat.step
    return not (
        step.by
        or step.cards_from
        or step.passes
        or step.privacy == "group"
        or beat.given.exists()
        or beat.contributions.exists()
        or workshop.groups.exists()
    )


def _rendered(workshop: Workshop, language: str) -> str:
    nobody = Seat(workshop=workshop, language=language)
    with translation.override(language):
        return render_to_string("workshops/phone_task.html", phone(nobody, language))
