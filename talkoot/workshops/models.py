"""Workshops: a method run once by a group, its agenda, seats and what they give."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from talkoot.cohorts.models import Cohort, Member
from talkoot.ground.sealed import SealedField
from talkoot.live.models import Room
from talkoot.methods import library
from talkoot.methods.definition import Method, Step
from talkoot.people.models import Organisation, Person, Role, Unit
from talkoot.programmes.models import Programme

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


class Group(models.Model):
    """A small group of seats in one workshop."""

    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="groups")
    number = models.PositiveSmallIntegerField()
    done = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("workshop", "number"), name="one_group_a_number"),
        )

    def __str__(self) -> str:
        return str(self.number)


class Seat(models.Model):
    """An anonymous place in a workshop. There is no key to a person, and there must never be."""

    class Way(models.TextChoices):
        OWN = "own", _("a device of one's own")
        KIOSK = "kiosk", _("a shared tablet")
        PAPER = "paper", _("paper")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="seats")
    token = models.CharField(max_length=64, unique=True)
    return_code = models.CharField(max_length=64, null=True, blank=True)
    nickname = SealedField(default="", blank=True)
    language = models.CharField(max_length=2, default="fi")
    unit = models.ForeignKey(Unit, models.SET_NULL, null=True, blank=True, related_name="+")
    is_manager = models.BooleanField(default=False)
    way = models.CharField(max_length=5, choices=Way.choices, default=Way.OWN)
    people = models.PositiveSmallIntegerField(default=1)
    group = models.ForeignKey(Group, models.SET_NULL, null=True, blank=True, related_name="seats")
    role = models.CharField(max_length=40, blank=True)
    heard = models.BooleanField(default=False)
    hand_up = models.BooleanField(default=False)
    station = models.CharField(max_length=40, blank=True)  # where her group is, or she herself
    simulated = models.BooleanField(default=False)
    left = models.BooleanField(default=False)
    sends = models.PositiveSmallIntegerField(default=0)  # in the minute below: a flood is slowed
    sends_minute = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.nickname or self.id)[:40]


class PassedSheet(models.Model):
    """A sheet that goes from hand to hand in a beat, and who has it now.

    `seen` are the seats that have had it; the row goes when the beat is closed.
    """

    beat = models.ForeignKey(Beat, models.CASCADE, related_name="sheets")
    group = models.ForeignKey(Group, models.SET_NULL, null=True, blank=True, related_name="+")
    holder = models.ForeignKey(Seat, models.SET_NULL, null=True, blank=True, related_name="+")
    seen = SealedField(default=list)
    item = models.CharField(max_length=64, blank=True)  # the card it was made of
    stop = models.PositiveSmallIntegerField(default=1)
    ready = models.BooleanField(default=False)  # whoever has it is done with it

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("beat", "holder"), name="one_sheet_in_hand"),
        )

    def __str__(self) -> str:
        return f"{self.beat_id} {self.stop}"


class Contribution(models.Model):
    """What a seat gave in a beat.

    Before release an anonymous contribution has its seat; at release it is copied, shuffled, under
    a fresh id and without seat or key, and the original is deleted. The body is sealed, so that
    neither journals nor backups tell what somebody wrote, withdrew or kept to herself.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="contributions")
    beat = models.ForeignKey(Beat, models.CASCADE, related_name="contributions")
    seat = models.ForeignKey(
        Seat, models.CASCADE, null=True, blank=True, related_name="contributions"
    )
    group = models.ForeignKey(Group, models.SET_NULL, null=True, blank=True, related_name="+")
    sheet = models.ForeignKey(
        PassedSheet, models.SET_NULL, null=True, blank=True, related_name="contributions"
    )
    station = models.CharField(max_length=40, blank=True)  # where it was gathered
    promoted = models.BooleanField(default=False)  # its writer lifted it out to the room
    key = models.CharField(max_length=64, null=True, blank=True)
    body = SealedField()
    released = models.BooleanField(default=False)
    held = models.BooleanField(default=False)  # released, but waits for the host's look
    hidden = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("workshop", "key"), name="one_contribution_a_key"),
        )

    def __str__(self) -> str:
        return str(self.id)


class Photo(models.Model):
    """The picture on a card, sealed like its words; goes with the card."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    contribution = models.OneToOneField(Contribution, models.CASCADE, related_name="photo")
    picture = SealedField()  # a JPEG in base64

    def __str__(self) -> str:
        return str(self.id)


class SpentKey(models.Model):
    """A client's id that was accepted once. Outlives the original, and leads to nothing."""

    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="+")
    key = models.CharField(max_length=64)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("workshop", "key"), name="one_spent_key"),)

    def __str__(self) -> str:
        return self.key


class Roster(models.Model):
    """Who is invited to an open workshop, and how often they were reminded.

    `waiting` are the marks of those who have come since the last night: one sealed cell of a fixed
    length that is written anew with each of them, so that it has no order and tells no moment.
    """

    workshop = models.OneToOneField(Workshop, models.CASCADE, related_name="roster")
    waiting = SealedField(default="", blank=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    reminded_on = models.DateField(null=True, blank=True)
    asked = models.BooleanField(default=False)  # the host wants a reminder sent with the next batch
    batched_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"roster of {self.workshop_id}"


class Invited(models.Model):
    """A person on a roster. Leads to no seat, and no seat leads here; lies in a drawn order."""

    roster = models.ForeignKey(Roster, models.CASCADE, related_name="invited")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    place = models.PositiveIntegerField()
    token = models.CharField(max_length=64, unique=True)
    came = models.BooleanField(default=False)
    letters = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("roster", "person"), name="one_invitation_a_person"),
        )

    def __str__(self) -> str:
        return str(self.place)


class Given(models.Model):
    """How many contributions a seat has made in a beat: for its allowance and the voice meter."""

    seat = models.ForeignKey(Seat, models.CASCADE, related_name="given")
    beat = models.ForeignKey(Beat, models.CASCADE, related_name="given")
    count = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("seat", "beat"), name="one_count_a_beat"),)

    def __str__(self) -> str:
        return f"{self.count}"
