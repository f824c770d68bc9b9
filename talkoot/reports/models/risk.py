"""What was done about the risks and loads a plan starts from, and how they are at the end."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from talkoot.people.models import Person
from talkoot.programmes.models import Programme


class Means(models.Model):
    """Something that was done about a risk. Its words outlive it; `load` is the risk's key."""

    class Kind(models.TextChoices):
        MODEL = "model", _("operating model")
        COMMITMENT = "commitment", _("commitment")
        MODULE = "module", _("module")
        THEME = "theme", _("theme")

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="means")
    load = models.CharField(max_length=80)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    source = models.CharField(max_length=40)
    words = models.CharField(max_length=300)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("programme", "load", "kind", "source"), name="one_means_once"
            ),
        )

    def __str__(self) -> str:
        return self.words


class RiskState(models.Model):
    """How a risk is now, as the house sees it, and how it is known."""

    class State(models.TextChoices):
        SAME = "same", pgettext_lazy("risk", "as before")
        EASED = "eased", pgettext_lazy("risk", "eased")
        MANAGED = "managed", pgettext_lazy("risk", "under control")
        GONE = "gone", pgettext_lazy("risk", "gone")
        WORSE = "worse", pgettext_lazy("risk", "worse")

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="risk_states")
    load = models.CharField(max_length=80)
    state = models.CharField(_("How is it now?"), max_length=8, choices=State.choices, blank=True)
    known_by = models.CharField(_("How do we know?"), max_length=300, blank=True)
    edits = models.PositiveIntegerField(default=0)
    edited_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("programme", "load"), name="one_state_a_risk"),
        )

    def __str__(self) -> str:
        return f"{self.load}: {self.state}"
