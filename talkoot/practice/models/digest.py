"""The message budget: one letter a person and week, whatever there is to be said."""

from __future__ import annotations

from django.db import models

from talkoot.people.models import Person


class Digest(models.Model):
    """In which week a person was last looked at for her letter, and whether she wants none."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="digest")
    week = models.DateField(null=True, blank=True)  # its Monday
    off = models.BooleanField(default=False)

    def __str__(self) -> str:
        return str(self.person_id)
