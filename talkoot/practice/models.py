"""What was agreed, the evidence it rests on, and ideas that wait for the next workshop."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from talkoot.ground.sealed import SealedField
from talkoot.people.models import Organisation, Person, Role, Unit
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

    def unfinished(self) -> CommitmentQuerySet:
        """What has not been done or let go."""
        return self.filter(state__in=(Commitment.State.OPEN, Commitment.State.PARTLY))

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
    first_step = models.CharField(_("first step"), max_length=200, blank=True)
    shows = models.CharField(_("how it shows"), max_length=200, blank=True)
    due_on = models.DateField(_("by when"), null=True, blank=True)
    check_on = models.DateField(_("asked how it went"), null=True, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)

    objects = CommitmentQuerySet.as_manager()

    def __str__(self) -> str:
        return self.what


class IdeaBoxQuerySet(models.QuerySet["IdeaBox"]):
    def emptied_by(self, person: Person | AnonymousUser) -> IdeaBoxQuerySet:
        """Boxes of the organisations in which the person leads workshops."""
        roles = (Role.Name.COORDINATOR, Role.Name.FACILITATOR, Role.Name.MANAGER)
        houses = Organisation.objects.where(person, *roles)
        return self.filter(unit__organisation__in=houses)

    def on_the_wall(self) -> IdeaBoxQuerySet:
        return self.filter(unit__closed_on=None)


class IdeaBox(models.Model):
    """A unit's box for small ideas. Whoever has its address may put one in; there is no key to a
    person in it, and no time."""

    unit = models.OneToOneField(Unit, models.CASCADE, related_name="idea_box")
    secret = models.CharField(max_length=32, unique=True)

    objects = IdeaBoxQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.unit)


class Idea(models.Model):
    """One idea, sealed. Its place among the others tells nothing: they are mixed each time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    box = models.ForeignKey(IdeaBox, models.CASCADE, related_name="ideas")
    text = SealedField()

    def __str__(self) -> str:
        return str(self.id)
