"""Programmes: what a municipality does together, and the card that its funder publishes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from talkoot.cohorts.models import Cohort
from talkoot.people.models import Organisation, Person, Role
from talkoot.programmes.card import Card

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    def visible_to(self, person: Person | AnonymousUser) -> ProgrammeQuerySet:
        """Programmes of the organisations the person belongs to or works for."""
        return self.filter(organisation__in=Organisation.objects.visible_to(person))

    def lived_by(self, person: Person | AnonymousUser) -> ProgrammeQuerySet:
        """Programmes seen from inside: a partner sees the plan, but not the life in it."""
        inside = [role for role in Role.Name.values if role != Role.Name.PARTNER]
        return self.filter(organisation__in=Organisation.objects.where(person, *inside))

    def run_by(self, person: Person | AnonymousUser) -> ProgrammeQuerySet:
        """Programmes the person may change: those of the organisations she coordinates."""
        return self.filter(
            organisation__in=Organisation.objects.where(person, Role.Name.COORDINATOR)
        )

    def facilitated_by(self, person: Person | AnonymousUser) -> ProgrammeQuerySet:
        """Programmes in which the person may open workshops."""
        roles = (Role.Name.COORDINATOR, Role.Name.FACILITATOR, Role.Name.MANAGER)
        return self.filter(organisation__in=Organisation.objects.where(person, *roles))

    def convened_by(self, person: Person | AnonymousUser) -> ProgrammeQuerySet:
        """The series of meetings of the peer groups the person convenes, while they last."""
        going_on = Cohort.objects.convened_by(person).filter(ends_on__gte=timezone.localdate())
        return self.filter(cohort__in=going_on)


class Programme(models.Model):
    """One programme. `card` is the funder's public page as stored; read it as `page`.

    It belongs to an organisation, or is the series of meetings of a peer group. A series has no
    organisation, so nothing that looks through an organisation's programmes ever comes upon it.
    """

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, blank=True, related_name="programmes"
    )
    cohort = models.OneToOneField(
        Cohort, models.CASCADE, null=True, blank=True, related_name="series"
    )
    title = models.CharField(_("title"), max_length=300)
    starts_on = models.DateField(_("starts"), null=True, blank=True)
    ends_on = models.DateField(_("ends"), null=True, blank=True)
    card = models.JSONField(null=True, blank=True)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(organisation=None) ^ models.Q(cohort=None),
                name="of_a_house_or_of_a_cohort",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        if self.cohort_id:
            return reverse("workspace:cohort", args=[self.cohort_id])
        return reverse("workspace:programme", args=[self.pk])

    @property
    def house(self) -> Organisation:
        """The organisation it belongs to; a series has none, and is not asked."""
        if self.organisation is None:
            raise ValueError("the series of a peer group belongs to no organisation")
        return self.organisation

    @property
    def whose(self) -> str:
        """Who holds it: the organisation's name, or the peer group's."""
        return str(self.organisation or self.cohort)

    @property
    def page(self) -> Card | None:
        """Return the card as typed data."""
        return Card.model_validate(self.card) if self.card else None

    def crew(self, reader: Person | AnonymousUser) -> models.QuerySet[Role]:
        """Who runs it, by name. A partner sees the plan without people."""
        roles = self.house.roles.select_related("person").order_by("person__name", "role")
        if not Programme.objects.lived_by(reader).filter(pk=self.pk).exists():
            return roles.none()
        return roles.filter(role__in=(Role.Name.COORDINATOR, Role.Name.FACILITATOR))
