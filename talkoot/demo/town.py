"""Kuoma: an invented bilingual municipality of about 180 people, and what it has done together."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from django.db import transaction
from django.utils import timezone

from talkoot.demo.names import FIRST, LAST
from talkoot.methods import library
from talkoot.people.models import Membership, Organisation, Person, Placement, Role, Unit
from talkoot.programmes.models import Programme
from talkoot.workshops.actions import close, group, move, prepare, rehearse
from talkoot.workshops.models import Beat, Workshop

PASSWORD = "talkoot tassa ja nyt"  # noqa: S105 - the demo's, and printed
LOGINS = (
    ("helena@kuoma.example", "coordinator and host, Kuoma"),
    ("mika@virta.example", "facilitator of a consultancy, works for Kuoma"),
    ("outi@kuoma.example", "manager of the kitchen"),
    ("jari@kuoma.example", "member"),
    ("siv@kuoma.example", "observer: staff representative"),
)
UNITS = (
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


@transaction.atomic
def build() -> Workshop:
    """Fill an empty database, and return the workshop that is running."""
    rng = Random(1917)
    kuoma = Organisation.objects.create(name="Kuoma", slug="kuoma", languages=["fi", "sv", "en"])
    units = _tree(kuoma)
    _people(kuoma, units, rng)
    helena, mika = _cast(kuoma, units)
    first, second = _programmes(kuoma)
    _past(first, helena, "psychological-safety", "Turvallinen tiimi", 38, 14, rng)
    _past(first, helena, "anonymous-ideas", "Mikä vie voimia?", 21, 23, rng)
    _past(second, mika, "one-two-four-all", "Mistä arki sujuu?", 9, 18, rng)
    _coming(first, helena)
    return _live(first, helena, mika, rng)


def _tree(kuoma: Organisation) -> dict[str, tuple[Unit, int]]:
    units: dict[str, tuple[Unit, int]] = {}
    for code, parent, fi, sv, en, size in UNITS:
        unit = Unit.objects.create(
            organisation=kuoma,
            code=code,
            parent=units[parent][0] if parent else None,
            names={"fi": fi, "sv": sv, "en": en},
        )
        units[code] = (unit, size)
    return units


def _people(kuoma: Organisation, units: dict[str, tuple[Unit, int]], rng: Random) -> None:
    number = 1000
    for unit, size in units.values():
        for place in range(size):
            number += 1
            person = Person(
                name=f"{rng.choice(FIRST)} {rng.choice(LAST)}",
                language="sv" if rng.random() < 0.2 else "fi",
            )
            person.set_unusable_password()
            person.save()
            _seat_in(kuoma, person, str(number), unit, manages=place == 0)


def _seat_in(
    organisation: Organisation, person: Person, number: str, unit: Unit, *, manages: bool = False
) -> None:
    member = Membership.objects.create(organisation=organisation, person=person, number=number)
    Placement.objects.create(membership=member, unit=unit, manages=manages)


def _cast(kuoma: Organisation, units: dict[str, tuple[Unit, int]]) -> tuple[Person, Person]:
    virta = Organisation.objects.create(name="Valmennus Virta", slug="virta", languages=["fi"])
    cast = (
        ("Helena", 0, "10", ("coordinator", "facilitator", "member")),
        ("Mika", 1, "", ("facilitator",)),
        ("Outi", 2, "21", ("manager", "member")),
        ("Jari", 3, "22", ("member",)),
        ("Siv", 4, "10", ("observer", "member")),
    )
    people = []
    for name, place, code, roles in cast:
        person = Person.objects.create_user(LOGINS[place][0], name, PASSWORD)
        person.language = "sv" if name == "Siv" else "fi"
        person.save()
        if code:
            _seat_in(kuoma, person, f"90{place}", units[code][0], manages=name == "Outi")
        else:
            Membership.objects.create(organisation=virta, person=person, number="1")
        for role in roles:
            Role.objects.create(organisation=kuoma, person=person, role=role)
        people.append(person)
    return people[0], people[1]


def _programmes(kuoma: Organisation) -> tuple[Programme, Programme]:
    today = timezone.localdate()
    first = Programme.objects.create(
        organisation=kuoma,
        title="Hyvä työpäivä Kuomassa",
        starts_on=today - timedelta(days=60),
        ends_on=today + timedelta(days=200),
    )
    second = Programme.objects.create(
        organisation=kuoma,
        title="Tukipalvelut näkyviin",
        starts_on=today - timedelta(days=30),
        ends_on=today + timedelta(days=400),
    )
    return first, second


def _past(
    programme: Programme,
    host: Person,
    method_id: str,
    title: str,
    days_ago: int,
    seats: int,
    rng: Random,
) -> None:
    workshop = _opened(programme, host, method_id, title, seats, rng)
    while move.advance(workshop, seen=workshop.beat_id).moved:
        workshop = Workshop.objects.select_related("beat").get(pk=workshop.pk)
        if workshop.beat is None:
            break
        _everybody_gives(workshop, workshop.beat, rng)
    close.close(workshop)
    when = timezone.now() - timedelta(days=days_ago)
    Workshop.objects.filter(pk=workshop.pk).update(
        opened_at=when, starts_at=when, closed_at=when + timedelta(minutes=70)
    )


def _opened(
    programme: Programme, host: Person, method_id: str, title: str, seats: int, rng: Random
) -> Workshop:
    source = library.source_of(method_id)
    workshop = prepare.prepare(programme, source, host, title=title, place="Ruokala")
    prepare.open_room(workshop)
    rehearse.seat_simulated(workshop, seats, rng)
    bounds = workshop.method.groups
    if bounds:
        group.deal_groups(workshop, smallest=bounds.smallest, largest=bounds.largest)
    return workshop


def _everybody_gives(workshop: Workshop, beat: Beat, rng: Random) -> None:
    beat.workshop = workshop
    for seat in workshop.seats.order_by("pk"):
        seat.workshop = workshop
        rehearse.give_one(seat, beat, rng)


def _coming(programme: Programme, host: Person) -> None:
    prepare.prepare(
        programme,
        library.source_of("case-clinic"),
        host,
        title="Esihenkilöiden caseklinikka",
        place="Valtuustosali",
        starts_at=timezone.now() + timedelta(days=3),
    )


def _live(programme: Programme, host: Person, co_host: Person, rng: Random) -> Workshop:
    workshop = _opened(programme, host, "anonymous-ideas", "Mistä arki sujuu?", 16, rng)
    prepare.add_host(workshop, co_host)
    move.advance(workshop, seen=None)
    workshop.refresh_from_db()
    move.advance(workshop, seen=workshop.beat_id)
    workshop.refresh_from_db()
    return workshop
