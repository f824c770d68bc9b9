"""Plan a survey, and open it once everything it promises is true."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from talkoot.people.models import Organisation, Placement, Unit
from talkoot.surveys import ballots, reading, slips
from talkoot.surveys.actions import link, trust, word
from talkoot.surveys.models import Survey

LEAST_K, MOST_K = 5, 50


class NotReadyError(Exception):
    """A survey that may not be opened yet; `missing` says what to see to."""

    def __init__(self, missing: list[str]) -> None:
        super().__init__("\n".join(missing))
        self.missing = missing


def prepare(organisation: Organisation, source: str, title: str, **more: Any) -> Survey:
    """Plan a survey. Raises QuestionnaireError when the questionnaire cannot be used."""
    reading.read(source)
    made = Survey.objects.create(
        organisation=organisation, source=source, title=title.strip()[:120], **more
    )
    word.begin(made)
    return made


def missing(survey: Survey) -> list[str]:
    """Say what is still to be seen to before the survey may open."""
    found = word.missing(survey)
    if survey.handled_on is None:
        found.append(_("Say when the survey was handled in the cooperation procedure."))
    if not LEAST_K <= survey.k <= MOST_K:
        found.append(
            _("The smallest group shown must be from %(least)d to %(most)d people.")
            % {"least": LEAST_K, "most": MOST_K}
        )
    if survey.mode == Survey.Mode.ANONYMOUS and not (survey.public_key and survey.trustee):
        found.append(_("The trustee has not given a key yet."))
    elif survey.mode == Survey.Mode.ANONYMOUS and not trust.is_rehearsed(survey):
        found.append(_("The trustee has not tried yet whether the key opens a test ballot."))
    found += link.missing(survey)
    if survey.closes_on is not None and survey.closes_on < timezone.localdate():
        found.append(_("The last day is over. Choose a later one."))
    if not survey.organisation.units.filter(closed_on=None).exists():
        found.append(_("The organisation has no units yet."))
    return found


@transaction.atomic
def keep_key(survey: Survey, public: str, trustee: str) -> None:
    """Take the public half of the trustee's key. Raises WrongKeyError when it is none."""
    room = Survey.objects.select_for_update().get(pk=survey.pk, state=Survey.State.DRAFT)
    try:
        key = base64.b64decode(public.strip(), validate=True)
    except ValueError:
        key = b""
    if len(key) != ballots.KEY_BYTES:
        raise ballots.WrongKeyError("This is no public key.")
    room.public_key, room.trustee = public.strip(), trustee.strip()[:120]
    room.save(update_fields=["public_key", "trustee"])
    trust.new_trial(room, room.public_key)


@transaction.atomic
def change(survey: Survey, **words: Any) -> None:
    """Change what may be changed before the survey opens."""
    Survey.objects.filter(pk=survey.pk, state=Survey.State.DRAFT).update(**words)


@transaction.atomic
def move_last_day(survey: Survey, day: date) -> bool:
    """Keep an open survey open longer; what was promised is never shortened."""
    room = Survey.objects.select_for_update().get(pk=survey.pk)
    if not room.takes_answers or (room.closes_on is not None and day <= room.closes_on):
        return False
    room.closes_on = day
    room.save(update_fields=["closes_on"])
    return True


@transaction.atomic
def print_slips(survey: Survey, piles: Mapping[int, int]) -> None:
    """Make the piles as large as is asked, and never smaller: a slip that was given out holds."""
    room = Survey.objects.select_for_update().get(pk=survey.pk)
    if room.state != Survey.State.OPEN:
        return
    known = {place for place, _unit in enumerate(room.tree or ())}
    for place, number in piles.items():
        if place in known:
            larger = max(room.slips_of.get(place, 0), min(number, slips.MOST))
            room.piles = room.piles | {str(place): larger}
    room.save(update_fields=["piles"])


@transaction.atomic
def count_unused(survey: Survey, piles: Mapping[str, int]) -> None:
    """Keep how many slips of each pile were left, until the answers are counted."""
    closed = Survey.objects.filter(pk=survey.pk, state=Survey.State.CLOSED)
    closed.update(unused=dict(piles))


@transaction.atomic
def open_survey(survey: Survey) -> None:
    """Freeze the tree, and let people answer. Raises NotReadyError."""
    room = Survey.objects.select_for_update().get(pk=survey.pk)
    if room.state != Survey.State.DRAFT:
        return
    if found := missing(room):
        raise NotReadyError(found)
    room.tree = frozen(room.organisation)
    if room.mode == Survey.Mode.CONFIDENTIAL:
        private, public = ballots.new_key()
        room.server_key = ballots.written(private)
        room.public_key = base64.b64encode(public).decode()
    room.state = Survey.State.OPEN
    room.save()


def frozen(organisation: Organisation) -> list[dict[str, Any]]:
    """The units as they are now, parents before their children, with the people in each.

    Of several trees the organisation itself is the top: the whole house has a figure, and what is
    too small to be a tree of its own is shown together with others.
    """
    units = list(organisation.units.filter(closed_on=None).order_by("code"))
    people = Placement.objects.filter(unit__in=units, membership__left_on=None)
    heads: dict[int, int] = {}
    for unit_id in people.values_list("unit", flat=True):
        heads[unit_id] = heads.get(unit_id, 0) + 1
    order = _downwards(units)
    known = {unit.pk for unit in units}
    several = sum(unit.parent_id not in known for unit in units) > 1
    place = {unit.pk: number + several for number, unit in enumerate(order)}
    house = {"unit": 0, "names": {"fi": organisation.name}, "parent": None, "people": 0}
    return [house] * several + [
        {
            "unit": unit.pk,
            "names": unit.names or {"fi": unit.code},
            "parent": place.get(unit.parent_id or 0, 0 if several else None),
            "people": heads.get(unit.pk, 0),
        }
        for unit in order
    ]


def _downwards(units: list[Unit]) -> list[Unit]:
    known = {unit.pk for unit in units}
    below: dict[int | None, list[Unit]] = {}
    for unit in units:
        below.setdefault(unit.parent_id if unit.parent_id in known else None, []).append(unit)
    order: list[Unit] = []
    waiting = list(reversed(below.get(None, [])))
    while waiting:
        unit = waiting.pop()
        order.append(unit)
        waiting.extend(reversed(below.get(unit.pk, [])))
    return order
