"""The trustee of a survey: a link of her own, and whether she has tried her key."""

from __future__ import annotations

from django.db import models

from talkoot.ground.sealed import SealedField
from talkoot.surveys.models.survey import Survey


class Trust(models.Model):
    """What the server knows of the trustee. Her key is not here, and never was."""

    survey = models.OneToOneField(Survey, models.CASCADE, related_name="trust")
    serial = models.PositiveIntegerField(default=1)  # a new link makes the one before it dead
    trial = SealedField(null=True)  # the word of the sealed test ballot
    rehearsed = models.CharField(max_length=64, blank=True)  # the public key it was tried with

    def __str__(self) -> str:
        return str(self.survey)
