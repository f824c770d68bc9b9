"""Workshops: a method run once by a group, and the beats of its agenda."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from talkoot.cohorts.models import Cohort, Member
from talkoot.live.models import Room
from talkoot.methods import library
from talkoot.methods.definition import Method, Step
from talkoot.people.models import Organisation, Person, Role
from talkoot.programmes.models import Module, Programme

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


class WorkshopQuerySet(models.QuerySet["Workshop"]):
    def visible_to(self, person: Person | AnonymousUser) -> WorkshopQuerySet:
        """Workshops of the person's organisations and peer groups, and no rehearsals of others.

        Partners see the plan, not these.
        """
        roles = [role for role in Role.Name.values if role != Role.Name.PARTNER]
        organisations = Organisation.objects.where(person, *roles)
        return (
            self.filter(programme__organisation__in=organisations, rehearsal=False)
            | self.of_cohorts(person)
            | self.hosted_by(person)
        ).distinct()

    def hosted_by(self, person: Person | AnonymousUser) -> WorkshopQuerySet:
        """Workshops the person leads, while she belongs to the house or peer group they are of."""
        organisations = Organisation.objects.where(person, *Role.Name.values)
        cohorts = Cohort.objects.of(person)
        return self.filter(
            models.Q(programme__organisation__in=organisations)
            | models.Q(programme__cohort__in=cohorts),
            hosts=person.pk,
        )

    def of_cohorts(self, person: Person | AnonymousUser) -> WorkshopQuerySet:
        """Meetings of the person's peer groups; those held before her time only if so agreed."""
        if not isinstance(person, Person):
            return self.none()
        mine = Member.objects.filter(person=person, cohort=models.OuterRef("programme__cohort"))
        held_on = models.OuterRef("closed_at__date")
        in_my_time = mine.filter(models.Q(sees_from=None) | models.Q(sees_from__lte=held_on))
        return self.filter(
            models.Q(models.Exists(mine), closed_at=None) | models.Q(models.Exists(in_my_time)),
            rehearsal=False,
        )


class Workshop(models.Model):
    """One run of a method. What it runs is pinned: the source as it was when it was made."""

    class State(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("workshop", "planned")
        OPEN = "open", pgettext_lazy("workshop", "open")
        CLOSED = "closed", pgettext_lazy("workshop", "closed")

    class Mode(models.TextChoices):
        LIVE = "live", pgettext_lazy("workshop", "together, led")
        OPEN = "open", pgettext_lazy("workshop", "at one's own pace")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="workshops")
    module = models.ForeignKey(
        Module, models.SET_NULL, null=True, blank=True, related_name="workshops"
    )
    room = models.OneToOneField(Room, models.PROTECT, related_name="+")
    title = models.CharField(_("title"), max_length=120)
    place = models.CharField(_("place"), max_length=120, blank=True)
    starts_at = models.DateTimeField(_("starts"), null=True, blank=True)
    method_source = models.TextField(editable=False)
    short = models.BooleanField(default=False)
    hosts = models.ManyToManyField(Person, related_name="hosted_workshops")
    rehearsal = models.BooleanField(default=False)

    mode = models.CharField(max_length=4, choices=Mode.choices, default=Mode.LIVE)
    opens_on = models.DateField(null=True, blank=True)  # days, not hours: no clock change moves it
    closes_on = models.DateField(null=True, blank=True)
    by_unit = models.BooleanField(default=False)  # an interim task: one enters it for her unit
    late_until = models.DateTimeField(null=True, blank=True)  # those who could not come follow up

    state = models.CharField(max_length=8, choices=State.choices, default=State.PLANNED)
    door_open = models.BooleanField(default=False)
    code = models.CharField(max_length=8, unique=True, null=True, blank=True)
    secret = models.CharField(max_length=32, unique=True, null=True, blank=True)
    beat = models.ForeignKey("Beat", models.SET_NULL, null=True, blank=True, related_name="+")
    beat_started_at = models.DateTimeField(null=True, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True)
    held = models.BooleanField(default=False)  # the host looks at cards before they are shown
    scrub_due = models.DateTimeField(null=True)  # something was erased, and may be in the files

    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    brief = models.JSONField(null=True, blank=True)  # none: not chosen yet
    summary = models.JSONField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    objects = WorkshopQuerySet.as_manager()

    def __str__(self) -> str:
        return self.title

    @cached_property
    def method(self) -> Method:
        return library.parse(self.method_source)

    @property
    def is_led(self) -> bool:
        """Whether a host leads everybody from step to step; else each goes at her own pace."""
        return self.mode == self.Mode.LIVE and self.late_until is None

    @property
    def is_over(self) -> bool:
        """Whether its last day, or the hours for latecomers, have passed."""
        if self.late_until is not None:
            return timezone.now() > self.late_until
        return self.closes_on is not None and timezone.localdate() > self.closes_on


class Beat(models.Model):
    """One step of one round, in the unrolled agenda."""

    class State(models.TextChoices):
        COMING = "coming", pgettext_lazy("step", "coming")
        CURRENT = "current", pgettext_lazy("step", "now")
        DONE = "done", pgettext_lazy("step", "done")
        SKIPPED = "skipped", pgettext_lazy("step", "skipped")

    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="beats")
    position = models.FloatField()
    step_id = models.CharField(max_length=60)
    round = models.PositiveSmallIntegerField(default=1)
    minutes = models.PositiveSmallIntegerField()
    planned = models.PositiveSmallIntegerField(null=True)  # none: as long as the method says
    state = models.CharField(max_length=8, choices=State.choices, default=State.COMING)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)
    closed = models.BooleanField(default=False)
    stage = models.PositiveSmallIntegerField(default=0)  # at one's own pace: which open together
    due_on = models.DateField(null=True, blank=True)
    late = models.BooleanField(default=False)  # left open for those who could not come
    too_few = models.BooleanField(default=False)  # skipped: anonymous, with under five seats

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=("workshop", "position"), name="one_beat_a_place"),
        )

    def __str__(self) -> str:
        return f"{self.step_id} {self.round}"

    @property
    def step(self) -> Step:
        return self.workshop.method.step(self.step_id)
