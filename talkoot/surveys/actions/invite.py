"""Put people on the roster of an open survey. People may come and go; its units stay."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import SystemRandom
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from talkoot.ground import scrub
from talkoot.people.models import Placement, Unit
from talkoot.surveys import guests, personal
from talkoot.surveys.actions.answer import forget_who_came
from talkoot.surveys.models import Invitee, Roster, Survey


class NotOpenError(Exception):
    """People are asked while a survey is open, and neither before nor after."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a roster: who came, who left, and who was there already."""

    added: int = 0
    left: int = 0
    known: int = 0


def _locked(survey: Survey) -> Survey:
    room = Survey.objects.select_for_update().get(pk=survey.pk)
    if not room.takes_answers:
        raise NotOpenError(_("The survey does not take answers now."))
    Roster.objects.get_or_create(survey=room)
    return room


@transaction.atomic
def take_staff(survey: Survey) -> Change:
    """Ask everybody who works in the survey's units now; whoever has gone is asked no more.

    Somebody who has moved is asked where she was: the units are as they were at the opening.
    """
    room = _locked(survey)
    staff = {placed.membership.person_id: placed for placed in _placed(room)}
    known = _of_staff(room, staff)
    places = {unit["unit"]: place for place, unit in enumerate(room.tree or ())}
    new = [
        Invitee(place=places[placed.unit_id], person_id=pk, **_contact(placed))
        for pk, placed in staff.items()
        if pk not in known
    ]
    _add(room, new)
    gone = [one for pk, one in known.items() if pk not in staff and not one.left]
    back = [one for pk, one in known.items() if pk in staff and one.left]
    _set_left(gone, True)
    _set_left(back, False)
    return Change(len(new) + len(back), len(gone), len(staff) - len(new) - len(back))


def _of_staff(survey: Survey, staff: Mapping[int, Placement]) -> dict[int, Invitee]:
    """Who is on the roster by her person; who came with a file is known by her address."""
    everybody = list(survey.invitees.all())
    known = {one.person_id: one for one in everybody if one.person_id}
    strangers = {one.email: one for one in everybody if one.email and not one.person_id}
    for pk, placed in staff.items():
        if pk not in known and (one := strangers.pop(_contact(placed)["email"], None)):
            one.person_id = pk
            one.save(update_fields=["person"])
            known[pk] = one
    return known


def _placed(survey: Survey) -> list[Placement]:
    """One placement of each person: a second one gives no second answer."""
    found = Placement.objects.filter(
        unit__in=[unit["unit"] for unit in survey.tree or ()],
        membership__left_on=None,
        membership__person__is_active=True,
    )
    return list(found.select_related("membership__person").order_by("-pk"))


def _contact(placed: Placement) -> dict[str, str]:
    person = placed.membership.person
    return {"name": person.name, "email": person.email or "", "language": person.language}


def _add(survey: Survey, new: Sequence[Invitee]) -> None:
    """Write new rows in a drawn order; each finds its code by a digest."""
    rows = list(new)
    SystemRandom().shuffle(rows)
    for row in rows:
        row.id, row.survey = uuid.uuid4(), survey
        row.token = personal.token(personal.code(survey.pk, row.id))
    Invitee.objects.bulk_create(rows, batch_size=500)


def _set_left(people: Iterable[Invitee], left: bool) -> None:
    for one in people:
        one.left = left
    Invitee.objects.bulk_update(people, ["left"], batch_size=500)


@transaction.atomic
def take_table(survey: Survey, raw: bytes) -> Change:
    """Ask the people of a file as well. Raises MistakesError, and then nothing was changed.

    Whoever is known by her address, her number, or by name in her unit, is not asked twice; what
    the file has of her replaces what we had.
    """
    room = _locked(survey)
    rows = guests.read(raw, units_of(room))
    known = _Known(room.invitees.all())
    new, changed = [], []
    for guest in rows:
        if (one := known.find(guest)) is None:
            new.append(Invitee(place=guest.place, **_written(guest)))
        else:
            changed.append(_renewed(one, guest))
    _add(room, new)
    Invitee.objects.bulk_update(changed, [*CONTACT, "left", "link"], batch_size=500)
    return Change(added=len(new), known=len(changed))


CONTACT = ("name", "email", "phone", "language", "tries", "refused")


def _written(guest: guests.Guest) -> dict[str, str]:
    return {name: getattr(guest, name) for name in ("name", "email", "phone", "language")}


def _renewed(one: Invitee, guest: guests.Guest) -> Invitee:
    """Empty cells keep what is; another address is tried anew."""
    for name, value in _written(guest).items():
        if value:
            _forget_token(one, name, value)
            setattr(one, name, value)
    one.left, one.tries, one.refused = False, 0, False
    return one


def _forget_token(one: Invitee, name: str, value: Any) -> None:
    """Another address may be another person: the trustee makes her a token of her own."""
    if name in ("email", "phone") and getattr(one, name) != value:
        one.link = ""


class _Known:
    """Who is on the roster: each is found once, so that two of one name stay two."""

    def __init__(self, people: Iterable[Invitee]) -> None:
        self.found: dict[Any, list[Invitee]] = {}
        self.taken: set[uuid.UUID] = set()
        for one in people:
            for key in (one.email, one.phone, (one.place, one.name.casefold())):
                if key:
                    self.found.setdefault(key, []).append(one)

    def find(self, guest: guests.Guest) -> Invitee | None:
        for key in (guest.email, guest.phone, (guest.place, guest.name.casefold())):
            for one in self.found.get(key, ()) if key else ():
                if one.pk not in self.taken and self._may_be(one, guest, key):
                    self.taken.add(one.pk)
                    return one
        return None

    @staticmethod
    def _may_be(one: Invitee, guest: guests.Guest, key: object) -> bool:
        """A name alone is not enough where both have an address, and they differ."""
        if not isinstance(key, tuple):
            return True
        pairs = ((one.email, guest.email), (one.phone, guest.phone))
        return all(ours == theirs or not (ours and theirs) for ours, theirs in pairs)


def units_of(survey: Survey) -> dict[str, int | None]:
    """The places of the units, by each of their names and by code; None is a name of several."""
    tree = survey.tree or ()
    codes = dict(
        Unit.objects.filter(pk__in=[one["unit"] for one in tree]).values_list("pk", "code")
    )
    found: dict[str, int | None] = {}
    for place, unit in enumerate(tree):
        for name in {" ".join(name.casefold().split()) for name in unit["names"].values() if name}:
            found[name] = None if name in found else place
    for place, unit in enumerate(tree):
        if unit["unit"] in codes:
            found[codes[unit["unit"]].casefold()] = place
    return found


@transaction.atomic
def add(survey: Survey, place: int, **contact: Any) -> None:
    """Ask one more person, in a unit of the frozen tree."""
    room = _locked(survey)
    _add(room, [Invitee(place=place, **contact)])


@transaction.atomic
def change(invitee: Invitee, **contact: Any) -> None:
    """Mend how somebody is reached, or say that she has left. What failed is tried anew."""
    _locked(invitee.survey)
    row = Invitee.objects.select_for_update().get(pk=invitee.pk)
    for name, value in contact.items():
        _forget_token(row, name, value)
        setattr(row, name, value)
    row.tries, row.refused = 0, False
    row.save(update_fields=[*contact, "tries", "refused", "link"])


@transaction.atomic
def send_letters(survey: Survey, *, most: int, apart: int) -> None:
    """Let the invitations leave, from now on and for those who are added later as well."""
    room = _locked(survey)
    roster = Roster.objects.select_for_update().get(survey=room)
    roster.most, roster.apart = min(most, Roster.MOST_REMINDERS), max(apart, 2)
    roster.invited_on = roster.invited_on or timezone.localdate()
    roster.save(update_fields=["most", "apart", "invited_on"])


@transaction.atomic
def forget(survey: Survey) -> None:
    """Erase the roster and its marks; the files are scrubbed soon after."""
    forget_who_came(survey)
    survey.invitees.all().delete()
    Roster.objects.filter(survey=survey).delete()
    scrub.due(Invitee, Roster)
