"""Write a plan down. Called inside a transaction, after the plan was found to be sound."""

from __future__ import annotations

from collections.abc import Iterable

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from talkoot.people.models import Membership, Organisation, Person, Placement, Role, Unit
from talkoot.people.plan import Changed, Joined, Left, Moved, Placements, Plan, UnitNow
from talkoot.people.present import tied_elsewhere

Members = dict[str, Membership]
Units = dict[str, Unit]


def carry_out(organisation: Organisation, plan: Plan) -> None:
    units = _change_units(organisation, plan)
    members = {m.number: m for m in organisation.memberships.select_related("person")}
    _leave(organisation, plan.left, members)
    _rename(plan.changed, members)
    _move(organisation, plan.moved, members, units)
    _join(organisation, plan.joined, members, units)


def _change_units(organisation: Organisation, plan: Plan) -> Units:
    """Make all units first, so that any may stand above any other."""
    Unit.objects.bulk_create(
        Unit(organisation=organisation, code=unit.code) for unit in plan.units_added
    )
    units = {unit.code: unit for unit in organisation.units.all()}
    for wanted in (*plan.units_added, *plan.units_changed):
        _set_unit(units[wanted.code], wanted, units)
    for closed in plan.units_closed:
        units[closed.code].closed_on = timezone.localdate()
    Unit.objects.bulk_update(units.values(), ["names", "parent", "closed_on"], batch_size=200)
    return units


def _set_unit(unit: Unit, wanted: UnitNow, units: Units) -> None:
    unit.names = dict(wanted.names)
    unit.parent = units[wanted.parent] if wanted.parent else None
    unit.closed_on = None


def _leave(organisation: Organisation, left: Iterable[Left], members: Members) -> None:
    """End memberships and roles. Nobody is deleted."""
    for leaver in left:
        membership = members[leaver.number]
        membership.left_on = timezone.localdate()
        membership.save(update_fields=["left_on"])
        organisation.roles.filter(person=membership.person_id).delete()
        if membership.person.email:
            organisation.invitations.filter(email=membership.person.email, accepted_at=None).update(
                expires_at=timezone.now()
            )


def _rename(changed: Iterable[Changed], members: Members) -> None:
    """Let all changing addresses go before any is taken up: two people may swap theirs."""
    changes = [(members[change.number].person, change) for change in changed]
    for person, change in changes:
        if change.email != (person.email or ""):
            set_address(person, None)
    for person, change in changes:
        _identify(person, change.name, change.email, change.language)


def _identify(person: Person, name: str, email: str, language: str) -> None:
    """Write what HR knows; an empty word leaves things as they are."""
    person.name = name
    person.language = language or person.language
    person.save(update_fields=["name", "language"])
    if email and email != person.email:
        set_address(person, email)


def set_address(person: Person, email: str | None) -> None:
    """Give a person the one address by which she signs in, or none."""
    EmailAddress.objects.filter(user=person).delete()
    person.email = email
    person.save(update_fields=["email"])
    if email:
        EmailAddress.objects.create(user=person, email=email, primary=True, verified=False)


def _move(
    organisation: Organisation, moved: Iterable[Moved], members: Members, units: Units
) -> None:
    for change in moved:
        membership = members[change.number]
        _place(membership, change.after, units)
        _lead(organisation, membership.person, change.before, change.after)


def _place(membership: Membership, placements: Placements, units: Units) -> None:
    membership.placements.all().delete()
    Placement.objects.bulk_create(
        Placement(membership=membership, unit=units[code], manages=leads)
        for code, leads in placements
    )


def _lead(
    organisation: Organisation, person: Person, before: Placements, after: Placements
) -> None:
    """The manager's role follows the units she leads; one given by hand stays."""
    led, leads = any(dict(before).values()), any(dict(after).values())
    if leads and not led:
        Role.objects.get_or_create(organisation=organisation, person=person, role=Role.Name.MANAGER)
    if led and not leads:
        organisation.roles.filter(person=person, role=Role.Name.MANAGER).delete()


def _join(
    organisation: Organisation, joined: Iterable[Joined], members: Members, units: Units
) -> None:
    """Let the new ones in: strangers in bulk, those we know one by one."""
    known = [(entry, entry.person) for entry in joined if entry.person is not None]
    fresh = [entry for entry in joined if entry.person is None]
    shared = set(tied_elsewhere(organisation))
    for entry, key in known:
        person = Person.objects.get(pk=key)
        if key not in shared:
            _identify(person, entry.name, entry.email, entry.language)
        _enrol_known(organisation, entry, person, members, units)
    _enrol_new(organisation, fresh, units)


def _enrol_known(
    organisation: Organisation, entry: Joined, person: Person, members: Members, units: Units
) -> None:
    membership = members.get(entry.number)
    if membership is None:
        membership = Membership(organisation=organisation, person=person, number=entry.number)
    membership.left_on = None
    membership.save()
    if entry.placements:
        _place(membership, entry.placements, units)
    Role.objects.get_or_create(organisation=organisation, person=person, role=Role.Name.MEMBER)
    _lead(organisation, person, (), entry.placements)


def _enrol_new(organisation: Organisation, fresh: list[Joined], units: Units) -> None:
    """A town's first file has thousands of people: a few statements for all of them."""
    people = Person.objects.bulk_create(
        [
            Person(
                name=entry.name,
                email=entry.email or None,
                language=entry.language or "fi",
                password=make_password(None),
            )
            for entry in fresh
        ],
        batch_size=200,
    )
    paired = list(zip(fresh, people, strict=True))
    EmailAddress.objects.bulk_create(
        (EmailAddress(user=p, email=p.email, primary=True) for _, p in paired if p.email),
        batch_size=200,
    )
    memberships = Membership.objects.bulk_create(
        [Membership(organisation=organisation, person=p, number=e.number) for e, p in paired],
        batch_size=200,
    )
    Placement.objects.bulk_create(
        (
            Placement(membership=membership, unit=units[code], manages=leads)
            for entry, membership in zip(fresh, memberships, strict=True)
            for code, leads in entry.placements
        ),
        batch_size=200,
    )
    Role.objects.bulk_create(
        (
            Role(organisation=organisation, person=person, role=role)
            for entry, person in paired
            for role in _first_roles(entry)
        ),
        batch_size=200,
    )


def _first_roles(entry: Joined) -> list[str]:
    leads = any(dict(entry.placements).values())
    return [Role.Name.MEMBER, Role.Name.MANAGER] if leads else [Role.Name.MEMBER]
