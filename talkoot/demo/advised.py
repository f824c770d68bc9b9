"""Two more clients of the consultancy, who let it sum up how its module went with Kuoma's."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from talkoot.demo.names import FIRST, LAST
from talkoot.people.models import Membership, Organisation, Person, Role
from talkoot.programmes.actions import clients, create_programme, modules
from talkoot.programmes.actions.feedback import give_feedback
from talkoot.programmes.asking import SCALES
from talkoot.programmes.models import Module, Programme

TITLE = "Oma työpäivä haltuun"
HOUSES = (
    ("lintusalo", "Lintusalo", "Arki sujuvaksi", 4.3),
    ("ahvenlampi", "Ahvenlampi", "Yhdessä jaksamme", 3.9),
)
PEOPLE = 9


def advise() -> None:
    """Mika's module has been used in three places, and each has said yes."""
    rng, mika = Random(1933), Person.objects.get(email="mika@virta.example")
    for slug, name, title, lean in HOUSES:
        house = Organisation.objects.create(slug=slug, name=name, languages=["fi"])
        Role.objects.create(organisation=house, person=mika, role=Role.Name.FACILITATOR)
        programme = create_programme(house, title, _day(-200), _day(120))
        _taught(programme, mika, _people(house, rng), lean, rng)
    here = Module.objects.get(title=TITLE, programme__organisation__slug="kuoma")
    helena = Person.objects.get(email="helena@kuoma.example")
    clients.give_consent(here.programme, mika, helena)
    clients.sum_up()


def _taught(
    programme: Programme, mika: Person, people: list[Person], lean: float, rng: Random
) -> None:
    days = {"starts_on": _day(-60), "ends_on": _day(-20)}
    module = modules.add_module(programme, title=TITLE, owner=mika, **days)
    for person in people:
        answers = {one.key: max(1, min(5, round(rng.gauss(lean, 0.7)))) for one in SCALES}
        give_feedback(module, person, answers)
    clients.give_consent(programme, mika, people[0])


def _people(house: Organisation, rng: Random) -> list[Person]:
    """Staff who never sign in; the first of them coordinates."""
    nobody = make_password(None)
    names = [f"{rng.choice(FIRST)} {rng.choice(LAST)}" for _one in range(PEOPLE)]
    people = Person.objects.bulk_create(Person(name=one, password=nobody) for one in names)
    for number, person in enumerate(people, start=1):
        Membership.objects.create(organisation=house, person=person, number=str(number))
        role = Role.Name.COORDINATOR if number == 1 else Role.Name.MEMBER
        Role.objects.create(organisation=house, person=person, role=role)
    return people


def _day(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)
