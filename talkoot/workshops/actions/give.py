"""Take what a seat gives: once, in its beat, and seen by no more people than was promised."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from talkoot.live import log
from talkoot.stepkinds.assign import kind as assign
from talkoot.stepkinds.base import Body
from talkoot.workshops import comparing, screens, stations, voices
from talkoot.workshops.actions import flood, group, passing, release
from talkoot.workshops.actions.lock import locked
from talkoot.workshops.models import (
    Beat,
    Contribution,
    Given,
    PassedSheet,
    Photo,
    Seat,
    SpentKey,
    Workshop,
)


class RefusedError(Exception):
    """A contribution that was not taken; the message is for the person who gave it."""


@transaction.atomic
def contribute(seat: Seat, beat: Beat, body: Body, *, key: UUID) -> Contribution | None:
    """Take one contribution. The same `key` twice is the same contribution.

    One that comes after its beat was closed (a phone that had no network) is kept and joins the
    others when the workshop closes. None is returned when the key was spent before.
    """
    room = locked(seat.workshop)
    if room.state != Workshop.State.OPEN:
        raise RefusedError(_("The workshop has closed."))
    hashed = release.spent_key(key)
    if SpentKey.objects.filter(workshop=room, key=hashed).exists():
        return None
    known = room.contributions.filter(key=hashed).first()
    if known:
        return known
    beat = room.beat if room.beat and room.beat_id == beat.pk else room.beats.get(pk=beat.pk)
    beat.workshop = room
    if beat.started_at is None or beat.state == Beat.State.SKIPPED:
        raise RefusedError(_("The room is not in this step."))
    if comparing.is_settled(beat):
        raise RefusedError(_("The answers are being compared now, and stay as they are."))
    flood.spend(seat)
    count = Given.objects.filter(seat=seat, beat=beat).first()
    body = settled(room, beat, body)
    sheet = _sheet(seat, beat)
    _make_room(seat, beat, body, _so_far(seat, beat, sheet, count))
    given = _write(seat, beat, body, hashed, sheet)
    _count(seat, beat, count)
    if sheet and not passing.left_on(sheet, seat, beat):
        passing.done_with(seat, beat)
    if release.ripe(beat):
        log.append(room.room_id, ("all", {"t": "given", "beat": beat.pk}))
    else:
        _tell(room, beat, given, first=count is None)
    return given


@transaction.atomic
def move_by_host(workshop: Workshop, beat: Beat, body: Body, *, key: UUID) -> Contribution | None:
    """Let whoever leads the room move a joint board too: the move is the room's, of no seat."""
    room = locked(workshop)
    beat.workshop = room
    if room.state != Workshop.State.OPEN or room.beat_id != beat.pk or not screens.is_open(beat):
        raise RefusedError(_("The room is not in this step."))
    if not beat.step.is_joint or beat.step.privacy not in ("seat", "named"):
        raise RefusedError(_("That cannot be sent."))
    hashed = release.spent_key(key)
    if room.contributions.filter(key=hashed).exists():
        return None
    plain = settled(room, beat, body).model_dump(mode="json")
    given = Contribution.objects.create(
        workshop=room, beat=beat, key=hashed, body=plain, released=True
    )
    log.append(room.room_id, ("all", _seen_by_all(beat, given)))
    return given


def _sheet(seat: Seat, beat: Beat) -> PassedSheet | None:
    """The sheet it is written on, where sheets go round; late words are on none."""
    if beat.closed or not screens.goes_round(beat):
        return None
    if sheet := passing.in_hand(seat, beat):
        return sheet
    raise RefusedError(_("You have no sheet just now. The next one comes in a moment."))


def _so_far(seat: Seat, beat: Beat, sheet: PassedSheet | None, count: Given | None) -> int:
    """How many the seat has given: in the beat, or on the sheet before it."""
    if sheet and beat.step.behaviour.takes_many(beat.step.settings):
        return sheet.contributions.filter(seat=seat).count()
    return count.count if count else 0


def _write(
    seat: Seat, beat: Beat, body: Body, key: str, sheet: PassedSheet | None = None
) -> Contribution:
    step = beat.step
    readable = _readable_at_once(beat)
    body, picture = step.behaviour.apart(body)
    plain = body.model_dump(mode="json")
    photo = Photo(picture=picture)
    if picture:
        plain["photo"] = str(photo.pk)
    given = Contribution.objects.create(
        workshop_id=seat.workshop_id,
        beat=beat,
        seat=seat,
        group=seat.group if step.privacy == "group" else None,
        sheet=sheet,
        station=_station(seat, beat),
        key=key,
        body=plain,
        released=readable,
        held=readable and release.wants_a_look(beat, plain),
    )
    if picture:
        photo.contribution = given
        photo.save(force_insert=True)
    if isinstance(body, assign.Body):
        group.choose(seat, beat, body)
    return given


def _station(seat: Seat, beat: Beat) -> str:
    """Where it was gathered. An anonymous card does not tell: few have been there at a time."""
    told = beat.step.privacy != "anonymous" and seat.station and stations.at(beat)
    return seat.station if told else ""


def _count(seat: Seat, beat: Beat, count: Given | None) -> None:
    if count is None:
        Given.objects.create(seat=seat, beat=beat, count=1)
    else:
        many = beat.step.behaviour.takes_many(beat.step.settings)
        count.count = count.count + 1 if many else 1
        count.save(update_fields=["count"])
    if not seat.heard:
        Seat.objects.filter(pk=seat.pk).update(heard=True)


def _make_room(seat: Seat, beat: Beat, body: Body, count: int) -> None:
    """See that the seat may give once more; where one answer holds, the earlier one goes."""
    kind, settings = beat.step.behaviour, beat.step.settings
    earlier = Contribution.objects.filter(seat=seat, beat=beat)
    if kind.takes_many(settings):
        if count >= kind.allowance(settings) or (
            kind.joint(settings) and kind.too_much(settings, body, screens.bodies(earlier, beat))
        ):
            raise RefusedError(_("You have already given all your cards in this step."))
        return
    if count and not earlier.exists():
        raise RefusedError(_("Your answer is already in, and can no longer be told apart."))
    for contribution in earlier.exclude(key=None):
        SpentKey.objects.get_or_create(workshop_id=seat.workshop_id, key=contribution.key)
    earlier.delete()


def _readable_at_once(beat: Beat) -> bool:
    step = beat.step
    return step.privacy in ("seat", "named", "group") and (step.shown == "at-once" or step.is_joint)


def settled(room: Workshop, beat: Beat, body: Body) -> Body:
    """A move is later than all that its mover can have seen, and not later than that."""
    if not beat.step.is_joint:
        return body
    made: Body = beat.step.behaviour.settled(body, log.version(room.room_id) + 1)
    return made


def _tell(workshop: Workshop, beat: Beat, given: Contribution, *, first: bool) -> None:
    """Tell those who see the contribution, and those who see only that there is one."""
    seen = given.released and not given.held
    if seen and beat.step.privacy != "group":
        log.append(workshop.room_id, ("all", _seen_by_all(beat, given)))
        return
    changes: list[tuple[str, dict[str, object]]] = []
    if given.held or voices.is_news(workshop, beat, given.seat if first else None):
        counted = {"t": "given", "beat": beat.pk}
        changes += [("host", counted), ("wall", counted)]
    if given.group_id and given.group:
        changes.append(("seat", {"t": "group", "group": given.group.number}))
    if changes:
        log.append(workshop.room_id, *changes)


def _seen_by_all(beat: Beat, given: Contribution) -> dict[str, object]:
    """The move itself, so that no screen has to fetch it; else only that there is something."""
    kind = beat.step.behaviour
    told: dict[str, object] = {"t": "given", "beat": beat.pk}
    if not beat.step.is_joint:
        return told
    body = kind.contribution.model_validate(given.body)
    move = kind.change(body)
    if move is None:
        return told
    if given.pk is None:  # taken back: what stood before stands again
        return {"t": "move", "beat": beat.pk, "stand": kind.stand(screens.summary(beat), body)}
    return {"t": "move", "beat": beat.pk, "move": move}


@transaction.atomic
def take_back(seat: Seat, contribution_id: UUID) -> bool:
    """Take back one's own card, as long as it can still be told apart from the others'."""
    room = locked(seat.workshop)
    card = Contribution.objects.filter(pk=contribution_id, seat=seat).first()
    if card is None or room.state != Workshop.State.OPEN or _has_gone_on(card):
        return False
    card.beat.workshop = room
    if comparing.is_settled(card.beat):
        return False
    if card.key:
        SpentKey.objects.get_or_create(workshop=room, key=card.key)
    card.delete()
    _count_less(seat, card.beat)
    _tell(room, card.beat, card, first=False)
    return True


@transaction.atomic
def undo(seat: Seat, beat: Beat) -> bool:
    """Take back one's own last move: what stood before stands again, unless others moved it."""
    own = Contribution.objects.filter(seat=seat, beat=beat)
    newest = max(own, key=lambda one: (one.body["stamp"], one.pk), default=None)
    return newest is not None and take_back(seat, newest.pk)


def _has_gone_on(card: Contribution) -> bool:
    """Whether another has the sheet it stands on, and may be answering it."""
    return card.sheet is not None and card.sheet.holder_id != card.seat_id


def _count_less(seat: Seat, beat: Beat) -> None:
    """Who has nothing in any more was not heard."""
    mine = Given.objects.filter(seat=seat)
    mine.filter(beat=beat).update(count=F("count") - 1)
    mine.filter(beat=beat, count=0).delete()
    if not mine.exists():
        Seat.objects.filter(pk=seat.pk).update(heard=False)
