"""What is given in a room."""

from __future__ import annotations

import uuid

from django.db import models

from talkoot.ground.sealed import SealedField
from talkoot.workshops.models.seats import Group, PassedSheet, Seat
from talkoot.workshops.models.workshop import Beat, Workshop


class Contribution(models.Model):
    """What a seat gave in a beat.

    Before release an anonymous contribution has its seat; at release it is copied, shuffled, under
    a fresh id and without seat or key, and the original is deleted. The body is sealed, so that
    neither journals nor backups tell what somebody wrote, withdrew or kept to herself.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="contributions")
    beat = models.ForeignKey(Beat, models.CASCADE, related_name="contributions")
    seat = models.ForeignKey(
        Seat, models.CASCADE, null=True, blank=True, related_name="contributions"
    )
    group = models.ForeignKey(Group, models.SET_NULL, null=True, blank=True, related_name="+")
    sheet = models.ForeignKey(
        PassedSheet, models.SET_NULL, null=True, blank=True, related_name="contributions"
    )
    station = models.CharField(max_length=40, blank=True)  # where it was gathered
    promoted = models.BooleanField(default=False)  # its writer lifted it out to the room
    key = models.CharField(max_length=64, null=True, blank=True)
    body = SealedField()
    released = models.BooleanField(default=False)
    held = models.BooleanField(default=False)  # released, but waits for the host's look
    hidden = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("workshop", "key"), name="one_contribution_a_key"),
        )

    def __str__(self) -> str:
        return str(self.id)


class Photo(models.Model):
    """The picture on a card, sealed like its words; goes with the card."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    contribution = models.OneToOneField(Contribution, models.CASCADE, related_name="photo")
    picture = SealedField()  # a JPEG in base64

    def __str__(self) -> str:
        return str(self.id)


class SpentKey(models.Model):
    """A client's id that was accepted once. Outlives the original, and leads to nothing."""

    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="+")
    key = models.CharField(max_length=64)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("workshop", "key"), name="one_spent_key"),)

    def __str__(self) -> str:
        return self.key
