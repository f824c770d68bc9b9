"""Who is asked by name, and the marks of those who came: a mark leads to no ballot.

A mark waits in a table of its own, in no order. At night, and only when enough of them wait, they
are laid into the roster, which is then written anew in a drawn order (PRIVACY.md, 2.3).
"""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from talkoot.people.models import LANGUAGE_CHOICES, Person
from talkoot.surveys.models.survey import Survey


class Roster(models.Model):
    """How the people of a survey are written to, and how often they have been."""

    MOST_REMINDERS = 3

    survey = models.OneToOneField(Survey, models.CASCADE, related_name="roster")
    most = models.PositiveSmallIntegerField(_("reminders at most"), default=2)
    apart = models.PositiveSmallIntegerField(_("days between letters"), default=4)
    invited_on = models.DateField(null=True, blank=True)  # letters leave from this day on
    reminders = models.PositiveSmallIntegerField(default=0)  # the rounds there have been
    reminded_on = models.DateField(null=True, blank=True)
    batched_on = models.DateField(null=True, blank=True)
    trouble = models.CharField(max_length=200, blank=True)  # why no letter leaves just now

    def __str__(self) -> str:
        return f"roster of {self.survey_id}"


class Invitee(models.Model):
    """Somebody who is asked. Her code follows from `id`; kept is only the digest that finds it.

    `answered` is set for at least k people in one transaction, and shown to nobody.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, models.CASCADE, related_name="invitees")
    place = models.PositiveIntegerField()  # of the unit, in the frozen tree
    person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("mobile number"), max_length=20, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=LANGUAGE_CHOICES, blank=True, default=""
    )
    token = models.CharField(max_length=64, unique=True)
    link = models.CharField(max_length=80, blank=True)  # sealed by the trustee; tells us nothing
    answered = models.BooleanField(default=False)
    left = models.BooleanField(default=False)  # her code opens nothing, and no letter is sent
    letters = models.PositiveSmallIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)  # at the letter that is owed
    refused = models.BooleanField(default=False)  # of an invitation only: a reminder would tell

    class Meta:
        indexes = (models.Index(fields=("survey", "place"), name="invitees_of_a_unit"),)

    def __str__(self) -> str:
        return self.name


class Mark(models.Model):
    """The digest of a personal code that was used. Unlogged, without a number, a time or a key."""

    digest = models.CharField(primary_key=True, max_length=64)
    box = models.UUIDField(db_index=True)

    def __str__(self) -> str:
        return self.digest
