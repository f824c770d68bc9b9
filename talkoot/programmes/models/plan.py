"""The plan of a programme, and the copies that were frozen when it was sent somewhere."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from talkoot.people.models import Person
from talkoot.programmes.models.programme import Programme
from talkoot.programmes.plans.schema import PlanText


class Plan(models.Model):
    """What a programme is for and how it is meant to go. Read `told` as `text`."""

    programme = models.OneToOneField(Programme, models.CASCADE, related_name="plan")
    told = models.JSONField(default=dict)
    edited_at = models.DateTimeField(auto_now=True)
    edited_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return str(self.programme)

    @property
    def text(self) -> PlanText:
        return PlanText.model_validate(self.told)


class FrozenError(Exception):
    """A frozen plan is what was sent, and is never written again."""


class FrozenPlan(models.Model):
    """A dated copy of a plan as it was sent to the funder, which nothing changes afterwards."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="frozen_plans")
    on = models.DateField(_("sent on"))
    title = models.CharField(max_length=300)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    told = models.JSONField()
    money = models.JSONField(default=dict)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["-on", "-pk"]

    def __str__(self) -> str:
        return f"{self.title} {self.on}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise FrozenError
        super().save(*args, **kwargs)

    @property
    def text(self) -> PlanText:
        return PlanText.model_validate(self.told)
