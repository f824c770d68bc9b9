"""The annual clock: what comes back every year, who does it, and how it went."""

from __future__ import annotations

import uuid
from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from talkoot.ground.texts import pick
from talkoot.people.models import Organisation, Person, Placement, Role, Unit
from talkoot.practice.models.commitment import Commitment, Evidence

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

INSIDE = tuple(role for role in Role.Name.values if role != Role.Name.PARTNER)
LEADS = (Role.Name.COORDINATOR, Role.Name.MANAGER, Role.Name.FACILITATOR)


class ClockQuerySet(models.QuerySet["Clock"]):
    def visible_to(self, person: Person | AnonymousUser) -> ClockQuerySet:
        """The clocks of the houses the person sees from inside."""
        return self.filter(
            Q(unit=None) | Q(unit__closed_on=None),
            organisation__in=Organisation.objects.where(person, *INSIDE),
        )

    def run_by(self, person: Person | AnonymousUser) -> ClockQuerySet:
        """Those the person may change: all of the houses she coordinates, and her units'."""
        houses = Organisation.objects.where(person, Role.Name.COORDINATOR)
        led = _led_by(person)
        return self.visible_to(person).filter(
            Q(organisation__in=houses) | Q(unit__in=led) | Q(unit__parent__in=led)
        )


def _led_by(person: Person | AnonymousUser) -> models.QuerySet[Unit, int]:
    if not isinstance(person, Person):
        return Unit.objects.none().values_list("pk", flat=True)
    mine = Placement.objects.filter(
        membership__person=person, membership__left_on=None, manages=True
    )
    return Unit.objects.filter(placements__in=mine).values_list("pk", flat=True)


class Clock(models.Model):
    """The year of a house, or of one of its units."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="clocks")
    unit = models.OneToOneField(
        Unit, models.CASCADE, null=True, blank=True, related_name="annual_clock"
    )
    first_month = models.PositiveSmallIntegerField(default=1)

    objects = ClockQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("organisation",), condition=Q(unit=None), name="one_clock_a_house"
            ),
        )

    def __str__(self) -> str:
        return str(self.unit or self.organisation)


class ClockEntryQuerySet(models.QuerySet["ClockEntry"]):
    def visible_to(self, person: Person | AnonymousUser) -> ClockEntryQuerySet:
        """What the person may read: nobody's own but hers, and the leaders' if she leads."""
        if not isinstance(person, Person):
            return self.none()
        led = Organisation.objects.where(person, *LEADS)
        open_to_her = Q(seen_by=ClockEntry.SeenBy.HOUSE) | Q(clock__organisation__in=led)
        return self.filter(
            Q(private_to=None) & open_to_her | Q(private_to=person),
            clock__in=Clock.objects.visible_to(person),
            removed_on=None,
        )

    def between(self, first: date, last: date) -> ClockEntryQuerySet:
        """What touches a stretch of days. A unit may have moved it in or out of there."""
        return self.filter(begins_on__lte=last, ends_on__gte=first)


class ClockEntry(models.Model):
    """One thing of one year. Its rule says when; `begins_on` and `ends_on` are what it comes to.

    What is in a house's clock on the layer of units is done by each unit, which may move it by as
    many days as `slack`. Next year's entry knows the one it was copied from.
    """

    class Layer(models.TextChoices):
        LAW = "law", _("Law and givens")
        HOUSE = "house", pgettext_lazy("annual clock", "Organisation")
        UNIT = "unit", pgettext_lazy("annual clock", "Unit")
        PERSON = "person", _("Only mine")

    class Kind(models.TextChoices):
        LEGAL = "legal", _("required by law")
        AGREED = "agreed", _("agreed in the organisation")
        OWN = "own", _("our own")

    class Repeat(models.TextChoices):
        YEARLY = "yearly", _("every year")
        SECOND = "second", _("every second year")
        ONCE = "once", _("only this once")

    class SeenBy(models.TextChoices):
        HOUSE = "house", _("everyone in the organisation")
        LEADS = "leads", _("those who lead: coordinators, managers and facilitators")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    clock = models.ForeignKey(Clock, models.CASCADE, related_name="entries")
    layer = models.CharField(max_length=6, choices=Layer.choices)
    kind = models.CharField(max_length=6, choices=Kind.choices, default=Kind.OWN)
    titles = models.JSONField(default=dict)
    does = models.JSONField(default=dict, blank=True)
    asked = models.JSONField(default=dict, blank=True)
    output = models.JSONField(default=dict, blank=True)
    shows = models.JSONField(default=dict, blank=True)
    basis = models.CharField(max_length=200, blank=True)
    method = models.CharField(max_length=60, blank=True)
    repeat = models.CharField(max_length=6, choices=Repeat.choices, default=Repeat.YEARLY)
    seen_by = models.CharField(max_length=5, choices=SeenBy.choices, default=SeenBy.HOUSE)
    slack = models.PositiveSmallIntegerField(default=0)

    rule = models.CharField(max_length=24)
    year = models.PositiveSmallIntegerField()
    begins_on = models.DateField()
    ends_on = models.DateField()

    carer = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    private_to = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="+")
    before = models.OneToOneField(
        "self", models.SET_NULL, null=True, blank=True, related_name="after"
    )
    evidence = models.ForeignKey(Evidence, models.SET_NULL, null=True, blank=True, related_name="+")
    card = models.CharField(max_length=64, blank=True)  # which card of the evidence it was
    preset = models.CharField(max_length=40, blank=True)

    sequence = models.PositiveIntegerField(default=0)  # calendars know the newer word by it
    changed_at = models.DateTimeField(default=timezone.now)
    removed_on = models.DateField(null=True, blank=True)

    objects = ClockEntryQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=("clock", "begins_on")),)

    def __str__(self) -> str:
        return pick(self.titles)

    @property
    def who_does(self) -> str:
        return pick(self.does)

    @property
    def who_is_asked(self) -> str:
        return pick(self.asked)

    @property
    def comes_of_it(self) -> str:
        return pick(self.output)

    @property
    def shows_as(self) -> str:
        return pick(self.shows)

    @property
    def from_staff(self) -> bool:
        """Whether a room proposed it: the evidence may be gone, the card's name stays."""
        return bool(self.card)


class ClockMark(models.Model):
    """How one unit, or the house itself, holds an entry: to when it moved it, and how it went."""

    entry = models.ForeignKey(ClockEntry, models.CASCADE, related_name="marks")
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, blank=True, related_name="+")
    moved_to = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    evidence = models.ForeignKey(Evidence, models.SET_NULL, null=True, blank=True, related_name="+")
    commitment = models.ForeignKey(
        Commitment, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    sequence = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("entry", "unit"), name="one_mark_a_unit"),
            models.UniqueConstraint(
                fields=("entry",), condition=Q(unit=None), name="one_mark_of_the_house"
            ),
        )

    def __str__(self) -> str:
        return f"{self.entry} in {self.unit or 'the house'}"


class ClockLetter(models.Model):
    """That somebody's calendar is to hear of an entry. It goes when the letter has gone.

    Of many changes to one entry only the last is told.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="clock_letters")
    entry = models.ForeignKey(ClockEntry, models.CASCADE, related_name="letters")
    mark = models.ForeignKey(ClockMark, models.CASCADE, null=True, blank=True, related_name="+")
    gone = models.BooleanField(default=False)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("person", "entry"), name="one_clock_letter_owed"),
        )

    def __str__(self) -> str:
        return f"{self.entry} to {self.person_id}"
