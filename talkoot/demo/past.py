"""Workshops that Kuoma has held: played through real rooms with the words of `past.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any
from uuid import uuid4

from django.utils import timezone
from pydantic import BaseModel, ConfigDict

from talkoot.demo import rooms
from talkoot.people.models import Person
from talkoot.practice.actions import mark
from talkoot.practice.models import Commitment, Evidence
from talkoot.programmes.models import Programme
from talkoot.stepkinds.base import Body
from talkoot.workshops import screens
from talkoot.workshops.actions import close, give, move
from talkoot.workshops.models import Beat, Seat, Workshop

WORDS = Path(__file__).with_suffix(".toml")
BEGAN = time(13)


class Promise(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    what: str
    owner: str
    first_step: str = ""
    shows: str = ""
    due: int
    state: Commitment.State = Commitment.State.OPEN


class Told(BaseModel):
    """One workshop that was held."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    programme: str
    host: str
    method: str
    title: str
    place: str
    days_ago: int
    people: int
    quiet: int = 0
    short: bool = False
    cards: tuple[str, ...] = ()
    months: tuple[int, ...] = ()  # where each card went on the wall of a year
    promises: tuple[Promise, ...] = ()

    @property
    def day(self) -> date:
        return timezone.localdate() - timedelta(days=self.days_ago)


@cache
def told(words: Path = WORDS) -> tuple[Told, ...]:
    """What was held, the oldest first."""
    rows = tomllib.loads(words.read_text(encoding="utf-8"))["workshops"]
    return tuple(Told.model_validate(row) for row in rows)


def play(one: Told, programme: Programme, host: Person, rng: Random) -> Workshop:
    """Hold the workshop, close it, and move it to its day."""
    workshop = rooms.opened(
        programme,
        host,
        one.method,
        rooms.Words(one.title, one.place, one.short),
        seats=one.people,
        rng=rng,
    )
    while move.advance(workshop, seen=workshop.beat_id).moved:
        workshop = Workshop.objects.select_related("beat", "programme__organisation").get(
            pk=workshop.pk
        )
        if workshop.beat is None:
            break
        _give(one, workshop, workshop.beat, rng)
    close.close(workshop)
    _date(one, workshop)
    _mark(one, programme)
    return workshop


def _give(one: Told, workshop: Workshop, beat: Beat, rng: Random) -> None:
    beat.workshop = workshop
    seats = list(workshop.seats.order_by("nickname", "unit__code", "pk"))
    speaking = seats[: len(seats) - one.quiet]
    for seat in speaking:
        seat.workshop = workshop
    for seat, body in _bodies(one, beat, speaking, rng):
        give.contribute(seat, beat, body, key=uuid4())


def _bodies(one: Told, beat: Beat, seats: list[Seat], rng: Random) -> Iterator[tuple[Seat, Body]]:
    """What each gives: the told words where there are some, else what a simulated seat would."""
    shape: Any = beat.step.behaviour.contribution
    if beat.step.privacy == "private":
        return
    if beat.step.kind == "write":
        yield from ((seats[at % len(seats)], shape(text=text)) for at, text in enumerate(one.cards))
    elif beat.step.kind == "commit":
        for at, words in enumerate(one.promises):
            yield seats[at % len(seats)], shape(**_promised(one, words))
    elif beat.step.kind == "vote":
        liked = _as_liked(one, beat)
        dots = getattr(beat.step.settings, "dots", 3)
        yield from ((seat, shape(weights=_ballot(liked, dots, rng))) for seat in seats)
    elif beat.step.kind == "place" and one.months:
        months = dict(zip(one.cards, one.months, strict=True))
        for at, item in enumerate(screens.taken_up(beat), start=1):
            moved = shape(stamp=at, cards=(item.id,), to=str(months[item.text]))
            yield seats[at % len(seats)], moved
    elif beat.step.kind == "ask":
        kind, scene = beat.step.behaviour, screens.scene(beat, "fi")
        given = ((seat, kind.simulate(beat.step.settings, scene, rng)) for seat in seats)
        yield from ((seat, body) for seat, body in given if body)


def _promised(one: Told, words: Promise) -> dict[str, Any]:
    own = words.model_dump(exclude={"due", "state"})
    return own | {"due": one.day + timedelta(days=words.due)}


def _as_liked(one: Told, beat: Beat) -> list[str]:
    """The cards to vote on; one that stands earlier in the story is liked more."""
    place = {text: at for at, text in enumerate(one.cards)}
    items = sorted(
        screens.taken_up(beat), key=lambda item: (place.get(item.text, len(place)), item.text)
    )
    return [item.id for item in items]


def _ballot(liked: list[str], dots: int, rng: Random) -> dict[str, int]:
    weights: dict[str, int] = {}
    for _dot in range(dots):
        card = liked[min(rng.randrange(len(liked)), rng.randrange(len(liked)))]
        weights[card] = weights.get(card, 0) + 1
    return weights


def _date(one: Told, workshop: Workshop) -> None:
    began = timezone.make_aware(datetime.combine(one.day, BEGAN))
    minutes = workshop.method.minutes(short=one.short) + 4
    Workshop.objects.filter(pk=workshop.pk).update(
        opened_at=began, starts_at=began, closed_at=began + timedelta(minutes=minutes)
    )
    Evidence.objects.filter(source=workshop.pk).update(found_on=one.day)


def _mark(one: Told, programme: Programme) -> None:
    for words in one.promises:
        for kept in programme.commitments.filter(what=words.what):
            if words.state != Commitment.State.OPEN:
                mark(kept, words.state)
