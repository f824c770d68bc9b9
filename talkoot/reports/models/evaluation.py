"""What an evaluation rests on beside its figures: observations made of people's comments."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from talkoot.people.models import Person
from talkoot.programmes.models import Programme

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


class Gauge(models.Model):
    """A scale of the programme's surveys that tells of one of its goals or effects."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="gauges")
    aim = models.CharField(max_length=80)
    scale = models.CharField(max_length=40)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("programme", "aim", "scale"), name="one_gauge_a_scale_and_aim"
            ),
        )

    def __str__(self) -> str:
        return f"{self.aim}: {self.scale}"


class Result(models.Model):
    """What an indicator of the plan shows in the end, in the units it is told in.

    It is what the house measures itself: customers' feedback, costs, absences, interruptions.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="results")
    indicator = models.CharField(max_length=16)  # its key
    value = models.CharField(_("Result"), max_length=80)
    origin = models.CharField(_("How do we know?"), max_length=200)
    measured_on = models.DateField()
    edits = models.PositiveIntegerField(default=0)
    edited_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("programme", "indicator"), name="one_result_an_indicator"
            ),
        )

    def __str__(self) -> str:
        return self.value


class ObservationQuerySet(models.QuerySet["Observation"]):
    def visible_to(self, person: Person | AnonymousUser) -> ObservationQuerySet:
        """Observations of the programmes the person sees from inside."""
        return self.filter(programme__in=Programme.objects.lived_by(person))


class Observation(models.Model):
    """What comments say, in the words of the one who read them.

    Of a room's cards it keeps which ones say so (`picked`), since they stay in its record. Of a
    survey's comments it keeps a number: their time ends, and nobody is to find whose they were.
    """

    class Leans(models.TextChoices):
        WORKS = "works", pgettext_lazy("comments", "this works")
        FAILS = "fails", pgettext_lazy("comments", "this does not work")
        WISH = "wish", pgettext_lazy("comments", "this is wished for")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="observations")
    aim = models.CharField(max_length=80, blank=True)  # a goal or effect of the plan, by its key
    text = models.TextField()
    leans = models.CharField(max_length=5, choices=Leans.choices, default=Leans.WORKS)
    source = models.UUIDField(help_text="the public id of a record, or of a survey")
    question = models.CharField(max_length=40, blank=True)  # of the survey
    title = models.CharField(max_length=300)  # of the source, as it was called
    said_on = models.DateField()
    said = models.PositiveIntegerField()  # comments that say so
    read = models.PositiveIntegerField()  # comments that were read
    picked = models.JSONField(default=list)

    objects = ObservationQuerySet.as_manager()
    cards: tuple[str, ...] = ()  # the words of those picked, where a page has read them

    class Meta:
        ordering = ("said_on", "pk")

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def of_a_survey(self) -> bool:
        return bool(self.question)
