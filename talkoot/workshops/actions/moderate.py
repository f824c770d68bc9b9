"""Look at cards before the room sees them, and take away what hurts. Nobody learns who wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from talkoot.live import log
from talkoot.workshops import screens
from talkoot.workshops.actions.lock import locked
from talkoot.workshops.models import Contribution, Workshop


@dataclass(frozen=True, slots=True)
class Looked:
    """A card the room does not see, for the host's look: its words, and never its seat."""

    id: UUID
    title: str
    texts: tuple[str, ...]
    photo: str = ""
    alt: str = ""


def waiting(workshop: Workshop, language: str) -> Iterator[Looked]:
    """The cards that wait for a look, in no order that means anything."""
    return _looked(workshop, language, held=True, hidden=False)


def hidden(workshop: Workshop, language: str) -> Iterator[Looked]:
    """The cards that were taken away, so that one of them can be put back."""
    return _looked(workshop, language, hidden=True)


def _looked(workshop: Workshop, language: str, **which: bool) -> Iterator[Looked]:
    cards = workshop.contributions.filter(released=True, **which)
    for beat in workshop.beats.filter(contributions__in=cards).distinct():
        kind, settings = beat.step.behaviour, beat.step.settings
        title = beat.step.title.text(language)
        own = cards.filter(beat=beat).order_by("pk")
        for card, body in zip(own, screens.bodies(own, beat), strict=True):
            photo, alt = card.body.get("photo", ""), card.body.get("alt", "")
            yield Looked(card.pk, title, kind.cards(settings, body), photo, alt)


@transaction.atomic
def hold(workshop: Workshop, *, held: bool) -> None:
    """Look at cards before they are shown, or no longer: what waits is then shown."""
    room = locked(workshop)
    room.held = held
    room.save(update_fields=["held"])
    if not held:
        room.contributions.filter(held=True).update(held=False)
    _tell(room)


@transaction.atomic
def show(workshop: Workshop, contribution_id: UUID) -> bool:
    """The host has looked, and the room may see it."""
    room = locked(workshop)
    shown = _cards(room, contribution_id).filter(held=True).update(held=False)
    return _told(room, shown)


@transaction.atomic
def hide(workshop: Workshop, contribution_id: UUID, *, hidden: bool) -> bool:
    """Take a card off every screen, or put it back. A counter says that something was hidden.

    The log holds no words, so that there is nothing to take out of it: every screen reads anew.
    """
    room = locked(workshop)
    changed = _cards(room, contribution_id).update(hidden=hidden, held=False)
    return _told(room, changed)


def _cards(workshop: Workshop, contribution_id: UUID) -> QuerySet[Contribution]:
    own = [step.id for step in workshop.method.steps if step.privacy in screens.KEPT]
    released = workshop.contributions.filter(pk=contribution_id, released=True)
    return released.exclude(beat__step_id__in=own, promoted=False)


def _told(workshop: Workshop, changed: int) -> bool:
    if changed:
        _tell(workshop)
    return bool(changed)


def _tell(workshop: Workshop) -> None:
    log.append(workshop.room_id, ("all", {"t": "given", "beat": screens.beat_id(workshop)}))
