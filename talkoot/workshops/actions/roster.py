"""Who is invited to an open workshop, and that they have come: marks that lead to no seat.

A mark is a bit in one sealed cell, which is written anew with each of them. Only when five wait are
they laid into the rows, and all rows are then written anew in a drawn order, in one transaction.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from random import SystemRandom

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse

from talkoot.ground import codes
from talkoot.people.models import Person, Unit
from talkoot.workshops import reminders
from talkoot.workshops.actions.lock import locked
from talkoot.workshops.actions.release import FEWEST
from talkoot.workshops.models import Invited, Roster, Workshop


def token_of(workshop: Workshop, person_id: int) -> str:
    """The secret in a person's link: derived, never stored, so that a reminder can hold it too."""
    return codes.digest(f"{workshop.pk}:{person_id}", purpose="invitation")[:32]


def hashed(token: str) -> str:
    return codes.digest(token, purpose="invited")


def way_in(workshop: Workshop, person: Person) -> str:
    """Where a signed-in person comes in: by her own link when she is invited."""
    token = token_of(workshop, person.pk)
    if invitation(token):
        return reverse("workshops:invited", args=[token])
    return reverse("workshops:sit", args=[workshop.secret])


def invitation(token: str) -> Invited | None:
    known = Invited.objects.select_related("roster__workshop__programme__organisation")
    return known.filter(token=hashed(token)).first()


def people_of(units: Iterable[Unit]) -> QuerySet[Person]:
    """Those who work in the units now; whoever has left is not asked."""
    return Person.objects.filter(
        is_active=True,
        memberships__left_on=None,
        memberships__placements__unit__in=list(units),
    ).distinct()


@transaction.atomic
def invite(workshop: Workshop, people: Iterable[Person]) -> int:
    """Put people on the roster, each once; return how many are new. Letters follow."""
    room = locked(workshop)
    if room.mode != Workshop.Mode.OPEN or room.state == Workshop.State.CLOSED:
        return 0
    Roster.objects.get_or_create(workshop=room)
    roster = _locked(room)
    rows = list(roster.invited.all())
    waiting = _waiting(roster, rows)
    known = {row.person_id for row in rows}
    new = [
        Invited(roster=roster, person_id=pk, token=hashed(token_of(room, pk)))
        for pk in {one.pk for one in people} - known
    ]
    _lay(roster, rows + new, waiting)
    return len(new)


def _locked(workshop: Workshop) -> Roster:
    return Roster.objects.select_for_update().get(workshop=workshop)


def _waiting(roster: Roster, rows: Iterable[Invited]) -> set[int]:
    """The people whose marks wait."""
    bits: str = roster.waiting
    return {row.person_id for row in rows if bits[row.place : row.place + 1] == "1"}


def _lay(roster: Roster, rows: list[Invited], waiting: Collection[int]) -> None:
    """Write the whole roster anew, in a drawn order."""
    roster.invited.all().delete()
    SystemRandom().shuffle(rows)
    fresh = [
        Invited(
            roster=roster,
            person_id=row.person_id,
            place=place,
            token=row.token,
            came=row.came,
            letters=row.letters,
        )
        for place, row in enumerate(rows)
    ]
    Invited.objects.bulk_create(fresh)
    roster.waiting = "".join("1" if row.person_id in waiting else "0" for row in fresh)
    roster.save(update_fields=["waiting"])


def is_spent(invited: Invited) -> bool:
    bits: str = invited.roster.waiting
    return invited.came or bits[invited.place : invited.place + 1] == "1"


@transaction.atomic
def mark(token: str) -> bool:
    """Mark that an invitation was used; False when it had been. Never along with a seat."""
    found = invitation(token)
    if found is None:
        return False
    roster = _locked(found.roster.workshop)
    row = roster.invited.get(token=hashed(token))
    row.roster = roster
    if is_spent(row):
        return False
    bits: str = roster.waiting
    roster.waiting = f"{bits[: row.place]}1{bits[row.place + 1 :]}"
    roster.save(update_fields=["waiting"])
    return True


@transaction.atomic
def nightly(roster: Roster, today: date) -> None:
    """Lay the waiting marks into the roster when five or more wait, and see to reminders."""
    roster = _locked(roster.workshop)
    if roster.batched_on == today:
        return
    rows = list(roster.invited.all())
    waiting = _waiting(roster, rows)
    everybody = all(row.came or row.person_id in waiting for row in rows)
    if len(waiting) >= FEWEST:
        for row in rows:
            row.came = row.came or row.person_id in waiting
        _lay(roster, rows, ())
    roster.batched_on = today
    if not everybody and _reminds(roster, today):
        roster.reminders += 1
        roster.reminded_on = today
        roster.asked = False
    roster.save(update_fields=["batched_on", "reminders", "reminded_on", "asked"])


def _reminds(roster: Roster, today: date) -> bool:
    room = roster.workshop
    if room.state != Workshop.State.OPEN or room.opens_on is None or room.closes_on is None:
        return False
    return reminders.is_due(today, room.opens_on, room.closes_on, sent(roster), asked=roster.asked)


def sent(roster: Roster) -> reminders.Letters:
    return reminders.Letters(roster.reminders, roster.reminded_on)


@transaction.atomic
def ask(workshop: Workshop) -> bool:
    """The host wants a reminder sent: it leaves with the next night's batch, if it may."""
    room = locked(workshop)
    return bool(
        Roster.objects.filter(workshop=room, reminders__lt=reminders.MOST).update(asked=True)
    )


def forget(workshop: Workshop) -> None:
    """The workshop is over: nobody needs to know any more who was invited."""
    Roster.objects.filter(workshop=workshop).delete()
