"""Where a survey was brought from, and means that other surveys have told."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from talkoot.people.models import Organisation
from talkoot.surveys.models.survey import Survey


class Origin(models.Model):
    """A survey that was answered elsewhere: its answers were laid here, its file was not kept."""

    survey = models.OneToOneField(Survey, models.CASCADE, related_name="origin")
    name = models.CharField(_("Where the answers are from"), max_length=80)
    rows = models.PositiveIntegerField()
    on = models.DateField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name


class Elsewhere(models.Model):
    """A mean that another survey told of a unit; of five people at least."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="elsewhere")
    name = models.CharField(max_length=80)  # of the survey
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    unit = models.CharField(max_length=200)
    scale = models.CharField(max_length=200)
    n = models.PositiveIntegerField()
    mean = models.FloatField()

    class Meta:
        ordering = ["name", "-year", "scale", "pk"]

    def __str__(self) -> str:
        return f"{self.name} {self.year or ''} {self.unit}: {self.scale} {self.mean}"
