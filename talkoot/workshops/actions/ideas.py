"""Open the idea boxes of units into what a planned workshop begins with."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import uuid4

from django.db import transaction

from talkoot.ground import scrub as files
from talkoot.practice import ideas
from talkoot.practice.actions import open_commitments
from talkoot.practice.models import IdeaBox
from talkoot.workshops import scrub
from talkoot.workshops.actions.lock import locked
from talkoot.workshops.actions.prepare import IDEA, brief_of
from talkoot.workshops.models import Workshop


@transaction.atomic
def take_in(workshop: Workshop, boxes: Iterable[IdeaBox]) -> int:
    """Empty the boxes into the brief; nothing where they hold fewer than a handful together.

    The cards tell neither the box nor the order. Returns how many came.
    """
    room = locked(workshop)
    if room.state != Workshop.State.PLANNED:
        return 0
    texts = ideas.empty(boxes)
    if not texts:
        return 0
    known = room.brief if room.brief is not None else brief_of(open_commitments(room.programme))
    cards = [{"id": f"{IDEA}{uuid4()}", "text": text, "owner": "", "due": ""} for text in texts]
    room.brief = known + cards
    room.save(update_fields=["brief"])
    scrub.due(room.pk)
    return len(texts)


@transaction.atomic
def leave_out(workshop: Workshop, card_id: str) -> bool:
    """Take one idea out of the brief: it names somebody, say."""
    room = locked(workshop)
    if room.state != Workshop.State.PLANNED or not card_id.startswith(IDEA):
        return False
    kept = [card for card in room.brief or () if card["id"] != card_id]
    room.brief = kept
    room.save(update_fields=["brief"])
    files.due(Workshop)
    return True
