"""Let the others see what was given, so that nothing leads back to who gave it."""

from __future__ import annotations

import secrets
import uuid
from datetime import timedelta
from random import SystemRandom

from django.utils import timezone

from talkoot.ground import codes
from talkoot.workshops.models import Beat, Contribution, SpentKey

BATCH = 5  # contributions
BATCH_SECONDS = 30


def close(beat: Beat) -> None:
    """Stop taking contributions in the beat, and release what waits. The caller saves the beat."""
    beat.closed = True
    _release(beat)


def batch(beat: Beat) -> bool:
    """Release a batch when five wait and half a minute has passed; say whether one was."""
    step = beat.step
    if step.shown != "batches" or not step.behaviour.many:
        return False
    since = beat.released_at or beat.started_at or timezone.now()
    if timezone.now() - since < timedelta(seconds=BATCH_SECONDS):
        return False
    if beat.contributions.filter(released=False).count() < BATCH:
        return False
    _release(beat)
    beat.save(update_fields=["released_at"])
    return True


def _release(beat: Beat) -> None:
    waiting = beat.contributions.filter(released=False)
    if beat.step.privacy == "anonymous":
        anonymise(list(waiting))
    else:
        waiting.update(released=True)
    beat.released_at = timezone.now()


def anonymise(originals: list[Contribution]) -> None:
    """Put shuffled copies in place of the originals: fresh ids, no seat, no group, no key.

    An update in place would keep the seat's link in the order of the rows. The keys that were
    spent are kept hashed, in an order of their own, so that a phone that retries is not doubled.
    """
    rng = SystemRandom()
    copies = [
        Contribution(
            id=uuid.UUID(bytes=secrets.token_bytes(16), version=4),
            workshop_id=original.workshop_id,
            beat_id=original.beat_id,
            body=original.body,
            hidden=original.hidden,
            released=True,
        )
        for original in originals
    ]
    spent = [
        SpentKey(workshop_id=original.workshop_id, key=spent_key(original.key))
        for original in originals
        if original.key
    ]
    rng.shuffle(copies)
    spent.sort(key=lambda row: row.key)
    Contribution.objects.bulk_create(copies)
    SpentKey.objects.bulk_create(spent, ignore_conflicts=True)
    Contribution.objects.filter(pk__in=[original.pk for original in originals]).delete()


def spent_key(key: uuid.UUID) -> str:
    return codes.digest(str(key), purpose="spent key")
