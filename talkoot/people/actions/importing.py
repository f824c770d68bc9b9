"""Bring HR's monthly file in: plan it, keep it for a preview, apply it as one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from talkoot.people import objections
from talkoot.people.actions import applying
from talkoot.people.models import Organisation, Person, RosterFile
from talkoot.people.plan import Plan, make_plan
from talkoot.people.present import now_of
from talkoot.people.roster import Problem, read_people, read_units
from talkoot.people.tables import decode

KEPT = timedelta(hours=2)
Source = bytes | str | None


class RosterError(Exception):
    """The file cannot be applied; nothing was changed."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(problem.text for problem in problems[:5]))
        self.problems = list(problems)


class PeopleChangedError(Exception):
    """The plan is no longer the one that was shown."""


def plan_of(organisation: Organisation, units: Source, people: Source) -> Plan:
    """Return what the files would change, or refuse them with every problem there is."""
    wanted, problems = read_units(units) if units is not None else (None, [])
    entries, more = read_people(people) if people is not None else (None, [])
    if problems or more:
        raise RosterError([*problems, *more])
    addresses = [entry.email for entry in entries or () if entry.email]
    now = now_of(organisation, addresses)
    plan = make_plan(now, wanted, entries)
    if conflicts := list(objections.problems(now, plan, wanted, entries)):
        raise RosterError(conflicts)
    return plan


@transaction.atomic
def import_roster(organisation: Organisation, units: Source, people: Source) -> Plan:
    """Plan and apply at once. A file that is None changes nothing."""
    _lock(organisation)
    plan = plan_of(organisation, units, people)
    applying.carry_out(organisation, plan)
    return plan


def keep_roster(
    organisation: Organisation, uploader: Person, units: bytes | None, people: bytes | None
) -> RosterFile:
    """Keep files that can be applied until they are confirmed, for two hours at most."""
    forget_rosters()
    plan = plan_of(organisation, units, people)
    return RosterFile.objects.create(
        organisation=organisation,
        uploader=uploader,
        units=decode(units) if units is not None else "",
        people=decode(people) if people is not None else "",
        seen=plan.digest,
        expires_at=timezone.now() + KEPT,
    )


def plan_kept(roster: RosterFile) -> Plan:
    return plan_of(roster.organisation, roster.units or None, roster.people or None)


@transaction.atomic
def apply_roster(roster: RosterFile) -> Plan:
    """Apply the plan that was shown, and no other."""
    _lock(roster.organisation)
    plan = plan_kept(roster)
    if plan.digest != roster.seen:
        raise PeopleChangedError
    applying.carry_out(roster.organisation, plan)
    roster.delete()
    return plan


def forget_rosters() -> int:
    """Erase the files nobody confirmed in time."""
    return RosterFile.objects.filter(expires_at__lte=timezone.now()).delete()[0]


def _lock(organisation: Organisation) -> None:
    Organisation.objects.select_for_update().get(pk=organisation.pk)
