"""What somebody wrote in her own words, apart from everything else she answered."""

from __future__ import annotations

import uuid

from django.db import models

from talkoot.ground.sealed import SealedField


class Remark(models.Model):
    """One answer to an open question, under an id of its own: it leads to no other answer.

    `block10` is its place among the question's own blocks of ten writers or more, which are kept
    with the survey. There is no time and no order; reading by the drawn id is reading by chance.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    box = models.UUIDField(db_index=True)
    question = models.CharField(max_length=40)
    block10 = models.IntegerField()
    text = SealedField()
    hidden = models.BooleanField(default=False)  # by a moderator; it is counted, not erased

    def __str__(self) -> str:
        return str(self.id)
