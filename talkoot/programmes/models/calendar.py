"""What calendars were told of a programme's events, and whom it was mailed to."""

from __future__ import annotations

from django.db import models

from talkoot.people.models import Person
from talkoot.programmes.models.modules import Module
from talkoot.programmes.models.programme import Programme


class Announced(models.Model):
    """An event as calendars know it. It outlives what it is of: they must hear that it is off."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="announced")
    module = models.ForeignKey(
        Module, models.SET_NULL, null=True, blank=True, related_name="announced"
    )
    uid = models.CharField(max_length=120, unique=True)
    # Of a module or its task; "" is all inside, and what is no audience is who runs it alone.
    audience = models.CharField(max_length=20, blank=True)
    event = models.JSONField()  # its title, times and place, as last told
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()
    cancelled = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.uid


class Guest(models.Model):
    """Somebody an event is mailed to: that she was asked, and never whether she came."""

    announced = models.ForeignKey(Announced, models.CASCADE, related_name="guests")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    told = models.IntegerField(default=-1)  # the sequence of the last letter

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("announced", "person"), name="one_guest_an_event"),
        )

    def __str__(self) -> str:
        return f"{self.person} at {self.announced}"
