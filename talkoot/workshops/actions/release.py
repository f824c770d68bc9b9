"""Let the others see what was given, so that nothing leads back to who gave it."""

from __future__ import annotations

import secrets
import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import timedelta
from random import SystemRandom
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from talkoot.ground import codes
from talkoot.workshops import scrub
from talkoot.workshops.actions import passing
from talkoot.workshops.models import Beat, Contribution, Photo, SpentKey

FEWEST = 5  # seats that have given, before anything anonymous is shown
BATCH_SECONDS = 30


def close(beat: Beat) -> None:
    """Stop taking contributions in the beat, and release what waits. The caller saves the beat."""
    beat.closed = True
    passing.lay_down(beat)
    _release(beat)


def ripe(beat: Beat) -> bool:
    """Release what waits once it is a batch, or all there is; say whether it was."""
    if not (_is_batch(beat) or _is_complete(beat)):
        return False
    _release(beat)
    beat.save(update_fields=["released_at"])
    return True


def _is_complete(beat: Beat) -> bool:
    """Whether all have answered whom the step waits for.

    A card that follows would come out alone: an anonymous one waits for five, or for the close.
    """
    if not beat.workshop.is_led:  # who may yet come is not known: it waits for its last day
        return False
    if beat.step.shown != "all-answered" or beat.closed or _silent(beat, beat.step.by):
        return False
    return beat.step.privacy != "anonymous" or _waiting_seats(beat) >= FEWEST


def _is_batch(beat: Beat) -> bool:
    """Whether five seats wait and half a minute has passed.

    While the beat is open at least five seats must still be silent: the last ones to write are
    then never few, and join the others when the host closes the beat.
    """
    if beat.step.privacy != "anonymous" or not (beat.step.shown == "batches" or beat.closed):
        return False
    since = beat.released_at or beat.started_at or timezone.now()
    if timezone.now() - since < timedelta(seconds=BATCH_SECONDS):
        return False
    if not beat.closed and (not beat.step.behaviour.many or _silent(beat) < FEWEST):
        return False
    return _waiting_seats(beat) >= FEWEST


def _waiting(beat: Beat) -> QuerySet[Contribution]:
    return beat.contributions.filter(released=False)


def _waiting_seats(beat: Beat) -> int:
    return _waiting(beat).values("seat").distinct().count()


def _silent(beat: Beat, role: str | None = None) -> int:
    """Seats that are here, in the role where one is named, and have given nothing in the beat."""
    here = beat.workshop.seats.filter(left=False).exclude(given__beat=beat)
    return (here.filter(role__in=(role, "")) if role else here).count()


def _release(beat: Beat) -> None:
    waiting = list(_waiting(beat))
    if beat.step.privacy != "anonymous":
        for one in waiting:
            one.released, one.held = True, wants_a_look(beat, one.body)
        Contribution.objects.bulk_update(waiting, ["released", "held"])
        beat.released_at = timezone.now()
    elif waiting and _hides_each(beat, waiting):
        anonymise(beat, waiting)
        beat.released_at = timezone.now()


def enough(beat: Beat) -> bool:
    """Whether the close of the beat would show something."""
    if beat.contributions.filter(released=True).exists():
        return True
    waiting = list(_waiting(beat))
    return bool(waiting) and (beat.step.privacy != "anonymous" or _hides_each(beat, waiting))


def _hides_each(beat: Beat, waiting: Sequence[Contribution]) -> bool:
    """Whether nobody can tell who gave what waits.

    Five seats do, or as many as the kind asks for where a room has seen the sum and gone home.
    Fewer may join cards that are out already, when five could have written them; they may not join
    a sum: the sum before and after would tell what they gave.
    """
    seats = len({one.seat_id for one in waiting})
    out = beat.contributions.filter(released=True).exists()
    if beat.late and out:  # the room has seen what there was: what is new came from these
        return seats >= beat.step.behaviour.joins_from(beat.step.settings)
    if seats >= FEWEST:
        return True
    return out and beat.step.behaviour.many and _possible_authors(beat, waiting) >= FEWEST


def _possible_authors(beat: Beat, waiting: Sequence[Contribution]) -> int:
    """Seats that had room for one of the cards that wait, whether they wrote one or not."""
    step = beat.step
    mine = Counter(one.seat_id for one in waiting)
    given = dict(beat.given.values_list("seat_id", "count"))
    seats = beat.workshop.seats.filter(Q(left=False) | Q(pk__in=list(mine)))
    if step.by:
        seats = seats.filter(role=step.by)
    allowed = step.behaviour.allowance(step.settings)
    return sum(
        given.get(seat, 0) - mine[seat] < allowed for seat in seats.values_list("pk", flat=True)
    )


def anonymise(beat: Beat, originals: Sequence[Contribution]) -> None:
    """Put shuffled copies in place of the originals: fresh ids, no seat, no group, no key.

    An update in place would keep the seat's link in the order of the rows. Copies that were out
    before are laid anew among the others, under the ids that votes know: where a row lies, and
    which transaction wrote it, does not tell an early card from a late one. The keys that were
    spent are kept in an order of their own, so that a phone that retries is not doubled.
    """
    out = list(beat.contributions.filter(released=True))
    copied = {one.pk: _copy(one, one.pk) for one in out}
    for original in originals:
        fresh = _copy(original, _fresh_id())
        fresh.held = wants_a_look(beat, original.body)
        copied[original.pk] = fresh
    copies = list(copied.values())
    SystemRandom().shuffle(copies)
    photos = _photos(copied)
    Contribution.objects.filter(pk__in=list(copied)).delete()
    Contribution.objects.bulk_create(copies)
    Photo.objects.bulk_create(photos)
    _spend(originals)
    scrub.due(beat.workshop_id)


def _fresh_id() -> uuid.UUID:
    return uuid.UUID(bytes=secrets.token_bytes(16), version=4)


def _photos(copied: Mapping[uuid.UUID, Contribution]) -> list[Photo]:
    """The pictures laid anew with their cards; under a fresh id where the card has one too."""
    photos = []
    for photo in Photo.objects.filter(contribution__in=list(copied)):
        card = copied[photo.contribution_id]
        pk = photo.pk if card.pk == photo.contribution_id else _fresh_id()
        card.body = card.body | {"photo": str(pk)}
        photos.append(Photo(id=pk, contribution=card, picture=photo.picture))
    SystemRandom().shuffle(photos)
    return photos


def _copy(one: Contribution, pk: uuid.UUID) -> Contribution:
    return Contribution(
        id=pk,
        workshop_id=one.workshop_id,
        beat_id=one.beat_id,
        body=one.body,
        held=one.held,
        hidden=one.hidden,
        released=True,
    )


def _spend(originals: Sequence[Contribution]) -> None:
    spent = [SpentKey(workshop_id=one.workshop_id, key=one.key) for one in originals if one.key]
    spent.sort(key=lambda row: row.key)
    SpentKey.objects.bulk_create(spent, ignore_conflicts=True)


def wants_a_look(beat: Beat, body: Any) -> bool:
    """Whether the host looks at it first. Only words can hurt; a group's words are its own."""
    if not beat.workshop.held or beat.step.privacy in ("private", "group"):
        return False
    kind = beat.step.behaviour
    return bool(kind.cards(beat.step.settings, kind.contribution.model_validate(body)))


def spent_key(key: uuid.UUID) -> str:
    """What is kept of a phone's id for what it sent: enough to know it again, and no more."""
    return codes.digest(str(key), purpose="spent key")
