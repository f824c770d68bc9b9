"""A peer group of nine directors: what `peers.toml` tells of their first months."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from talkoot.cohorts.actions import founding, journal, writing
from talkoot.cohorts.models import Cohort, Entry, Kept, Member, Note, Shared
from talkoot.demo import past, rooms
from talkoot.people.models import Person
from talkoot.programmes.actions import create_series

WORDS = Path(__file__).with_suffix(".toml")


def gather(director: Person, convener: Person, rng: Random) -> Cohort:
    """Let them meet twice, plan a third time, and write in between."""
    told = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    cohort = _found(told, convener)
    members = _members(cohort, told["directors"], director)
    series = create_series(cohort)
    for meeting in told["meetings"]:
        past.play(past.Told.model_validate(meeting), series, convener, rng)
    place = rooms.Words(told["next"], "Etänä", short=True)
    rooms.planned(series, convener, "case-clinic", place, days=9, hour=9)
    _write(told, members)
    _journal(told["journal"], director)
    return cohort


def _found(told: dict[str, Any], convener: Person) -> Cohort:
    cohort = founding.found(
        convener,
        name=told["name"],
        purpose=told["purpose"],
        rules=told["rules"].strip(),
        ends_on=_day(-240),
        erase_on=_day(-270),
    )
    founding.begin(cohort)
    Cohort.objects.filter(pk=cohort.pk).update(begun_on=_day(62))
    return cohort


def _members(cohort: Cohort, directors: list[list[str]], first: Person) -> list[Member]:
    nobody = make_password(None)
    people = [first] + [
        Person.objects.create(name=name, password=nobody) for name, _from in directors[1:]
    ]
    return [
        Member.objects.create(
            cohort=cohort, person=person, name=name, comes_from=comes_from, joined_on=_day(70)
        )
        for person, (name, comes_from) in zip(people, directors, strict=True)
    ]


def _write(told: dict[str, Any], members: list[Member]) -> None:
    for one in told["notes"]:
        note = writing.write(members[one["by"]], one["text"])
        when = timezone.now() - timedelta(days=one["days_ago"])
        Note.objects.filter(pk=note.pk).update(written_at=when)
    for one in told["shared"]:
        shared = writing.share(members[one["by"]], Kept(one["kind"]), one["text"])
        Shared.objects.filter(pk=shared.pk).update(shared_on=_day(one["days_ago"]))


def _journal(pages: list[dict[str, Any]], owner: Person) -> None:
    for page in pages:
        entry = journal.write(owner, kind=page["kind"], text=page["text"], prompt=page["prompt"])
        Entry.objects.filter(pk=entry.pk).update(written_on=_day(page["days_ago"]))


def _day(days_ago: int) -> date:
    return timezone.localdate() - timedelta(days=days_ago)
