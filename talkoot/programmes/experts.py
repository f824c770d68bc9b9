"""Experts whose modules a programme has, and what her clients let one sum up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from talkoot.figures.clients import Summed
from talkoot.figures.release import Released, Withheld
from talkoot.people.models import Organisation, Person, Role
from talkoot.programmes import asking
from talkoot.programmes.models import ClientSum, Consent, Module, Plan, Programme


def experts(programme: Programme) -> QuerySet[Person]:
    """Who owns modules here and leads workshops for the house, without coordinating it herself."""
    held = Role.objects.filter(organisation=programme.house)
    owners = programme.modules.exclude(owner=None).values("owner")
    leads = Person.objects.filter(
        pk__in=owners, roles__in=held.filter(role=Role.Name.FACILITATOR)
    ).exclude(roles__in=held.filter(role=Role.Name.COORDINATOR))
    return leads.distinct().order_by("name")


def asked_about(programme: Programme) -> QuerySet[Person]:
    """Experts, and those who were one when the yes that still stands was given."""
    given = Consent.objects.filter(programme=programme, withdrawn_on=None).values("expert")
    now = experts(programme).order_by().values("pk")
    return Person.objects.filter(Q(pk__in=now) | Q(pk__in=given)).order_by("name")


def owned_by(person: Person) -> QuerySet[Module]:
    """Her modules in the houses for which she leads workshops."""
    houses = Organisation.objects.where(person, Role.Name.FACILITATOR)
    mine = Module.objects.filter(owner=person, programme__organisation__in=houses)
    return mine.select_related("programme__organisation")


def name_of(module: Module) -> str:
    """What makes two modules the same: the name they bear."""
    return " ".join(module.title.split()).casefold()


def consent(programme: Programme, expert: Person) -> Consent | None:
    """The yes that stands, if there is one."""
    given = Consent.objects.filter(programme=programme, expert=expert, withdrawn_on=None)
    return given.select_related("given_by").first()


@dataclass(frozen=True, slots=True)
class Client:
    """One programme of an expert's, whether it may be summed up, and what she wants to learn."""

    programme: Programme
    since: date | None
    learn: str


def clients(person: Person) -> list[Client]:
    """Her programmes, by house."""
    ids = owned_by(person).values("programme")
    mine = Programme.objects.filter(pk__in=ids).select_related("organisation")
    given = Consent.objects.filter(expert=person, withdrawn_on=None)
    since = dict(given.values_list("programme", "given_on"))
    pilots = {one.programme_id: one.text for one in Plan.objects.filter(programme__in=ids)}
    return [
        Client(one, since.get(one.pk), pilots[one.pk].learn if one.pk in pilots else "")
        for one in mine.order_by("organisation__name", "title")
    ]


@dataclass(frozen=True, slots=True)
class Package:
    """Modules of one name over her clients, as far as they may be told."""

    title: str
    houses: int
    told_on: date | None
    figures: tuple[tuple[asking.Scale, Released | Withheld], ...]

    @property
    def is_told(self) -> bool:
        return any(isinstance(figure, Released) for _scale, figure in self.figures)


def packages(person: Person) -> Iterator[Package]:
    """Each name that her modules bear, with what was summed up of it."""
    sums = {one.name: one for one in ClientSum.objects.filter(expert=person)}
    houses: dict[str, set[int | None]] = {}
    titles: dict[str, str] = {}
    for module in owned_by(person).order_by("title"):
        name = name_of(module)
        titles.setdefault(name, module.title)
        houses.setdefault(name, set()).add(module.programme.organisation_id)
    for name, title in titles.items():
        found = sums.get(name)
        told = found.told if found else {}
        yield Package(
            title,
            len(houses[name]),
            found.told_on if found else None,
            tuple((one, Summed(**told.get(one.key, {})).released()) for one in asking.SCALES),
        )
