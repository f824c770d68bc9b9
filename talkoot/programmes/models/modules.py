"""Modules: what a programme is made of, in order, each for an audience and with its own days."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from talkoot.people.models import Person
from talkoot.programmes.filekinds import KINDS
from talkoot.programmes.models.programme import Programme

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


class ModuleQuerySet(models.QuerySet["Module"]):
    def visible_to(self, person: Person | AnonymousUser) -> ModuleQuerySet:
        """Modules of the programmes the person may see; they are the plan."""
        return self.filter(programme__in=Programme.objects.visible_to(person))

    def lived_by(self, person: Person | AnonymousUser) -> ModuleQuerySet:
        """Modules whose content, tasks and feedback are the person's too."""
        return self.filter(programme__in=Programme.objects.lived_by(person))

    def run_by(self, person: Person | AnonymousUser) -> ModuleQuerySet:
        """Modules the person may change: the coordinator all, an owner from inside her own."""
        if not isinstance(person, Person):
            return self.none()
        mine = models.Q(owner=person, programme__in=Programme.objects.facilitated_by(person))
        return self.filter(mine | models.Q(programme__in=Programme.objects.run_by(person)))


class Module(models.Model):
    """A part of a programme: something to learn, tasks, and the workshops that point to it."""

    class Audience(models.TextChoices):
        STAFF = "staff", _("staff")
        SUPERVISORS = "supervisors", _("supervisors")
        MANAGEMENT = "management", pgettext_lazy("audience", "management")
        EVERYONE = "everyone", _("everyone")

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="modules")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("title"), max_length=120)
    audience = models.CharField(max_length=11, choices=Audience.choices, default=Audience.STAFF)
    aim = models.TextField(blank=True)
    body = models.TextField(blank=True)
    owner = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    lecturer = models.CharField(max_length=120, blank=True)  # somebody from outside, by name
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)  # who saves over another's words is told

    objects = ModuleQuerySet.as_manager()

    class Meta:
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("workspace:module", args=[self.pk])


class Task(models.Model):
    """Something to do in a module."""

    class Kind(models.TextChoices):
        ALONE = "alone", pgettext_lazy("task", "alone")
        TOGETHER = "together", pgettext_lazy("task", "together")
        BETWEEN = "between", pgettext_lazy("task", "between events")
        COACHING = "coaching", pgettext_lazy("task", "sparring")

    module = models.ForeignKey(Module, models.CASCADE, related_name="tasks")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.ALONE)
    title = models.CharField(max_length=120)
    text = models.TextField(blank=True)
    due_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.title


class Material(models.Model):
    """A file of a module. Its bytes lie in the data folder, under `id` and no name of theirs."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    module = models.ForeignKey(Module, models.CASCADE, related_name="materials")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    kind = models.CharField(max_length=8)  # an ending that was found in the bytes
    size = models.PositiveBigIntegerField()
    transcript = models.TextField(blank=True)  # what is said in a video

    class Meta:
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.title

    @property
    def is_video(self) -> bool:
        return KINDS[self.kind].is_video


class Attendance(models.Model):
    """How many came. Who came is known to nobody here."""

    module = models.ForeignKey(Module, models.CASCADE, related_name="attendances")
    held_on = models.DateField()
    what = models.CharField(max_length=120)
    people = models.PositiveIntegerField()
    expected = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("held_on", "pk")

    def __str__(self) -> str:
        return self.what


class Feedback(models.Model):
    """What people thought of a module, as sums: no answer is kept beside another of hers."""

    module = models.OneToOneField(Module, models.CASCADE, related_name="feedback")
    waiting = models.JSONField(default=dict)  # answers that are too few to be told yet
    told = models.JSONField(default=dict)  # sums of the parcels that were told

    def __str__(self) -> str:
        return f"feedback of {self.module}"


class FeedbackMark(models.Model):
    """Somebody has given her feedback. Whose mark it is can be told by herself alone."""

    mark = models.CharField(max_length=64, primary_key=True)
    module = models.ForeignKey(Module, models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return self.mark
