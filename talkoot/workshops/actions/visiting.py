"""Send people to stations, and on to the next one each round. Call under the room's lock."""

from __future__ import annotations

from django.db.models import Count, Q

from talkoot.stepkinds.base import Stop
from talkoot.workshops import stations
from talkoot.workshops.models import Beat, Seat, Workshop


def send(workshop: Workshop, beat: Beat, *, chosen: bool) -> None:
    """Each group goes on to its next station; where people choose, they choose anew."""
    stops = beat.step.stations
    workshop.seats.update(station="")
    if chosen:
        return
    for group in workshop.groups.order_by("number"):
        stop = stops[(group.number + beat.round - 2) % len(stops)]
        group.seats.update(station=stop.id)


def choose(seat: Seat, beat: Beat, station: str) -> None:
    """Go to the station one has chosen. One that is not there is passed over."""
    if any(stop.id == station for stop in beat.step.stations):
        Seat.objects.filter(pk=seat.pk).update(station=station)


def send_rest(workshop: Workshop, beat: Beat) -> None:
    """Whoever has chosen no station goes where fewest are."""
    for seat in workshop.seats.filter(left=False, station=""):
        _to_fewest(workshop, seat, beat.step.stations)


def follow(workshop: Workshop, seat: Seat) -> None:
    """Who comes late goes where her group is; who has none, where fewest are."""
    beat = workshop.beat
    if beat is None:
        return
    beat.workshop = workshop
    stops = stations.at(beat)
    if not stops:
        return
    seat.refresh_from_db(fields=["group"])
    fellows = workshop.seats.filter(group=seat.group, left=False).exclude(station="")
    fellow = fellows.exclude(pk=seat.pk).first() if seat.group else None
    if fellow:
        Seat.objects.filter(pk=seat.pk).update(station=fellow.station)
    elif seat.group is None:
        _to_fewest(workshop, seat, stops)


def _to_fewest(workshop: Workshop, seat: Seat, stops: tuple[Stop, ...]) -> None:
    here = Count("pk", filter=Q(left=False))
    counted = dict(workshop.seats.exclude(station="").values_list("station").annotate(here=here))
    fewest = min(stops, key=lambda stop: counted.get(stop.id, 0))
    Seat.objects.filter(pk=seat.pk).update(station=fewest.id)
