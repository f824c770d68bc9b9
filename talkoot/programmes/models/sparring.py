"""Times that a coach offers in a module, and who has booked which: known to the two of them."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone

from talkoot.people.models import Person
from talkoot.programmes.models.modules import Module


class SparringTime(models.Model):
    """A time to talk with a coach. What is talked about is kept nowhere."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    module = models.ForeignKey(Module, models.CASCADE, related_name="sparring_times")
    coach = models.ForeignKey(Person, models.CASCADE, related_name="+")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=45)
    place = models.CharField(max_length=120, blank=True)
    link = models.URLField(max_length=300, blank=True)
    most = models.PositiveSmallIntegerField(default=1)  # people who may come together
    used = models.BooleanField(default=False)  # it was booked; by whom is forgotten
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("starts_at", "pk")

    def __str__(self) -> str:
        return f"{self.module}, {self.starts_at}"

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def is_ahead(self) -> bool:
        return self.starts_at > timezone.now()


class SparringBooking(models.Model):
    """Somebody comes to a time, alone or with a small group. It goes when the time is over."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    time = models.OneToOneField(SparringTime, models.CASCADE, related_name="booking")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    people = models.PositiveSmallIntegerField(default=1)
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.time_id)
