"""Make an organisation, its units and its people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils.text import slugify

from talkoot.ground import codes
from talkoot.people.models import Membership, Organisation, Person, Placement, Role, Unit


def create_organisation(
    name: str, *, languages: Sequence[str] = ("fi",), colour: str = "", slug: str = ""
) -> Organisation:
    return Organisation.objects.create(
        name=name, slug=slug or _free_slug(name), languages=list(languages), colour=colour
    )


def _free_slug(name: str) -> str:
    wanted = slugify(name)[:40] or "organisation"
    taken = set(Organisation.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (wanted, *numbered) if slug not in taken)


def add_unit(
    organisation: Organisation, code: str, names: Mapping[str, str], *, parent: Unit | None = None
) -> Unit:
    if parent is not None and parent.organisation_id != organisation.pk:
        raise ValueError("the parent belongs to another organisation")
    return Unit.objects.create(
        organisation=organisation, code=code, names=dict(names), parent=parent
    )


@transaction.atomic
def add_person(
    organisation: Organisation,
    name: str,
    *,
    email: str | None = None,
    language: str = "fi",
    number: str = "",
    unit: Unit | None = None,
    manages: bool = False,
) -> Person:
    """Add a new member. Without an e-mail address she is known, and cannot sign in."""
    person = new_person(name, email, language=language, verified=False)
    membership = Membership.objects.create(
        organisation=organisation, person=person, number=number or f"t-{codes.secret()[:12]}"
    )
    Role.objects.create(organisation=organisation, person=person, role=Role.Name.MEMBER)
    if unit is not None:
        Placement.objects.create(membership=membership, unit=unit, manages=manages)
    if manages:
        Role.objects.create(organisation=organisation, person=person, role=Role.Name.MANAGER)
    return person


def new_person(
    name: str,
    email: str | None,
    *,
    language: str = "fi",
    password: str | None = None,
    verified: bool,
) -> Person:
    """Make a person, and the address by which allauth knows her."""
    person = Person.objects.create_user(email, name, password)
    person.language = language
    person.save(update_fields=["language"])
    if person.email:
        EmailAddress.objects.create(
            user=person, email=person.email, primary=True, verified=verified
        )
    return person
