"""A programme of 200 workshops on its overview, and a report of forty pages as files.

The overview in processor time, for there is nothing to wait for; the files by the clock, with the
process that sets them. Runs by itself (`python -m bench.programme`), for it needs a database.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from statistics import median
from time import perf_counter, process_time
from typing import Any

import django

EVENTS, PROMISES, PARAGRAPHS, TIMES = 200, 60, 34, 5
SENTENCE = "Työyhteisö sopi keväällä yhteisestä tavasta pitää taukoja, ja siitä on pidetty kiinni. "


def main() -> None:
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    print(json.dumps(_measure()))


def _measure() -> dict[str, Any]:
    from django.test import Client

    programme, person = _house()
    client = Client(SERVER_NAME="localhost")
    client.force_login(person)
    pages = ("", "modules/", "plan/", "money/")
    files = ("report.pdf", "report.docx", "slides.pptx", "page.json")
    way = f"/programmes/{programme.pk}/"
    found = {
        "events": EVENTS,
        "pages_ms": {name or "overview": _ms(client, way + name, process_time) for name in pages},
    }
    _report(programme)
    out = f"{way}report/fi/"
    found["files_ms"] = {name: _ms(client, f"{out}files/{name}", perf_counter) for name in files}
    found["editor_ms"] = _ms(client, out, process_time)
    found["pages"] = _pages_of(client.get(f"{out}files/report.pdf").content)
    return found


def _house() -> tuple[Any, Any]:
    """A town whose programme has modules, workshops that were held, and what they agreed."""
    from talkoot.methods import library
    from talkoot.people.models import Organisation, Person, Role
    from talkoot.practice import actions as practice
    from talkoot.programmes.models import Module, Programme
    from talkoot.workshops.actions import prepare

    house = Organisation.objects.create(name="Suuri", slug="suuri")
    person = Person.objects.create_user("reader@suuri.example", "Reader")
    Role.objects.create(organisation=house, person=person, role="coordinator")
    programme = Programme.objects.create(organisation=house, title="Vuosi yhdessä")
    day, source = date(2031, 1, 7), library.source_of("round-of-voices")
    for number in range(20):
        begins = day + timedelta(days=14 * number)
        Module.objects.create(
            programme=programme, position=number, title=f"Moduuli {number}", starts_on=begins
        )
    for number in range(EVENTS):
        room = prepare.prepare(programme, source, person, title=f"Kierros {number}")
        room.starts_on = day + timedelta(days=number)
        room.save()
    for number in range(PROMISES):
        practice.keep_commitment(programme, what=f"Tauko {number}", owner="Keittiö")
    return programme, person


def _report(programme: Any) -> None:
    """Words in every part, as much as forty pages take."""
    from talkoot.reports import actions
    from talkoot.reports.sections import IDS

    report = actions.begin(programme, "fi")
    for name in IDS:
        for _paragraph in range(PARAGRAPHS):
            actions.add(report, name, SENTENCE * 8, begins=True)


def _pages_of(pdf: bytes) -> int:
    """As many as its tree of pages counts; trees of headings count too, but less."""
    parts = [pdf]
    for packed in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        with suppress(zlib.error):
            parts.append(zlib.decompress(packed))
    trees = (
        re.findall(
            rb"/Type ?/Pages.*?/Count (\d+)|/Count (\d+).{,80}?/Type ?/Pages", part, re.DOTALL
        )
        for part in parts
    )
    return max((int(a or b) for found in trees for a, b in found), default=0)


def _ms(client: Any, address: str, clock: Callable[[], float]) -> dict[str, int]:
    times = []
    for _time in range(TIMES):
        begun = clock()
        answer = client.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code}")
        times.append(1000 * (clock() - begun))
    return {"first": round(times[0]), "p50": round(median(times)), "max": round(max(times))}


if __name__ == "__main__":
    main()
