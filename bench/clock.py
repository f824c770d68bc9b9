"""An annual clock with 120 entries: the page with its wheel, and the A3 sheet.

Wall-clock time, the sheet's own process too. Runs by itself (`python -m bench.clock`), for it needs
a database.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from importlib import import_module
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

ENTRIES, TIMES = 120, 7


def main() -> None:
    import_module("talkoot.site.wsgi")  # what a server has done before it answers anybody
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    print(json.dumps(_measure()))


def _measure() -> dict[str, Any]:
    from django.test import Client

    clock, person = _house()
    client = Client(SERVER_NAME="localhost")
    client.force_login(person)
    way = f"/clock/{clock.pk}/"
    return {
        "entries": clock.entries.count(),
        "page_ms": _ms(lambda: client.get(way)),
        "sheet_ms": _ms(lambda: client.get(f"{way}a3.pdf")),
    }


def _house() -> tuple[Any, Any]:
    from talkoot.people.models import Organisation, Person, Role
    from talkoot.practice.models import Clock, ClockEntry

    house = Organisation.objects.create(name="Suuri", slug="suuri")
    person = Person.objects.create_user("reader@suuri.example", "Reader")
    Role.objects.create(organisation=house, person=person, role="coordinator")
    clock = Clock.objects.create(organisation=house)
    ClockEntry.objects.bulk_create(_entries(ClockEntry, clock))
    return clock, person


def _entries(entry: Any, clock: Any) -> Any:
    rng = Random(120)
    for number in range(ENTRIES):
        day = date(date.today().year, 1, 1) + timedelta(days=rng.randrange(330))
        lasts = timedelta(days=rng.choice((0, 0, 0, 30)))
        yield entry(
            clock=clock,
            layer=rng.choice(("law", "house", "unit")),
            titles={"fi": f"Vuoden asia numero {number}"},
            does={"fi": "Henkilöstöpalvelut"},
            year=day.year,
            rule=f"{day:%m-%d}",
            begins_on=day,
            ends_on=day + lasts,
        )


def _ms(ask: Callable[[], Any]) -> dict[str, int]:
    times = []
    for _time in range(TIMES):
        begun = perf_counter()
        if ask().status_code != 200:
            raise RuntimeError("the page was not shown")
        times.append(1000 * (perf_counter() - begun))
    return {"first": round(times[0]), "p50": round(median(times)), "max": round(max(times))}


if __name__ == "__main__":
    main()
