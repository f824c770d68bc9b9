"""`talkoot reseal`: journals and peer groups go on under a new key, so that the old one may go."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from django.db import models, transaction

from talkoot.cohorts.models import Entry, Note, Proposal, Shared
from talkoot.ground.sealed import SealBrokenError, SealedField

SEALED = (Entry, Note, Shared, Proposal)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """It takes none."""


def run(options: argparse.Namespace) -> int:
    """Seal everything that can be read under today's key; say how much cannot be read."""
    done, lost = 0, 0
    for row in _rows():
        if _reseal(row):
            done += 1
        else:
            lost += 1
    print(f"{done} sealed under today's key.")
    if lost:
        print(f"{lost} cannot be read: their key is not in TALKOOT_OLD_SECRET_KEYS.")
    return 1 if lost else 0


def _rows() -> Iterator[models.Model]:
    """Each row without its words: one that cannot be read must not keep the others from it."""
    for model in SEALED:
        yield from model._default_manager.defer(*_sealed(model)).order_by("pk")


def _sealed(model: type[models.Model]) -> list[str]:
    return [field.name for field in model._meta.get_fields() if isinstance(field, SealedField)]


@transaction.atomic
def _reseal(row: models.Model) -> bool:
    names = _sealed(type(row))
    try:
        row.refresh_from_db(fields=names)
    except SealBrokenError:
        return False
    row.save(update_fields=names)
    return True
