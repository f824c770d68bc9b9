"""What several processes must count together."""

from __future__ import annotations

from django.db import models


class Failures(models.Model):
    """How often something failed in one minute: for everybody together, never for one address."""

    name = models.CharField(max_length=60)
    minute = models.BigIntegerField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("name", "minute"), name="one_count_a_minute"),
        )

    def __str__(self) -> str:
        return f"{self.name}: {self.count}"


class Erasure(models.Model):
    """Something was erased from a table that may still be in the database's files."""

    table = models.CharField(max_length=63)

    def __str__(self) -> str:
        return self.table
