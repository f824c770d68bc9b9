"""Sheets that go from hand to hand: lay them out, hand them on, lay them down."""

from __future__ import annotations

from collections.abc import Sequence
from random import SystemRandom
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from talkoot.live import log
from talkoot.workshops import screens
from talkoot.workshops.actions.lock import locked
from talkoot.workshops.hands import Loose, next_hands
from talkoot.workshops.models import Beat, Contribution, Group, PassedSheet, Seat, Workshop

Ring = Group | None  # within a small group, or round the whole room


def lay_out(workshop: Workshop, beat: Beat) -> None:
    """Give everybody who is asked a sheet, when a step begins whose sheets go round.

    The sheets are made of the cards taken up, or are blank. Call under the lock.
    """
    if screens.goes_round(beat) and not beat.sheets.exists():
        for ring in _rings(workshop, beat):
            seats = list(_seats(workshop, beat, ring))
            PassedSheet.objects.bulk_create(_made(beat, ring, seats))
            _deal(beat, ring, seats)


def _rings(workshop: Workshop, beat: Beat) -> list[Ring]:
    """An anonymous sheet goes round the whole room: a small group would know its few writers."""
    groups = list(workshop.groups.order_by("number"))
    whole = beat.step.privacy == "anonymous" or not groups
    about_cards = beat.step.behaviour.about_cards and beat.step.privacy != "group"
    return [None] if whole or about_cards else [*groups]


def _seats(workshop: Workshop, beat: Beat, ring: Ring) -> QuerySet[Seat]:
    seats = workshop.seats.filter(left=False)
    if beat.step.by:
        seats = seats.filter(role__in=(beat.step.by, ""))
    return seats.filter(group=ring) if ring else seats


def _made(beat: Beat, ring: Ring, seats: Sequence[Seat]) -> list[PassedSheet]:
    if not beat.step.behaviour.about_cards:
        return [PassedSheet(beat=beat, group=ring) for _seat in seats]
    cards = [item.id for item in screens.taken_up(beat, seats[0] if ring and seats else None)]
    times = -(-len(seats) // len(cards)) if cards else 0
    return [
        PassedSheet(beat=beat, group=ring, item=card, seen=_writer(beat, card))
        for card in cards * times
    ]


def _writer(beat: Beat, card: str) -> list[str]:
    """Nobody is handed her own card, where it is known whose it is."""
    seat = beat.workshop.contributions.filter(pk=card).values_list("seat", flat=True).first()
    return [str(seat)] if seat else []


def _deal(beat: Beat, ring: Ring, seats: Sequence[Seat]) -> int:
    """Put the ring's loose sheets into hands; return how many were."""
    loose = {sheet.pk: sheet for sheet in beat.sheets.filter(group=ring, holder=None)}
    sheets = [Loose(pk, frozenset(sheet.seen)) for pk, sheet in loose.items()]
    hands = next_hands(sheets, [str(seat.pk) for seat in seats], SystemRandom())
    for seat, pk in hands.items():
        sheet = loose[pk]
        sheet.holder_id, sheet.ready = UUID(seat), False
        sheet.seen = [*sheet.seen, seat]
    dealt = [loose[pk] for pk in hands.values()]
    PassedSheet.objects.bulk_update(dealt, ["holder", "ready", "seen"])
    return len(dealt)


def in_hand(seat: Seat, beat: Beat) -> PassedSheet | None:
    return beat.sheets.filter(holder=seat).first()


def sit_down(workshop: Workshop, seat: Seat) -> None:
    """Who comes late gets a fresh sheet, or one that rests. Call under the lock."""
    beat = _going_round(workshop)
    if beat is None or in_hand(seat, beat):
        return
    seat.refresh_from_db(fields=["group", "role"])
    if beat.step.by and seat.role not in (beat.step.by, ""):
        return
    ring = seat.group if seat.group in _rings(workshop, beat) else None
    if _deal(beat, ring, [seat]) or beat.step.behaviour.about_cards:
        return
    stop = max(beat.sheets.filter(group=ring).values_list("stop", flat=True), default=1)
    PassedSheet.objects.create(beat=beat, group=ring, holder=seat, stop=stop, seen=[str(seat.pk)])


def stand_up(workshop: Workshop, seat: Seat) -> None:
    """Who leaves lays her sheet down; the others do not wait for it. Call under the lock."""
    beat = _going_round(workshop)
    sheet = in_hand(seat, beat) if beat else None
    if beat and sheet:
        PassedSheet.objects.filter(pk=sheet.pk).update(holder=None)
        _pass_if_all_are_ready(workshop, beat, sheet.group)


def _going_round(workshop: Workshop) -> Beat | None:
    beat = workshop.beat
    if beat is None or beat.closed:
        return None
    beat.workshop = workshop
    if not screens.goes_round(beat):
        return None
    return beat


@transaction.atomic
def be_ready(seat: Seat) -> None:
    """The seat is done with the sheet before it."""
    room = locked(seat.workshop)
    beat = _going_round(room)
    if beat:
        done_with(seat, beat)


def done_with(seat: Seat, beat: Beat) -> bool:
    """Note that a seat is done with its sheet; say whether the sheets went on. Under the lock."""
    sheet = in_hand(seat, beat)
    if sheet is None:
        return False
    PassedSheet.objects.filter(pk=sheet.pk).update(ready=True)
    return _pass_if_all_are_ready(beat.workshop, beat, sheet.group)


def _pass_if_all_are_ready(workshop: Workshop, beat: Beat, ring: Ring) -> bool:
    held = beat.sheets.filter(group=ring).exclude(holder=None)
    if held.filter(ready=False).exists() or not held.exists():
        log.append(workshop.room_id, ("host", {"t": "people"}))
        return False
    moved = _pass(workshop, beat, ring)
    if moved:
        tell(workshop, beat, ring)
    return moved


@transaction.atomic
def pass_all(workshop: Workshop, *, seen: int | None) -> bool:
    """The host lets all sheets go on, whether everybody is done or not."""
    room = locked(workshop)
    beat = _going_round(room)
    if beat is None or beat.pk != seen:
        return False
    moved = [_pass(room, beat, ring) for ring in _rings(room, beat)]
    if any(moved):
        tell(room, beat, None)
    return any(moved)


def _pass(workshop: Workshop, beat: Beat, ring: Ring) -> bool:
    """Let the sheets of a ring go on, unless they have come to their last stop."""
    sheets = beat.sheets.filter(group=ring)
    stop = max(sheets.values_list("stop", flat=True), default=1)
    seats = list(_seats(workshop, beat, ring))
    if stop >= screens.stops(beat) or not _anybody_is_new(sheets, seats):
        return False
    sheets.update(holder=None, stop=stop + 1)
    _deal(beat, ring, seats)
    return True


def _anybody_is_new(sheets: QuerySet[PassedSheet], seats: Sequence[Seat]) -> bool:
    here = {str(seat.pk) for seat in seats}
    return any(here - set(sheet.seen) for sheet in sheets)


def tell(workshop: Workshop, beat: Beat, ring: Ring) -> None:
    """Tell those whose sheets have gone on, and the host."""
    if ring:
        group = {"t": "group", "group": ring.number}
        log.append(workshop.room_id, ("seat", group), ("host", {"t": "people"}))
    else:
        log.append(workshop.room_id, ("all", screens.moved(workshop)))


def lay_down(beat: Beat) -> None:
    """The sheets have been read: forget which hands they went through."""
    beat.sheets.all().delete()


def left_on(sheet: PassedSheet | None, seat: Seat, beat: Beat) -> int:
    """How many cards the seat may still write on the sheet before it."""
    written = Contribution.objects.filter(beat=beat, seat=seat, sheet=sheet).count()
    allowed: int = beat.step.behaviour.allowance(beat.step.settings)
    return max(allowed - written, 0)
