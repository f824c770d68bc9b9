"""Take a seat, come back to it, leave it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from talkoot.ground import codes
from talkoot.live import log
from talkoot.people.models import Unit
from talkoot.workshops.actions import group, passing, roles, visiting
from talkoot.workshops.actions.lock import locked
from talkoot.workshops.models import Seat, Workshop

LARGEST_TABLE = 12  # people at one table device
LARGEST_UNIT = 500  # people a unit's result may be entered for


@dataclass(frozen=True, slots=True)
class Taken:
    """A seat, and the secrets that only its holder is ever shown."""

    seat: Seat
    token: str
    return_code: str


@transaction.atomic
def take_seat(
    workshop: Workshop,
    *,
    language: str = "fi",
    nickname: str = "",
    unit: Unit | None = None,
    is_manager: bool = False,
    people: int = 1,
    way: str = Seat.Way.OWN,
    simulated: bool = False,
    token: str | None = None,
) -> Taken:
    """Sit down. What is asked of the newcomer is only what mixing needs, and all of it optional.

    The same `token` twice (an answer that was lost, a button pressed twice) is the same seat.
    """
    room = locked(workshop)
    token = token or codes.secret()
    return_code = codes.return_code(token)
    if known := seat_with(workshop, token):
        return Taken(known, token, return_code)
    seat = Seat.objects.create(
        workshop=workshop,
        token=hashed(token),
        return_code=hashed_return(workshop, return_code),
        nickname=nickname.strip()[:40],
        language=language,
        unit=unit,
        is_manager=is_manager,
        people=min(max(people, 1), LARGEST_UNIT if workshop.by_unit else LARGEST_TABLE),
        way=way,
        simulated=simulated,
    )
    group.sit_late(workshop, seat)
    passing.sit_down(room, seat)
    visiting.follow(room, seat)
    log.append(workshop.room_id, ("host", {"t": "people"}), ("wall", {"t": "people"}))
    return Taken(seat, token, return_code)


def seat_with(workshop: Workshop, token: str) -> Seat | None:
    """The seat this token has taken already, if it has."""
    return Seat.objects.filter(workshop=workshop, token=hashed(token), left=False).first()


@transaction.atomic
def give_back(seat: Seat) -> None:
    """Take away a seat that was never to be: its link had been used, on another device."""
    room = locked(seat.workshop)
    room.seats.filter(pk=seat.pk, heard=False).delete()
    log.append(room.room_id, ("host", {"t": "people"}))


def hashed(token: str) -> str:
    return codes.digest(token, purpose="seat")


def hashed_return(workshop: Workshop, code: str) -> str:
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    return codes.digest(f"{workshop.pk}:{plain}", purpose="return")


@transaction.atomic
def come_back(workshop: Workshop, code: str) -> Taken | None:
    """Find the seat of a return code on another device, also when its owner had stood up.

    The old device's token stops working.
    """
    room = locked(workshop)
    seat = room.seats.filter(return_code=hashed_return(workshop, code)).first()
    if seat is None:
        return None
    token = codes.secret()
    fresh = codes.return_code(token)
    seat.token, seat.return_code = hashed(token), hashed_return(workshop, fresh)
    seat.save(update_fields=["token", "return_code"])
    if seat.left:
        _sit_again(room, seat)
    return Taken(seat, token, fresh)


def _sit_again(workshop: Workshop, seat: Seat) -> None:
    Seat.objects.filter(pk=seat.pk).update(left=False)
    group.sit_late(workshop, seat)
    passing.sit_down(workshop, seat)
    visiting.follow(workshop, seat)
    log.append(workshop.room_id, ("host", {"t": "people"}), ("wall", {"t": "people"}))


@transaction.atomic
def leave(seat: Seat) -> None:
    """Stand up. What the seat gave stays; it is no longer counted as present."""
    room = locked(seat.workshop)
    roles.hand_on(seat)
    Seat.objects.filter(pk=seat.pk).update(left=True, group=None, hand_up=False)
    passing.stand_up(room, seat)
    log.append(seat.workshop.room_id, ("host", {"t": "people"}), ("wall", {"t": "people"}))


@transaction.atomic
def raise_hand(seat: Seat, *, up: bool) -> None:
    locked(seat.workshop)
    Seat.objects.filter(pk=seat.pk).update(hand_up=up)
    log.append(seat.workshop.room_id, ("host", {"t": "hands"}))


@transaction.atomic
def lower_hands(workshop: Workshop) -> None:
    """Everybody who waited has been asked."""
    locked(workshop)
    workshop.seats.filter(hand_up=True).update(hand_up=False)
    log.append(workshop.room_id, ("host", {"t": "hands"}))


def speak(seat: Seat, language: str) -> None:
    """Remember the language a seat reads in."""
    Seat.objects.filter(pk=seat.pk).update(language=language)
