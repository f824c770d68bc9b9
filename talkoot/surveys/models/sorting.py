"""Themes of an open question's released answers: the proposal, and what people changed of it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy

from talkoot.ground.sealed import SealedField
from talkoot.surveys.models.survey import Survey


class Sorting(models.Model):
    """One open question of a published survey. The proposal is never changed once it is made."""

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("themes", "waiting")
        WORKING = "working", pgettext_lazy("themes", "being read")
        DONE = "done", pgettext_lazy("themes", "ready")
        FAILED = "failed", pgettext_lazy("themes", "not done")

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="sortings")
    question = models.CharField(max_length=40)
    state = models.CharField(max_length=7, choices=State.choices, default=State.WAITING)
    proposal = SealedField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["survey", "question"], name="one_sorting_a_question")
        ]

    def __str__(self) -> str:
        return f"{self.survey_id} {self.question}"


class SortingChange(models.Model):
    """What people did to the proposal, in order; what is undone stays, and counts no more."""

    sorting = models.ForeignKey(Sorting, models.CASCADE, related_name="changes")
    number = models.PositiveIntegerField()
    said = SealedField()
    undone = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sorting", "number"], name="one_change_a_number")
        ]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.sorting_id} {self.number}"
