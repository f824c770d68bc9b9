"""The sealed box of a survey, and what came out of it.

No row here has a key to anything but its box, a time, or an order (PRIVACY.md, 2.3 and 2.5).
"""

from __future__ import annotations

import uuid

from django.db import models

from talkoot.ground.sealed import SealedField


class Ballot(models.Model):
    """A sealed answer. In SQLite the table has no rows' numbers: they would tell the order."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    box = models.UUIDField(db_index=True)
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return str(self.id)


class SpentSlip(models.Model):
    """The digest of a slip's code that was used. Slips are drawn from a pile: it is nobody's."""

    digest = models.CharField(primary_key=True, max_length=64)
    box = models.UUIDField(db_index=True)

    def __str__(self) -> str:
        return self.digest


class Answer(models.Model):
    """An opened answer: its block and what was answered, shuffled, under an id of its own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    box = models.UUIDField(db_index=True)
    block = models.IntegerField()
    body = SealedField()

    def __str__(self) -> str:
        return str(self.id)
