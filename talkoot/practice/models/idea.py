"""Ideas that wait for the next workshop."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.db import models

from talkoot.ground.sealed import SealedField
from talkoot.people.models import Organisation, Person, Role, Unit

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


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
