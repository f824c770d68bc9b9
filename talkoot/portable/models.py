"""What is kept of programmes that travel: their name among all houses, and where they came from."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from pydantic import ValidationError

from talkoot.people.models import Organisation, Person, Role
from talkoot.portable.content import Content, Part
from talkoot.programmes.models import Module, Programme

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


class Identity(models.Model):
    """What a programme is called in every house, and how it was when it was last taken along."""

    programme = models.OneToOneField(Programme, models.CASCADE, related_name="identity")
    root = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    version = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name_plural = "identities"

    def __str__(self) -> str:
        return f"{self.programme}, {self.version}"


class ArrivalQuerySet(models.QuerySet["Arrival"]):
    def brought_by(self, person: Person | AnonymousUser) -> ArrivalQuerySet:
        """Files that the person has brought herself, while she coordinates that house."""
        if not isinstance(person, Person):
            return self.none()
        houses = Organisation.objects.where(person, Role.Name.COORDINATOR)
        return self.filter(person=person, organisation__in=houses)


class Arrival(models.Model):
    """A file that was brought and looked at, and not yet kept. Its bytes lie in the data folder."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    title = models.CharField(max_length=300)
    made_at = models.DateTimeField(default=timezone.now)

    objects = ArrivalQuerySet.as_manager()

    def __str__(self) -> str:
        return self.title


class Travelled(models.Model):
    """Whose something was, as its file said."""

    root = models.UUIDField()
    version = models.PositiveIntegerField()
    organisation = models.CharField(max_length=120)
    title = models.CharField(max_length=300)
    licence = models.CharField(max_length=12, blank=True)
    brought_on = models.DateField(default=timezone.localdate)
    told = models.JSONField()

    class Meta:
        abstract = True


class Origin(Travelled):
    """The file a programme was made from; `told` is what it said, word for word."""

    programme = models.OneToOneField(Programme, models.CASCADE, related_name="origin")
    digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.title}, {self.organisation}"

    @cached_property
    def content(self) -> Content | None:
        """What the file said; none where its words are of a form that is not known any more."""
        try:
            return Content.model_validate(self.told)
        except ValidationError:
            return None


class PartOrigin(Travelled):
    """The module of a file that a module was made from."""

    module = models.OneToOneField(Module, models.CASCADE, related_name="origin")
    key = models.UUIDField()

    def __str__(self) -> str:
        return f"{self.title}, {self.organisation}"

    @cached_property
    def part(self) -> Part | None:
        try:
            return Part.model_validate(self.told)
        except ValidationError:
            return None
