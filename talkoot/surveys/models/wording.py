"""What a survey will ask, while it is being written; and whose wording one says one may use."""

from __future__ import annotations

from django.db import models

from talkoot.people.models import Person
from talkoot.surveys.models.survey import Survey


class Questions(models.Model):
    """The draft of a survey's questionnaire, right or wrong. What is right is also the survey's.

    In pulses the draft is the whole, and the survey has the part whose turn it is.
    """

    survey = models.OneToOneField(
        Survey, models.CASCADE, primary_key=True, related_name="questions"
    )
    draft = models.TextField()
    before = models.TextField(blank=True)  # the draft before the last big change
    edits = models.PositiveIntegerField(default=0)  # counts up, so that two writers notice
    pulse = models.PositiveSmallIntegerField(default=0)  # which part is asked, counted from 0
    changed_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return str(self.survey_id)


class WordingRight(models.Model):
    """Somebody has said that the organisation may use the wording of an instrument."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="rights")
    scales = models.JSONField(default=list)  # ids of the scales it was said of
    said_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    said_on = models.DateField()

    class Meta:
        ordering = ("said_on", "pk")

    def __str__(self) -> str:
        return f"{self.survey_id}: {', '.join(self.scales)}"
