"""The change log: what happened in a room, in order, kept only while the room is open."""

from __future__ import annotations

from django.db import models


class Room(models.Model):
    """One stream of changes. Its row is the lock under which changes are numbered."""

    version = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"room {self.pk}, version {self.version}"


class Change(models.Model):
    """One change, for one audience. `payload` is JSON text, sent as it is."""

    room = models.ForeignKey(Room, models.CASCADE, related_name="changes")
    version = models.PositiveBigIntegerField()
    audience = models.CharField(max_length=8)
    payload = models.TextField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("room", "version"), name="one_change_a_version"),
        )

    def __str__(self) -> str:
        return f"{self.room_id}:{self.version} to {self.audience}"
