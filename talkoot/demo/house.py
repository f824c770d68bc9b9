"""The houses, their units, and their people who never sign in."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from django.contrib.auth.hashers import make_password

from talkoot.demo.names import FIRST, LAST
from talkoot.people.models import Membership, Organisation, Person, Placement, Role, Unit

HOUSES = (
    ("kuoma", "Kuoma", ["fi", "sv", "en"]),
    ("virta", "Valmennus Virta", ["fi"]),
    ("saaristokoulu", "Saaristokoulun ammattiopisto", ["fi", "sv"]),
    ("lehtiranta", "Lehtiranta", ["fi", "sv"]),
)
Row = tuple[str, str, str, str, str, int]  # code, parent's, names in fi, sv and en, people
UNITS: tuple[Row, ...] = (
    ("10", "", "Hallinto", "Förvaltning", "Administration", 14),
    ("20", "", "Tukipalvelut", "Stödtjänster", "Support services", 2),
    ("21", "20", "Keittiö", "Kök", "Kitchen", 22),
    ("22", "20", "Siivous", "Städning", "Cleaning", 24),
    ("30", "", "Sivistys", "Bildning", "Education and culture", 3),
    ("31", "30", "Varhaiskasvatus", "Småbarnspedagogik", "Early education", 46),
    ("32", "30", "Kirjasto", "Bibliotek", "Library", 9),
    ("40", "", "Tekniset palvelut", "Tekniska tjänster", "Technical services", 28),
    ("50", "", "Sosiaalipalvelut", "Socialservice", "Social services", 32),
)


def found() -> dict[str, Organisation]:
    """The municipality, the consultancy, the school and the neighbour."""
    return {
        slug: Organisation.objects.create(slug=slug, name=name, languages=languages)
        for slug, name, languages in HOUSES
    }


def grow(town: Organisation, rows: Sequence[Row] = UNITS) -> dict[str, Unit]:
    """The unit tree, by HR's codes."""
    units: dict[str, Unit] = {}
    for code, parent, fi, sv, en, _size in rows:
        units[code] = Unit.objects.create(
            organisation=town,
            code=code,
            parent=units.get(parent),
            names={"fi": fi, "sv": sv, "en": en},
        )
    return units


def settle(
    town: Organisation, units: dict[str, Unit], rng: Random, rows: Sequence[Row] = UNITS
) -> None:
    """People without addresses, as HR knows them; the first of each unit leads it."""
    places = [(units[code], at == 0) for code, *_names, size in rows for at in range(size)]
    nobody = make_password(None)
    people = Person.objects.bulk_create(_somebody(nobody, rng) for _place in places)
    members = Membership.objects.bulk_create(
        Membership(organisation=town, person=person, number=str(number))
        for number, person in enumerate(people, start=1001)
    )
    Placement.objects.bulk_create(
        Placement(membership=member, unit=unit, manages=leads)
        for member, (unit, leads) in zip(members, places, strict=True)
    )
    Role.objects.bulk_create(
        Role(organisation=town, person=person, role=Role.Name.MEMBER) for person in people
    )


def _somebody(nobody: str, rng: Random) -> Person:
    return Person(
        name=f"{rng.choice(FIRST)} {rng.choice(LAST)}",
        language="sv" if rng.random() < 0.2 else "fi",
        password=nobody,
    )
