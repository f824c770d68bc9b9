"""Make one open workshop with its seats taken, and print what a crowd needs to enter it."""

from __future__ import annotations

import json
import sys

import django

METHOD = """
id = "load"
version = 1
title = { en = "Load", fi = "Kuorma", sv = "Last" }
purpose = { en = "To measure.", fi = "Mitataan.", sv = "Att mäta." }
source = { en = "Our own.", fi = "Oma.", sv = "Egen." }
licence = { en = "CC0 1.0", fi = "CC0 1.0", sv = "CC0 1.0" }
notes = { en = "None.", fi = "Ei ole.", sv = "Inga." }
size = { smallest = 2, typical = 300, largest = 3000 }

[[steps]]
id = "cards"
kind = "write"
minutes = 5
cards = 20
title = { en = "Cards", fi = "Kortit", sv = "Kort" }
"""


def main(seats: int, closed_cards: int = 0) -> None:
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    found = open_room(seats)
    if closed_cards:
        found |= _closed(str(found["workshop"]), closed_cards)
    print(json.dumps(found))


def open_room(seats: int) -> dict[str, object]:
    from django.db import transaction
    from django.http import HttpResponse

    from talkoot.people.models import Organisation, Person, Role
    from talkoot.programmes.models import Programme
    from talkoot.workshops.actions import join, move, prepare
    from talkoot.workshops.seats import give_cookies

    kuoma = Organisation.objects.create(name="Kuoma", slug="kuoma", languages=["fi", "sv"])
    host = Person.objects.create_user("aino@example.org", "Aino", "kuusen juurella 7")
    Role.objects.create(organisation=kuoma, person=host, role=Role.Name.FACILITATOR)
    programme = Programme.objects.create(organisation=kuoma, title="Kuorma")
    workshop = prepare.prepare(programme, METHOD, host, title="Kuorma")
    prepare.open_room(workshop)
    cookies = []
    with transaction.atomic():
        for number in range(seats):
            language = ("fi", "fi", "fi", "sv", "en")[number % 5]
            taken = join.take_seat(workshop, language=language, nickname=f"s{number}")
            response = HttpResponse()
            give_cookies(response, workshop, taken, language)
            cookies.append("; ".join(f"{k}={m.value}" for k, m in response.cookies.items()))
    workshop.refresh_from_db()
    move.advance(workshop, seen=None)
    workshop.refresh_from_db()
    workshop.room.refresh_from_db()
    return {
        "workshop": str(workshop.pk),
        "room": workshop.room_id,
        "secret": workshop.secret,
        "beat": workshop.beat_id,
        "version": workshop.room.version,
        "cookies": cookies,
    }


def _closed(beside: str, cards: int) -> dict[str, object]:
    """A workshop that has closed with many cards, and its host's session."""
    from django.conf import settings
    from django.test import Client

    from talkoot.workshops.actions import close, move, prepare
    from talkoot.workshops.models import Contribution, Workshop

    room = Workshop.objects.get(pk=beside)
    host = room.hosts.get()
    past = prepare.prepare(room.programme, METHOD, host, title="Mennyt")
    prepare.open_room(past)
    past.refresh_from_db()
    move.advance(past, seen=None)
    past.refresh_from_db()
    beat = past.beat
    assert beat
    words = "Aamun ensimmäinen tunti on rauhallisempi, kun tavarat ovat paikoillaan. "
    Contribution.objects.bulk_create(
        Contribution(workshop=past, beat=beat, released=True, body={"text": f"{words}{number}"})
        for number in range(cards)
    )
    close.close(past)
    client = Client()
    client.force_login(host)
    name = settings.SESSION_COOKIE_NAME
    return {
        "export": f"/workshops/{past.pk}/summary.xlsx",
        "host_cookie": f"{name}={client.cookies[name].value}",
    }


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
