"""Verbs of operating models: make, word, move, sign, take up, release, take back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from talkoot.ground import codes
from talkoot.ground.meanwhile import ChangedMeanwhileError
from talkoot.people.models import Organisation, Person, Unit
from talkoot.practice import states
from talkoot.practice.models import (
    Adoption,
    OperatingModel,
    Origin,
    Revision,
    SignOff,
    StateChange,
)
from talkoot.programmes.models import Programme

TOLD = ("name", "need", "situation", "who", "steps", "tools", "indicator")  # names nobody
WORDS = (*TOLD, "agreed_with", "owner", "review_month", "licence")


class RefusedError(Exception):
    """It may not come to that state; says what it lacks."""


@transaction.atomic
def make(
    organisation: Organisation,
    words: Mapping[str, Any],
    *,
    programme: Programme | None = None,
    person: Person | None = None,
) -> OperatingModel:
    """Begin a model, as an idea."""
    model = OperatingModel(organisation=organisation, programme=programme, person=person)
    _put(model, words)
    model.save()
    _keep(model)
    StateChange.objects.create(model=model, state=model.state)
    return model


@transaction.atomic
def take_in(
    programme: Programme, words: Mapping[str, Any], *, root: UUID, came_from: Mapping[str, Any]
) -> OperatingModel:
    """Keep a model that came as a file: an idea here, whatever it was where it came from."""
    model = make(programme.house, words, programme=programme)
    model.root, model.came_from = root, dict(came_from)
    model.save(update_fields=["root", "came_from"])
    return model


def rest_on(
    model: OperatingModel, kind: Origin.Kind, source: UUID, words: str, found_on: date | None
) -> None:
    """Say where it comes from, in words that stay when the source is erased."""
    told = {"words": " ".join(words.split())[:300], "found_on": found_on}
    Origin.objects.get_or_create(model=model, kind=kind, source=source, defaults=told)


@transaction.atomic
def word(
    model: OperatingModel, words: Mapping[str, Any], *, seen: int, person: Person | None = None
) -> bool:
    """Word it anew as one more version, and say whether anything changed."""
    now = _held(model)
    if now.version != seen:
        raise ChangedMeanwhileError
    before = words_of(now)
    _put(now, words)
    now.person = person
    if words_of(now) == before:
        now.save(update_fields=["person"])
        return False
    now.version += 1
    now.save()
    _keep(now)
    return True


def words_of(model: OperatingModel) -> dict[str, str]:
    """Its words as plain text, in their order."""
    return {name: str(getattr(model, name) or "") for name in WORDS}


def _put(model: OperatingModel, words: Mapping[str, Any]) -> None:
    for name in WORDS:
        if name in words:
            setattr(model, name, words[name])


def _keep(model: OperatingModel) -> None:
    Revision.objects.create(model=model, version=model.version, words=words_of(model))


def _held(model: OperatingModel) -> OperatingModel:
    return OperatingModel.objects.select_for_update().get(pk=model.pk)


@transaction.atomic
def move(
    model: OperatingModel,
    state: str,
    *,
    why: str = "",
    trial_from: date | None = None,
    check_on: date | None = None,
) -> None:
    """Bring it to another state, and write it into the log. Raises RefusedError."""
    now = _held(model)
    lack = states.lacks(
        now.state, state, signed=is_signed(now), trial_from=trial_from, check_on=check_on
    )
    if lack:
        raise RefusedError(lack)
    now.state = OperatingModel.State(state)
    if state == states.TRIAL:
        now.trial_from, now.check_on = trial_from, check_on
    now.save(update_fields=["state", "trial_from", "check_on"])
    StateChange.objects.create(model=now, state=state, why=why)


def is_signed(model: OperatingModel) -> bool:
    """Whether the present version has been approved."""
    return model.signatures.filter(version=model.version).exists()


@transaction.atomic
def sign(model: OperatingModel, person: Person, role: str, *, agreed: str, seen: int) -> None:
    """Approve the version that was read, and no other."""
    now = _held(model)
    if now.version != seen:
        raise ChangedMeanwhileError
    SignOff.objects.create(model=now, version=seen, person=person, role=role, agreed=agreed)


@transaction.atomic
def adopt(model: OperatingModel, units: Iterable[Unit], *, among: Iterable[Unit]) -> None:
    """Say which of some units have taken it up; of others nothing changes."""
    chosen = {unit.pk for unit in units}
    asked = {unit.pk for unit in among}
    held = set(model.adoptions.filter(unit__in=asked).values_list("unit", flat=True))
    model.adoptions.filter(unit__in=asked - chosen).delete()
    Adoption.objects.bulk_create(
        Adoption(model=model, unit_id=pk) for pk in sorted((chosen & asked) - held)
    )


@transaction.atomic
def release(model: OperatingModel, *, seen: int) -> None:
    """Let everybody read exactly these words, until it is taken back."""
    now = _held(model)
    if now.version != seen:
        raise ChangedMeanwhileError
    now.released = told_to_all(now)
    now.released_on = timezone.localdate()
    now.secret = now.secret or codes.secret()
    now.save(update_fields=["released", "released_on", "secret"])


def told_to_all(model: OperatingModel) -> dict[str, Any]:
    """What a public page says: no owner, and nobody with whom it was agreed."""
    told: dict[str, Any] = {name: getattr(model, name) for name in TOLD}
    return told | {
        "licence": model.licence,
        "version": model.version,
        "organisation": model.organisation.name,
    }


def take_back(model: OperatingModel) -> None:
    """Let the public address lead nowhere, now and when it is released again."""
    model.secret, model.released, model.released_on = None, None, None
    model.save(update_fields=["secret", "released", "released_on"])
