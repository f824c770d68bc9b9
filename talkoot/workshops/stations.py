"""Stations that groups visit in turn: where each is, and what has been gathered there. Reads."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from talkoot.methods.definition import Method, Step
from talkoot.stepkinds.base import Stop
from talkoot.workshops.models import Beat, Contribution, Seat

STAYS = ("seat", "named")  # what stays at a station for all to read


@dataclass(frozen=True, slots=True)
class Visit:
    """One station, with those who are at it now."""

    id: str
    title: str
    groups: tuple[int, ...] = ()
    here: int = 0


def sends(method: Method) -> Step | None:
    """The step that sends people to stations, where there is one."""
    return next((step for step in method.steps if step.stations), None)


def at(beat: Beat) -> tuple[Stop, ...]:
    """The stations a beat is held at: those of its rounds, from the step that sends people on."""
    method = beat.workshop.method
    step = sends(method)
    if step is None or step.rounds != beat.step.rounds:
        return ()
    ids = [one.id for one in method.steps]
    return step.stations if ids.index(beat.step_id) >= ids.index(step.id) else ()


def title(beat: Beat, station: str, language: str) -> str:
    return next((one.title.text(language) for one in at(beat) if one.id == station), "")


def visits(beat: Beat, language: str) -> tuple[Visit, ...]:
    """Who is where now."""
    here = Count("pk", filter=Q(left=False))
    seats = beat.workshop.seats.filter(left=False).exclude(station="")
    counted = dict(seats.values_list("station").annotate(here=here))
    placed = set(seats.exclude(group=None).values_list("station", "group__number"))
    return tuple(
        Visit(
            one.id,
            one.title.text(language),
            tuple(sorted(number for station, number in placed if station == one.id)),
            counted.get(one.id, 0),
        )
        for one in at(beat)
    )


def gathered(beat: Beat, seat: Seat) -> list[Contribution] | None:
    """What all rounds have left at the seat's station in this step; None where nothing stays.

    What is anonymous has no place, and what a group keeps to itself goes on with the group.
    """
    if not seat.station or beat.step.privacy not in STAYS or not at(beat):
        return None
    shown = Contribution.objects.filter(beat__step_id=beat.step_id, station=seat.station)
    mine = shown.filter(workshop=beat.workshop, released=True, hidden=False, held=False)
    return list(mine.select_related("seat", "beat").order_by("pk"))


def left_behind(beat: Beat) -> list[dict[str, object]]:
    """What a beat has left at each station, as plain data for the summary.

    Nothing of what is kept from the room: where a text lay that was lifted out would tell of which
    group it was, and the others' lie there too.
    """
    if beat.step.privacy not in STAYS:
        return []
    kind, settings = beat.step.behaviour, beat.step.settings
    shown = beat.contributions.exclude(station="").filter(released=True, hidden=False, held=False)
    texts = [
        (one.station, text)
        for one in shown.order_by("pk")
        for text in kind.cards(settings, kind.contribution.model_validate(one.body))
    ]
    found = [(stop, [text for place, text in texts if place == stop.id]) for stop in at(beat)]
    return [{"title": stop.title.model_dump(), "items": sorted(own)} for stop, own in found if own]
