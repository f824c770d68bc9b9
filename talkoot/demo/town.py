"""Kuoma: an invented bilingual municipality of about 180 people, and what it does together."""

from __future__ import annotations

from random import Random

from django.db import transaction

from talkoot.demo import (
    cast,
    days,
    eased,
    funded,
    house,
    measured,
    past,
    peers,
    plans,
    reported,
    rooms,
    shelf,
    taught,
    year,
)
from talkoot.workshops.models import Workshop


@transaction.atomic
def build() -> Workshop:
    """Fill an empty database, and return the workshop that is running."""
    rng = Random(1917)
    houses = house.found()
    units = house.grow(houses["kuoma"])
    house.settle(houses["kuoma"], units, rng)
    people = cast.enter(houses, units)
    programmes = plans.programmes(houses["kuoma"])
    funded.fill(programmes, people["helena"])
    for one in past.told():
        past.play(one, programmes[one.programme], people[one.host], rng)
    helena, mika = people["helena"], people["mika"]
    support, leaders, workday = (programmes[key] for key in ("support", "leaders", "workday"))
    clinic = rooms.Words("Esihenkilöiden caseklinikka 2", "Valtuustosali", short=True)
    rooms.planned(leaders, helena, "case-clinic", clinic, days=3, hour=13)
    monday = rooms.Words("Keittiön ja siivouksen kuukausikierros", "Keittiön taukotila")
    rooms.planned(support, mika, "round-of-voices", monday, days=8, hour=9)
    looking = rooms.Words("Palaamme tekoihin: näkyykö muutos?", "Ruokala")
    rooms.planned(workday, helena, "one-two-four-all", looking, days=17, hour=13)
    staff = [units[code] for code in ("21", "22", "31")]
    days.under_way(workday, helena, staff, rng)
    days.interim_task(support, mika, staff[:2], rng)
    peers.gather(people["kaarina"], mika, Random(1919))
    shelf.hang_up(units)
    shelf.write(houses, helena, mika)
    eased.tell(programmes["children"], helena)
    measured.tell(programmes, helena)
    reported.write(programmes["children"], helena, mika)
    year.begin(houses["kuoma"], units, people, support)
    running = rooms.live(workday, helena, mika, rng)
    taught.teach(workday, people, Random(1921))
    return running
