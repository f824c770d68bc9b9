"""What was agreed, and the evidence it rests on."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from talkoot.people.models import Person, Unit
from talkoot.programmes.models import Programme

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


class Evidence(models.Model):
    """One immutable, anonymous record of what a room found: nothing in it leads to a seat."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="evidence")
    source = models.UUIDField(help_text="the public id of the workshop")
    kind = models.CharField(max_length=20)
    title = models.TextField()
    body = models.JSONField()
    found_on = models.DateField()

    def __str__(self) -> str:
        return self.title


class CommitmentQuerySet(models.QuerySet["Commitment"]):
    def visible_to(self, person: Person | AnonymousUser) -> CommitmentQuerySet:
        """Commitments of the programmes the person sees from inside: they name people."""
        return self.filter(programme__in=Programme.objects.lived_by(person))

    def run_by(self, person: Person | AnonymousUser) -> CommitmentQuerySet:
        """Commitments the person may mark: those of the programmes she coordinates."""
        return self.filter(programme__in=Programme.objects.run_by(person))

    def worded_by(self, person: Person | AnonymousUser) -> CommitmentQuerySet:
        """Commitments the person may word: of programmes in which she may open workshops."""
        return self.filter(programme__in=Programme.objects.facilitated_by(person))

    def marked_by(self, person: Person | AnonymousUser) -> CommitmentQuerySet:
        """Commitments of which the person may say how it went: who coordinates, or looks after."""
        return self.run_by(person) | self.visible_to(person).filter(person=person.pk)

    def unfinished(self) -> CommitmentQuerySet:
        """What has not been done or let go."""
        return self.filter(state__in=(Commitment.State.OPEN, Commitment.State.PARTLY))

    def soonest_first(self) -> CommitmentQuerySet:
        """The soonest first. What has no day comes last, on every database."""
        return self.order_by(models.F("due_on").asc(nulls_last=True), "what")

    def latest_first(self) -> CommitmentQuerySet:
        """The latest first, and last what has no day."""
        return self.order_by(models.F("due_on").desc(nulls_last=True), "what")

    def finished(self) -> CommitmentQuerySet:
        """What has been done or let go."""
        return self.filter(state__in=(Commitment.State.DONE, Commitment.State.DROPPED))


class Commitment(models.Model):
    """Who does what by when, and how it shows."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        DONE = "done", _("done")
        PARTLY = "partly", _("partly done")
        DROPPED = "dropped", _("let go")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="commitments")
    evidence = models.ForeignKey(Evidence, models.SET_NULL, null=True, blank=True, related_name="+")
    what = models.CharField(_("what"), max_length=200)
    owner = models.CharField(_("who"), max_length=120)
    person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(
        Unit, models.SET_NULL, null=True, blank=True, related_name="commitments"
    )
    first_step = models.CharField(_("first step"), max_length=200, blank=True)
    shows = models.CharField(_("how it shows"), max_length=200, blank=True)
    due_on = models.DateField(_("by when"), null=True, blank=True)
    check_on = models.DateField(_("asked how it went"), null=True, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    version = models.PositiveIntegerField(default=1)  # two who word it at once are told

    objects = CommitmentQuerySet.as_manager()

    def __str__(self) -> str:
        return self.what


class Look(models.Model):
    """How many of those concerned saw it done, on a day. Counts only: nobody's word is kept."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="looks")
    on = models.DateField()
    source = models.UUIDField(help_text="the public id of the workshop")
    done = models.PositiveIntegerField()
    partly = models.PositiveIntegerField()
    unseen = models.PositiveIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("commitment", "source"), name="one_look_a_workshop"),
        )

    def __str__(self) -> str:
        return f"{self.commitment_id}, {self.on}"
