"""How many have been heard: what the voice meter of a room tells, and to whom. Reads only."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.db import models
from django.utils.translation import gettext as _

from talkoot.figures.release import Coarse, coarse
from talkoot.workshops.models import Beat, Seat, Workshop

UNCOUNTED = ("anonymous", "private")  # who has given is told in words, and to nobody by number


@dataclass(frozen=True, slots=True)
class Voice:
    """How many of those present have been heard; exact numbers only where they expose nobody."""

    seats: int
    people: int
    heard: int | None
    heard_seats: int | None
    coarse: Coarse

    @property
    def shown(self) -> int:
        """Dots to fill in the ring, out of `seats`."""
        if self.heard_seats is not None:
            return self.heard_seats
        share = {"none": 0.0, "some": 0.3, "half": 0.6, "nearly-all": 0.85, "all": 1.0}
        return round(self.seats * share[self.coarse])

    @property
    def words(self) -> str:
        return {
            "none": _("Nobody yet"),
            "some": _("Some"),
            "half": _("At least half"),
            "nearly-all": _("Nearly all"),
            "all": _("Everybody"),
        }[self.coarse]


def voice(workshop: Workshop, beat: Beat | None) -> Voice:
    """The voice meter of a beat, or of the whole workshop where no beat is given.

    Who wrote on paper or at a shared tablet has stood up, and counts as much as who sits there.
    """
    here = workshop.seats.filter(models.Q(left=False) | ~models.Q(way=Seat.Way.OWN))
    present = list(here.values_list("pk", "people", "heard"))
    given = None if beat is None else set(beat.given.values_list("seat_id", flat=True))
    spoken = [number for pk, number, heard in present if (heard if given is None else pk in given)]
    people, heard = sum(number for _pk, number, _heard in present), sum(spoken)
    hidden = beat is not None and beat.step.privacy in UNCOUNTED
    asked = _people(_whose_turn(here, beat)) if beat and beat.step.by else people
    return Voice(
        seats=len(present),
        people=people,
        heard=None if hidden else heard,
        heard_seats=None if hidden else len(spoken),
        coarse=coarse(heard, asked),
    )


def veiled(whole: Voice) -> Voice:
    """The same, told in words only."""
    return replace(whole, heard=None, heard_seats=None)


def _whose_turn(seats: models.QuerySet[Seat], beat: Beat) -> models.QuerySet[Seat]:
    """Those a beat asks: everybody, or who has the role it is for."""
    return seats.filter(role=beat.step.by) if beat.step.by else seats


def is_news(workshop: Workshop, beat: Beat, first: Seat | None) -> bool:
    """Whether a gift changes what the host and the wall are told of how far the room is.

    Where that is told in words, every gift told would let them be counted, and watched. `first` is
    the seat, when it had given nothing in the beat before.
    """
    if beat.step.privacy not in UNCOUNTED:
        return True
    if first is None:
        return False
    here = workshop.seats.filter(left=False)
    total = _people(here)
    heard = _people(here.filter(given__beat=beat))
    return coarse(heard, total) != coarse(heard - first.people, total)


def _people(seats: models.QuerySet[Seat]) -> int:
    people: int | None = seats.aggregate(people=models.Sum("people"))["people"]
    return people or 0
