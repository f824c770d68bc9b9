"""Every page of the demo town: how long the server works on it, and what it asks the database.

Runs in a process of its own (`python -m bench.pages FOLDER`), for it needs the town's settings.
"""

from __future__ import annotations

import itertools
import json
import logging
import statistics
import sys
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import django

from talkoot.demo import command

if TYPE_CHECKING:
    from django.test import Client

TIMES = 5
HOST = "localhost"
READERS = ("helena@kuoma.example", "jari@kuoma.example", "irma@talkoot.example")


def main(folder: str) -> None:
    command.prepare(["demo", "--data", folder])
    django.setup()
    logging.disable()  # of the pages that a reader may not see
    from django.core.management import call_command

    from talkoot.demo import town

    call_command("migrate", verbosity=0)
    town.build()
    print(json.dumps(_measure()))


def _measure() -> list[dict[str, Any]]:
    words = _words()
    addresses = {name: path for shape in _shapes() for name, path in _filled(shape, words)}
    found = [
        {"page": name, "reader": reader} | one
        for reader, client in _clients().items()
        for name, path in sorted(addresses.items())
        if (one := _page(client, path))
    ]
    return sorted(found, key=lambda one: -float(one["ms"]))


def _shapes() -> Iterator[tuple[str, list[str]]]:
    """The addresses the site knows, with the names of what is to be filled in."""
    from django.urls import get_resolver

    site = get_resolver()
    for prefix, resolver in [("", site), *site.namespace_dict.values()]:
        for _name, ways in resolver.reverse_dict.lists():
            for shapes, *_rest in ways:
                yield from ((prefix + template, names) for template, names in shapes)


def _words() -> dict[str, dict[str, str]]:
    """What stands in an address, by its name there and then by what the report calls it."""
    from django.db.models import Count

    from talkoot.people.models import Membership
    from talkoot.programmes.models import Programme
    from talkoot.workshops.models import Workshop

    one_of_each = {one.state: one for one in Workshop.objects.order_by("starts_at", "pk")}
    largest = Programme.objects.annotate(held=Count("workshops")).order_by("-held", "pk")[0]
    somebody = Membership.objects.get(person__email=READERS[0])
    return {
        "programme_id": {"largest": str(largest.pk)},
        "workshop_id": {state: str(one.pk) for state, one in one_of_each.items()},
        "secret": {"secret": one_of_each[Workshop.State.OPEN].secret or ""},
        "shape": {"csv": "csv", "xlsx": "xlsx"},
        "slug": {"kuoma": "kuoma"},
        "pk": {"person": str(somebody.pk)},
        "method_id": {"case-clinic": "case-clinic"},
    }


def _filled(
    shape: tuple[str, list[str]], words: dict[str, dict[str, str]]
) -> Iterator[tuple[str, str]]:
    """Yield what the report calls each address, and the address."""
    template, names = shape
    if not all(name in words for name in names):
        return
    for chosen in itertools.product(*(words[name].items() for name in names)):
        called = {name: label for name, (label, _word) in zip(names, chosen, strict=True)}
        path = {name: word for name, (_label, word) in zip(names, chosen, strict=True)}
        yield "/" + template % called, "/" + template % path


def _clients() -> dict[str, Client]:
    """Who reads: some who are signed in, a stranger, and one with a seat in the live room."""
    from django.test import Client

    from talkoot.people.models import Person
    from talkoot.workshops.models import Workshop

    clients = {"a stranger": Client(SERVER_NAME=HOST), "a participant": Client(SERVER_NAME=HOST)}
    secret = Workshop.objects.get(state=Workshop.State.OPEN).secret
    clients["a participant"].post(f"/j/{secret}/", {"people": "1", "nickname": ""})
    for email in READERS:
        clients[email.partition("@")[0]] = client = Client(SERVER_NAME=HOST)
        client.force_login(Person.objects.get(email=email))
    return clients


def _page(client: Client, address: str) -> dict[str, Any] | None:
    """Measure one page for one reader, if she may read it; the first time warms up."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    if client.get(address).status_code != 200:
        return None
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    queries = len(asked)  # the next request forgets them
    waits = []
    for _time in range(TIMES):
        began = time.perf_counter()
        client.get(address)
        waits.append(time.perf_counter() - began)
    return {
        "ms": round(statistics.median(waits) * 1000, 1),
        "queries": queries,
        "kb": round(len(answer.getvalue() if answer.streaming else answer.content) / 1000, 1),
    }


if __name__ == "__main__":
    main(sys.argv[1])
