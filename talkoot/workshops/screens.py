"""What each screen of a room sees. Reads only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID, uuid5

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from talkoot.figures.release import Coarse, K, coarse
from talkoot.stepkinds.base import Body, Fellow, Item, Scene, Sheet, Summary
from talkoot.workshops import comparing, stations
from talkoot.workshops.clock import Countdown
from talkoot.workshops.models import Beat, Contribution, Given, Seat, Workshop

UNCOUNTED = ("anonymous", "private")  # who has given is told in words, and to nobody by number
KEPT = ("private", "group")  # what the room does not see, unless its writer lifts it out


def moved(workshop: Workshop) -> dict[str, Any]:
    """What every screen is told when the room moves."""
    return {"t": "beat", "beat": beat_id(workshop), **clock(workshop)}


def beat_id(workshop: Workshop) -> int | None:
    return workshop.beat_id


def countdown(workshop: Workshop) -> Countdown | None:
    if workshop.beat is None or workshop.beat_started_at is None:
        return None
    length = timedelta(minutes=workshop.beat.minutes)
    return Countdown(workshop.beat_started_at, length, workshop.paused_at)


def clock(workshop: Workshop) -> dict[str, Any]:
    """Seconds left in the current beat, and whether the clock is held."""
    counting = countdown(workshop)
    if counting is None:
        return {"left": None, "held": False}
    left = counting.left(timezone.now())
    return {"left": round(left.total_seconds()), "held": workshop.paused_at is not None}


# What was given --------------------------------------------------------------------------------


def readable(beat: Beat, seat: Seat | None = None) -> list[Contribution]:
    """Contributions that this reader may see: the room's, and what is hers or her own group's.

    What is kept from the room is there for all once its writer has lifted it out.
    """
    shown = beat.contributions.filter(released=True, hidden=False, held=False)
    if beat.step.privacy in KEPT:
        shown = shown.filter(promoted=True) | kept(beat, seat) | shown_to_group(beat, seat)
    return list(shown.select_related("seat").order_by("pk"))


def kept(beat: Beat, seat: Seat | None) -> models.QuerySet[Contribution]:
    """What a step keeps from the room, and this seat may see: her own, or that of her group."""
    if seat is None:
        return beat.contributions.none()
    if beat.step.privacy == "private":
        return beat.contributions.filter(seat=seat)
    if seat.group_id is None:
        return beat.contributions.none()
    shown = beat.contributions.filter(released=True, hidden=False, held=False)
    return shown.filter(group_id=seat.group_id)


def shown_to_group(beat: Beat, seat: Seat | None) -> models.QuerySet[Contribution]:
    """What writers have lifted out of their own keeping, for the small group of this seat."""
    if seat is None or seat.group_id is None:
        return beat.contributions.none()
    return beat.contributions.filter(released=True, hidden=False, group_id=seat.group_id)


def bodies(contributions: Iterable[Contribution], beat: Beat) -> list[Body]:
    shape = beat.step.behaviour.contribution
    return [shape.model_validate(contribution.body) for contribution in contributions]


def items(
    beat: Beat,
    seat: Seat | None = None,
    *,
    own: bool = False,
    known: list[Contribution] | None = None,
) -> tuple[Item, ...]:
    """The cards of a beat that later steps may take up; `own` leaves out what others lifted."""
    step, kind = beat.step, beat.step.behaviour
    contributions = readable(beat, seat) if known is None else known
    if own and step.privacy in KEPT:
        contributions = list(kept(beat, seat).select_related("seat").order_by("pk"))
    carried = kind.carried(step.settings, summary(beat, seat, contributions))
    if carried is not None:
        return carried
    found = (
        Item(_card_id(contribution, place), text, _author(beat, contribution))
        for contribution, body in zip(contributions, bodies(contributions, beat), strict=True)
        for place, text in enumerate(kind.cards(step.settings, body))
    )
    return tuple(sorted(found, key=lambda item: item.id))


def _card_id(contribution: Contribution, place: int) -> str:
    """Two texts of one answer have ids and places that do not tell that one person gave both."""
    return str(uuid5(contribution.pk, str(place)) if place else contribution.pk)


def _author(beat: Beat, contribution: Contribution) -> str:
    named = beat.step.privacy in ("named", "seat", "group") and not contribution.promoted
    return contribution.seat.nickname if named and contribution.seat else ""


def taken_up(beat: Beat, seat: Seat | None = None) -> tuple[Item, ...]:
    """The cards that a beat takes from an earlier step, in the same round where there is one."""
    source = beat.step.cards_from
    if not source:
        return ()
    if source == "brief":
        return tuple(Item(card["id"], card["text"]) for card in beat.workshop.brief or ())
    earlier = list(beat.workshop.beats.filter(step_id=source, position__lt=beat.position))
    rounds = beat.step.rounds
    alike = [one for one in earlier if rounds and one.step.rounds == rounds]
    same_round = [one for one in alike if one.round == beat.round]
    if seat and earlier and stations.at(beat):
        found = stations.gathered(earlier[-1], seat)
        if found is not None:
            return items(earlier[-1], seat, known=found)
    own = beat.step.privacy in KEPT
    return tuple(item for one in same_round or earlier for item in items(one, seat, own=own))


def scene(beat: Beat, language: str, seat: Seat | None = None) -> Scene:
    """What surrounds a step for one reader."""
    method = beat.workshop.method
    around = fellows(seat, beat) if seat else ()
    return Scene(
        language=language,
        items=() if seat and beat.step.is_joint else taken_up(beat, seat),  # a board has them
        fellows=around,
        roles=tuple((role.id, role.title.text(language)) for role in method.roles),
        role=seat.role if seat else "",
        groups=_table_names(beat.workshop) if beat.step.kind == "assign" else (),
        group=str(seat.group.number) if seat and seat.group else "",
        closed=beat.closed,
        apart=not beat.workshop.is_led,
        stands=partial(summary, beat, seat) if beat.step.is_joint else _nothing,
        given=_given(beat, seat) if seat else None,
        sheet=sheet(beat, seat) if seat else None,
        station=stations.title(beat, seat.station, language) if seat and seat.station else "",
        visits=stations.visits(beat, language) if beat.step.stations else (),
        beside=comparing.beside(beat, seat, around, language),
    )


def _given(beat: Beat, seat: Seat) -> Body | None:
    """What the seat has given, in a step where the next answer adds to it."""
    if not beat.step.behaviour.adds_up(beat.step.settings):
        return None
    own = beat.contributions.filter(seat=seat).first()
    return bodies([own], beat)[0] if own else None


def sheet(beat: Beat, seat: Seat) -> Sheet | None:
    """The sheet before a seat, with what others have written on it; in no order."""
    if not goes_round(beat):
        return None
    held = beat.sheets.filter(holder=seat).first()
    if held is None:
        return Sheet(stops=stops(beat))
    others = held.contributions.filter(hidden=False).exclude(seat=seat).order_by("pk")
    kind = beat.step.behaviour
    return Sheet(
        texts=tuple(
            text for body in bodies(others, beat) for text in kind.cards(beat.step.settings, body)
        ),
        item=next((one for one in taken_up(beat, seat) if one.id == held.item), None),
        stop=held.stop,
        stops=stops(beat),
        held=True,
        ready=held.ready,
    )


def goes_round(beat: Beat) -> bool:
    """Whether sheets go from hand to hand: only among people who are there together."""
    return beat.step.passes > 0 and beat.workshop.is_led


def stops(beat: Beat) -> int:
    """How many hands a sheet goes through. One made of a card begins with a reader."""
    return beat.step.passes + (not beat.step.behaviour.about_cards)


@dataclass(frozen=True, slots=True)
class Sheets:
    """How far the sheets are on their way, and how many seats are done with the one they have."""

    stop: int
    stops: int
    ready: int
    held: int


def sheets(beat: Beat) -> Sheets | None:
    if not goes_round(beat) or beat.closed:
        return None
    held = beat.sheets.exclude(holder=None)
    at = held.aggregate(stop=models.Max("stop"))["stop"] or 1
    return Sheets(at, stops(beat), held.filter(ready=True).count(), held.count())


def _nothing() -> None:
    return None


@dataclass(frozen=True, slots=True)
class Table:
    """A small group as the host sees it: how many, not who."""

    number: int
    here: int
    done: bool


def tables(workshop: Workshop) -> list[Table]:
    here = models.Count("seats", filter=models.Q(seats__left=False))
    groups = workshop.groups.annotate(here=here).order_by("number")
    return [Table(group.number, group.here, group.done) for group in groups]


def _table_names(workshop: Workshop) -> tuple[tuple[str, str], ...]:
    return tuple(
        (
            str(table.number),
            _("Group %(number)d, %(here)d here") % {"number": table.number, "here": table.here},
        )
        for table in tables(workshop)
    )


def fellows(seat: Seat, beat: Beat) -> tuple[Fellow, ...]:
    """The seats of one's small group, in the order of their turns.

    Where people go round more than once, those are heard who have had their turn in this round.
    """
    if seat.group_id is None:
        return ()
    members = list(Seat.objects.filter(group_id=seat.group_id, left=False).order_by("pk"))
    taken = dict(Given.objects.filter(beat=beat).values_list("seat_id", "count"))
    speakers = [one for one in members if beat.step.by in (None, one.role)]
    least = min((taken.get(one.pk, 0) for one in speakers), default=0)
    full = least if least < beat.step.turns else 0
    numbered = list(enumerate(members, start=1))
    if beat.step.orders_turns:
        before = _turns_before(beat, members)
        numbered.sort(key=lambda one: before[one[1].pk])
    return tuple(
        Fellow(
            id=str(member.pk),
            name=member.nickname or _("Seat %(number)d") % {"number": number},
            role=member.role,
            is_me=member.pk == seat.pk,
            heard=taken.get(member.pk, 0) > full,
        )
        for number, member in numbered
    )


def _turns_before(beat: Beat, members: list[Seat]) -> Counter[UUID]:
    """How often each has spoken in the steps before this one, where all could hear it."""
    earlier = [
        one
        for one in beat.workshop.beats.filter(position__lt=beat.position)
        if one.step.orders_turns and one.step.privacy not in ("anonymous", "private")
    ]
    spoken = Given.objects.filter(beat__in=earlier, seat__in=members)
    return Counter(spoken.values_list("seat_id", flat=True))


def summary(
    beat: Beat, seat: Seat | None = None, contributions: list[Contribution] | None = None
) -> Summary:
    """What the reader sees of everything given in a beat."""
    known = readable(beat, seat) if contributions is None else contributions
    roles = tuple((role.id, role.title.text()) for role in beat.workshop.method.roles)
    around = Scene(
        items=taken_up(beat, seat),
        roles=roles,
        closed=beat.closed,
        fewest=K if beat.step.privacy == "anonymous" else 1,
    )
    made: Summary = beat.step.behaviour.summarise(beat.step.settings, bodies(known, beat), around)
    return made


# How many have been heard -----------------------------------------------------------------------


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


def is_open(beat: Beat) -> bool:
    """Whether seats are asked for something in this beat, and it is still taken."""
    return beat.step.behaviour.gives and not beat.closed and not beat.workshop.is_over


def told(beat: Beat, language: str) -> dict[str, Any]:
    """What every screen tells of the current beat."""
    step = beat.step
    return {
        "step": step,
        "kind": step.behaviour,
        "settings": step.settings,
        "title": step.title.text(language),
        "prompt": step.prompt.text(language) if step.prompt else "",
        "plain": step.plain.text(language) if step.plain else "",
        "is_open": is_open(beat),
        "held_back": holds_back(beat),
        "sheets": sheets(beat),
        "counting": clock(beat.workshop),
    }


def holds_back(beat: Beat) -> bool:
    """Whether the host has closed an anonymous step, and too few gave for anything to come out."""
    if beat.step.privacy != "anonymous" or not beat.closed:
        return False
    given = beat.contributions
    return given.exists() and not given.filter(released=True).exists()
