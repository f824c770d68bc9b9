"""A publication that is under way in the worker, and what the organisation compares itself with."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from talkoot.surveys.models.survey import Survey


class Publication(models.Model):
    """Somebody has asked for the results. The survey stays counted until all of it is done."""

    survey = models.OneToOneField(Survey, models.CASCADE, related_name="publication")
    done = models.PositiveSmallIntegerField(default=0)  # attacks made, of `of`
    of = models.PositiveSmallIntegerField(default=0)
    leaks = models.PositiveSmallIntegerField(default=0)
    smallest = models.PositiveSmallIntegerField(default=0)  # people in the smallest of the leaks
    failed = models.BooleanField(default=False)  # an error of the program itself

    def __str__(self) -> str:
        return f"{self.survey}: {self.done}/{self.of}"

    @property
    def refused(self) -> bool:
        return self.leaks > 0


class Told(models.Model):
    """What was published of one unit, or of several together; it does not change any more."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="told")
    key = models.IntegerField()  # its place in the frozen tree; -1, -2, ... of several together
    figures = models.JSONField()
    statements = models.JSONField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("survey", "key"), name="one_unit_once"),)

    def __str__(self) -> str:
        return f"{self.survey}, {self.key}"


class Benchmark(models.Model):
    """A mean from elsewhere for a scale, typed in by the organisation, and where it is from."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="benchmarks")
    scale = models.CharField(max_length=40)
    mean = models.FloatField(_("mean"))
    sd = models.FloatField(_("standard deviation"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=200)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("survey", "scale"), name="one_benchmark_a_scale"),
        )

    def __str__(self) -> str:
        return f"{self.scale}: {self.mean}"
