"""Operating models: practices with a need, steps, a trial and units that have taken them up."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from talkoot.people.models import Organisation, Person, Role, Unit
from talkoot.practice.steps import steps_of
from talkoot.programmes.models import Programme

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


class OperatingModelQuerySet(models.QuerySet["OperatingModel"]):
    def visible_to(self, person: Person | AnonymousUser) -> OperatingModelQuerySet:
        """Models of the houses the person sees from inside: a partner sees the public ones."""
        inside = [role for role in Role.Name.values if role != Role.Name.PARTNER]
        return self.filter(organisation__in=Organisation.objects.where(person, *inside))

    def run_by(self, person: Person | AnonymousUser) -> OperatingModelQuerySet:
        """Models the person may write and release: those of houses she coordinates."""
        houses = Organisation.objects.where(person, Role.Name.COORDINATOR)
        return self.filter(organisation__in=houses)

    def signed_by(self, person: Person | AnonymousUser) -> OperatingModelQuerySet:
        """Models the person may sign: a manager of the house, or who coordinates it."""
        roles = (Role.Name.COORDINATOR, Role.Name.MANAGER)
        return self.filter(organisation__in=Organisation.objects.where(person, *roles))

    def alive(self) -> OperatingModelQuerySet:
        return self.exclude(state=OperatingModel.State.RETIRED)


class OperatingModel(models.Model):
    """One practice. What it rests on is kept in words, so that it outlives its workshop."""

    class State(models.TextChoices):
        IDEA = "idea", pgettext_lazy("operating model", "idea")
        TRIAL = "trial", pgettext_lazy("operating model", "on trial")
        IN_USE = "in-use", pgettext_lazy("operating model", "in use")
        RETIRED = "retired", pgettext_lazy("operating model", "retired")

    class Licence(models.TextChoices):
        NONE = "", _("No licence: for our own house only")
        CC_BY = "CC-BY-4.0", _("CC BY 4.0: others may use and change it, and say whose it was")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="operating_models")
    programme = models.ForeignKey(
        Programme, models.SET_NULL, null=True, blank=True, related_name="operating_models"
    )
    name = models.CharField(_("name"), max_length=120)
    need = models.TextField(_("need"), max_length=1000, blank=True)
    situation = models.TextField(_("situation when it is used"), max_length=1000, blank=True)
    who = models.CharField(_("who does it"), max_length=300, blank=True)
    steps = models.TextField(_("steps"), max_length=4000, blank=True)
    tools = models.TextField(_("tools"), max_length=1000, blank=True)
    indicator = models.CharField(_("how it shows that it works"), max_length=300, blank=True)
    agreed_with = models.CharField(_("agreed with"), max_length=300, blank=True)
    owner = models.CharField(_("who looks after it"), max_length=120, blank=True)
    person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    review_month = models.PositiveSmallIntegerField(_("looked at every"), null=True, blank=True)
    licence = models.CharField(_("licence"), max_length=12, choices=Licence.choices, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.IDEA)
    version = models.PositiveIntegerField(default=1)
    trial_from = models.DateField(_("trial begins"), null=True, blank=True)
    check_on = models.DateField(_("day of checking"), null=True, blank=True)

    root = models.UUIDField(default=uuid.uuid4, editable=False)  # the same in every house
    came_from = models.JSONField(null=True, blank=True)  # the file it was brought from
    secret = models.CharField(max_length=32, unique=True, null=True, blank=True)
    released = models.JSONField(null=True, blank=True)  # exactly what the public page says
    released_on = models.DateField(null=True, blank=True)

    objects = OperatingModelQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(state="trial")
                | models.Q(trial_from__isnull=False, check_on__isnull=False),
                name="a_trial_has_its_day",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def step_list(self) -> list[str]:
        return steps_of(self.steps)

    @property
    def is_to_check(self) -> bool:
        """Whether the trial has come to the day on which it is looked at."""
        on_trial = self.state == self.State.TRIAL and self.check_on is not None
        return on_trial and self.check_on <= timezone.localdate()  # type: ignore[operator]


class Origin(models.Model):
    """What a model comes from, in words of its own: never a person, and no key that could go."""

    class Kind(models.TextChoices):
        EVIDENCE = "evidence", _("found in a workshop")
        THEME = "theme", _("theme")
        COMMITMENT = "commitment", pgettext_lazy("origin", "commitment")

    model = models.ForeignKey(OperatingModel, models.CASCADE, related_name="origins")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    source = models.UUIDField()
    words = models.CharField(max_length=300)
    found_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("model", "kind", "source"), name="one_origin_once"),
        )

    def __str__(self) -> str:
        return self.words


class Revision(models.Model):
    """The words of one version, and the day they were written. Not by whom."""

    model = models.ForeignKey(OperatingModel, models.CASCADE, related_name="revisions")
    version = models.PositiveIntegerField()
    words = models.JSONField()
    on = models.DateField(default=timezone.localdate)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("model", "version"), name="one_revision_a_version"),
        )

    def __str__(self) -> str:
        return f"{self.model_id}, {self.version}"


class StateChange(models.Model):
    """The log: which state a model came to, on which day, and why."""

    model = models.ForeignKey(OperatingModel, models.CASCADE, related_name="changes")
    state = models.CharField(max_length=8, choices=OperatingModel.State.choices)
    on = models.DateField(default=timezone.localdate)
    why = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.state}, {self.on}"


class SignOff(models.Model):
    """That a manager or coordinator has approved one version, and who agreed with her."""

    model = models.ForeignKey(OperatingModel, models.CASCADE, related_name="signatures")
    version = models.PositiveIntegerField()
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    role = models.CharField(max_length=12, choices=Role.Name.choices)
    agreed = models.CharField(_("who agreed"), max_length=300)
    on = models.DateField(default=timezone.localdate)

    def __str__(self) -> str:
        return f"{self.model_id}, {self.version}"


class Adoption(models.Model):
    """A unit that has taken a model up."""

    model = models.ForeignKey(OperatingModel, models.CASCADE, related_name="adoptions")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="adopted")
    on = models.DateField(default=timezone.localdate)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("model", "unit"), name="a_unit_adopts_once"),
        )

    def __str__(self) -> str:
        return f"{self.unit_id}, {self.model_id}"
