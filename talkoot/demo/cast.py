"""The people one can sign in as: one for every role."""

from __future__ import annotations

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from talkoot.people.models import Membership, Organisation, Person, Placement, Role, Unit

PASSWORD = "talkoot tassa ja nyt"  # noqa: S105 - the demo's, and printed


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody who can sign in, and what the visitor is told about her."""

    email: str
    name: str
    told: str
    unit: str = ""
    house: str = "kuoma"  # where she works
    roles: tuple[str, ...] = ()
    serves: str = "kuoma"  # where she has them
    language: str = "fi"

    @property
    def key(self) -> str:
        return self.email.partition("@")[0]


CAST = (
    Part(
        "helena@kuoma.example",
        "Helena Laine",
        "coordinator and host",
        "10",
        roles=("coordinator", "facilitator", "member"),
    ),
    Part(
        "mika@virta.example",
        "Mika Saari",
        "facilitator of a consultancy that works for Kuoma",
        house="virta",
        roles=("facilitator",),
    ),
    Part(
        "outi@kuoma.example",
        "Outi Keränen",
        "manager of the kitchen",
        "21",
        roles=("manager", "member"),
    ),
    Part(
        "kaarina@kuoma.example",
        "Kaarina Salmi",
        "director of the municipality: in a peer group of nine, and writes a journal",
        "10",
        roles=("manager", "member"),
    ),
    Part("jari@kuoma.example", "Jari Lind", "member, cleaning", "22", roles=("member",)),
    Part(
        "siv@kuoma.example",
        "Siv Nyman",
        "observer: staff representative, reads in Swedish",
        "10",
        roles=("observer", "member"),
        language="sv",
    ),
    Part(
        "petra@saaristokoulu.example",
        "Petra Ek",
        "partner: the school, sees the plans only",
        house="saaristokoulu",
        roles=("partner",),
    ),
    Part(
        "anneli@lehtiranta.example",
        "Anneli Vuori",
        "coordinator of the neighbour: from a survey to an annual clock",
        house="lehtiranta",
        serves="lehtiranta",
        roles=("coordinator", "facilitator", "member"),
    ),
    Part(
        "irma@talkoot.example",
        "Irma Koivu",
        "looks after the whole installation",
        house="",
    ),
)


def enter(houses: dict[str, Organisation], units: dict[str, Unit]) -> dict[str, Person]:
    """Bring the cast in, each to her house and with her roles."""
    password = make_password(PASSWORD)  # made once: it is slow on purpose
    people = {part.key: _person(part, password) for part in CAST}
    for number, part in enumerate(CAST, start=900):
        person = people[part.key]
        if part.house:
            member = Membership.objects.create(
                organisation=houses[part.house], person=person, number=str(number)
            )
            if part.unit:
                manages = "manager" in part.roles
                Placement.objects.create(membership=member, unit=units[part.unit], manages=manages)
        for role in part.roles:
            Role.objects.create(organisation=houses[part.serves], person=person, role=role)
    return people


def _person(part: Part, password: str) -> Person:
    person = Person.objects.create(
        email=part.email,
        name=part.name,
        password=password,
        language=part.language,
        is_instance_admin=not part.house,
    )
    EmailAddress.objects.create(user=person, email=part.email, verified=True, primary=True)
    return person
