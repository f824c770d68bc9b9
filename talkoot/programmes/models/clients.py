"""What an expert may sum up over her clients: their consent, and sums in which none is seen."""

from __future__ import annotations

from django.db import models

from talkoot.people.models import Person
from talkoot.programmes.models.modules import Module
from talkoot.programmes.models.programme import Programme


class Consent(models.Model):
    """A client's yes: what is told of the expert's modules in this programme may be summed up."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="consents")
    expert = models.ForeignKey(Person, models.CASCADE, related_name="+")
    given_on = models.DateField()
    given_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("given_on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("programme", "expert"),
                condition=models.Q(withdrawn_on=None),
                name="one_consent_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"{self.programme_id}: {self.given_on}"


class ClientSum(models.Model):
    """Feedback of modules of one name over an expert's clients. No client is named in it."""

    expert = models.ForeignKey(Person, models.CASCADE, related_name="+")
    name = models.CharField(max_length=120)  # of the modules, as one compares them
    told = models.JSONField(default=dict)
    told_on = models.DateField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("expert", "name"), name="one_sum_a_name"),)

    def __str__(self) -> str:
        return self.name


class Taken(models.Model):
    """How much of a module's told feedback is in a sum already, so that nothing is in it twice."""

    sum = models.ForeignKey(ClientSum, models.CASCADE, related_name="taken")
    module = models.ForeignKey(Module, models.CASCADE, related_name="+")
    told = models.JSONField(default=dict)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("sum", "module"), name="taken_once_a_module"),
        )

    def __str__(self) -> str:
        return f"{self.module_id} in {self.sum_id}"
