"""Who is invited to an open workshop."""

from __future__ import annotations

from django.db import models

from talkoot.ground.sealed import SealedField
from talkoot.people.models import Person
from talkoot.workshops.models.workshop import Workshop


class Roster(models.Model):
    """Who is invited to an open workshop, and how often they were reminded.

    `waiting` are the marks of those who have come since the last night: one sealed cell of a fixed
    length that is written anew with each of them, so that it has no order and tells no moment.
    """

    workshop = models.OneToOneField(Workshop, models.CASCADE, related_name="roster")
    waiting = SealedField(default="", blank=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    reminded_on = models.DateField(null=True, blank=True)
    asked = models.BooleanField(default=False)  # the host wants a reminder sent with the next batch
    batched_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"roster of {self.workshop_id}"


class Invited(models.Model):
    """A person on a roster. Leads to no seat, and no seat leads here; lies in a drawn order."""

    roster = models.ForeignKey(Roster, models.CASCADE, related_name="invited")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    place = models.PositiveIntegerField()
    token = models.CharField(max_length=64, unique=True)
    came = models.BooleanField(default=False)
    letters = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("roster", "person"), name="one_invitation_a_person"),
        )

    def __str__(self) -> str:
        return str(self.place)
