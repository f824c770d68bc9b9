"""What each screen of a room sees. Reads only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import uuid5

from django.db import models
from django.utils import timezone

from talkoot.figures.release import K
from talkoot.stepkinds.base import Body, Item, Scene, Sheet, Summary
from talkoot.workshops import company, comparing, stations
from talkoot.workshops.clock import Countdown
from talkoot.workshops.models import Beat, Contribution, Seat, Workshop

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
    if kind.carries_sums:
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
    around = company.fellows(seat, beat) if seat else ()
    return Scene(
        language=language,
        items=() if seat and beat.step.is_joint else taken_up(beat, seat),  # a board has them
        fellows=around,
        roles=tuple((role.id, role.title.text(language)) for role in method.roles),
        role=seat.role if seat else "",
        groups=company.table_names(beat.workshop) if beat.step.kind == "assign" else (),
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
