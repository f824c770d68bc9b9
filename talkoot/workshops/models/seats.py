"""Who is in a room: seats and small groups, the sheets in their hands, and who has given."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from talkoot.ground.sealed import SealedField
from talkoot.people.models import Unit
from talkoot.workshops.models.workshop import Beat, Workshop


class Group(models.Model):
    """A small group of seats in one workshop."""

    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="groups")
    number = models.PositiveSmallIntegerField()
    done = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("workshop", "number"), name="one_group_a_number"),
        )

    def __str__(self) -> str:
        return str(self.number)


class Seat(models.Model):
    """An anonymous place in a workshop. There is no key to a person, and there must never be."""

    class Way(models.TextChoices):
        OWN = "own", _("a device of one's own")
        KIOSK = "kiosk", _("a shared tablet")
        PAPER = "paper", _("paper")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="seats")
    token = models.CharField(max_length=64, unique=True)
    return_code = models.CharField(max_length=64, null=True, blank=True)
    nickname = SealedField(default="", blank=True)
    language = models.CharField(max_length=2, default="fi")
    unit = models.ForeignKey(Unit, models.SET_NULL, null=True, blank=True, related_name="+")
    is_manager = models.BooleanField(default=False)
    way = models.CharField(max_length=5, choices=Way.choices, default=Way.OWN)
    people = models.PositiveSmallIntegerField(default=1)
    group = models.ForeignKey(Group, models.SET_NULL, null=True, blank=True, related_name="seats")
    role = models.CharField(max_length=40, blank=True)
    heard = models.BooleanField(default=False)
    hand_up = models.BooleanField(default=False)
    station = models.CharField(max_length=40, blank=True)  # where her group is, or she herself
    simulated = models.BooleanField(default=False)
    left = models.BooleanField(default=False)
    sends = models.PositiveSmallIntegerField(default=0)  # in the minute below: a flood is slowed
    sends_minute = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.nickname or self.id)[:40]


class PassedSheet(models.Model):
    """A sheet that goes from hand to hand in a beat, and who has it now.

    `seen` are the seats that have had it; the row goes when the beat is closed.
    """

    beat = models.ForeignKey(Beat, models.CASCADE, related_name="sheets")
    group = models.ForeignKey(Group, models.SET_NULL, null=True, blank=True, related_name="+")
    holder = models.ForeignKey(Seat, models.SET_NULL, null=True, blank=True, related_name="+")
    seen = SealedField(default=list)
    item = models.CharField(max_length=64, blank=True)  # the card it was made of
    stop = models.PositiveSmallIntegerField(default=1)
    ready = models.BooleanField(default=False)  # whoever has it is done with it

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("beat", "holder"), name="one_sheet_in_hand"),
        )

    def __str__(self) -> str:
        return f"{self.beat_id} {self.stop}"


class Given(models.Model):
    """How many contributions a seat has made in a beat: for its allowance and the voice meter."""

    seat = models.ForeignKey(Seat, models.CASCADE, related_name="given")
    beat = models.ForeignKey(Beat, models.CASCADE, related_name="given")
    count = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("seat", "beat"), name="one_count_a_beat"),)

    def __str__(self) -> str:
        return f"{self.count}"
