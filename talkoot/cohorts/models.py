"""Peer groups of people from several organisations, and what each keeps for herself."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from talkoot.ground.sealed import SealedField
from talkoot.people.models import Person

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


class CohortQuerySet(models.QuerySet["Cohort"]):
    def of(self, person: Person | AnonymousUser) -> CohortQuerySet:
        """The groups a person is in. Nothing else opens one: no role, no organisation."""
        if not isinstance(person, Person):
            return self.none()
        return self.filter(members__person=person)

    def convened_by(self, person: Person | AnonymousUser) -> CohortQuerySet:
        if not isinstance(person, Person):
            return self.none()
        return self.filter(members__person=person, members__convener=True)


class Cohort(models.Model):
    """A peer group: what was agreed when people came in, until when it lives, and is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("name"), max_length=120)
    purpose = models.TextField(max_length=1000, blank=True)
    rules = models.TextField(max_length=4000)
    ends_on = models.DateField()
    erase_on = models.DateField()
    begun_on = models.DateField(null=True, blank=True)  # from now on newcomers need everybody's yes

    objects = CohortQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(erase_on__gte=models.F("ends_on")), name="erased_after_the_end"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def over(self) -> bool:
        return self.ends_on < timezone.localdate()


class Member(models.Model):
    """Somebody in a group, under the name she chose. Who leaves has no row here any more."""

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, models.CASCADE, related_name="cohort_members")
    name = models.CharField(_("name"), max_length=120)
    comes_from = models.CharField(max_length=120, blank=True)
    convener = models.BooleanField(default=False)
    joined_on = models.DateField()
    sees_from = models.DateField(null=True, blank=True)  # none: from the beginning
    reminded = models.PositiveSmallIntegerField(default=0)  # letters sent before the erasure

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("cohort", "person"), name="one_place_in_a_cohort"),
        )

    def __str__(self) -> str:
        return self.name


class Proposal(models.Model):
    """What the group is asked: to let somebody in, or to go on for longer. One no is a no."""

    class Kind(models.TextChoices):
        NEWCOMER = "newcomer", _("a new member")
        LONGER = "longer", _("to go on for longer")

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="proposals")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    words = SealedField()
    refused = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.kind


class Voice(models.Model):
    """A yes to a proposal. A no leaves no row, so that nobody can look up whose it was."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="voices")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("proposal", "member"), name="one_voice_a_member"),
        )

    def __str__(self) -> str:
        return "yes"


class Letter(models.Model):
    """An invitation into a group. The token is in the letter, and here only hashed."""

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="letters")
    email = models.EmailField()
    token = models.CharField(max_length=64, unique=True)
    sees_all = models.BooleanField(default=False)
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"letter into {self.cohort}"


class Note(models.Model):
    """A message in the group's thread. It goes when its writer goes."""

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="notes")
    member = models.ForeignKey(Member, models.CASCADE, related_name="notes")
    text = SealedField()
    written_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return str(self.pk)


class Kept(models.TextChoices):
    """What a text of one's own is."""

    REFLECTION = "reflection", _("reflection")
    INSIGHT = "insight", _("insight")
    SOLUTION = "solution", _("leadership solution")
    DEED = "deed", _("my own commitment")


class Shared(models.Model):
    """A text its author has lifted from her journal to the group's list."""

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="shared")
    member = models.ForeignKey(Member, models.CASCADE, related_name="shared")
    kind = models.CharField(max_length=10, choices=Kept.choices)
    text = SealedField()
    shared_on = models.DateField()

    def __str__(self) -> str:
        return str(self.pk)


class EntryQuerySet(models.QuerySet["Entry"]):
    def of(self, person: Person | AnonymousUser) -> EntryQuerySet:
        return self.filter(owner=person) if isinstance(person, Person) else self.none()


class Entry(models.Model):
    """A page of somebody's journal, which she alone reads. It hangs on no group."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(Person, models.CASCADE, related_name="journal")
    words = SealedField()  # kind, prompt, text
    written_on = models.DateField()

    objects = EntryQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def kind(self) -> str:
        return str(self.words["kind"])

    @property
    def prompt(self) -> str:
        return str(self.words["prompt"])

    @property
    def text(self) -> str:
        return str(self.words["text"])

    def get_kind_display(self) -> str:
        return str(Kept(self.kind).label)


OF_ONE = (Cohort, Member, Proposal, Voice, Letter, Note, Shared)  # what goes with a group
