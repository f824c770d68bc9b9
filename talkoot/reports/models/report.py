"""The report of a programme, sentence by sentence, who has signed it, and the public page."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from talkoot.people.models import Organisation, Person, Role
from talkoot.programmes.models import Document, Programme

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

WRITERS = (Role.Name.COORDINATOR, Role.Name.FACILITATOR)


class ReportQuerySet(models.QuerySet["Report"]):
    def visible_to(self, person: Person | AnonymousUser) -> ReportQuerySet:
        """Reports of the programmes the person sees from inside."""
        return self.filter(programme__in=Programme.objects.lived_by(person))

    def written_by(self, person: Person | AnonymousUser) -> ReportQuerySet:
        """Reports the person may word: the coordinator's, and the expert's who leads workshops."""
        houses = Organisation.objects.where(person, *WRITERS)
        return self.filter(programme__organisation__in=houses)

    def run_by(self, person: Person | AnonymousUser) -> ReportQuerySet:
        """Reports the person may hand out."""
        return self.filter(programme__in=Programme.objects.run_by(person))


class Report(models.Model):
    """One report in one language: the bulletin's fields and the final report's chapters."""

    class Language(models.TextChoices):
        FI = "fi", _("Finnish")
        SV = "sv", _("Swedish")

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="reports")
    language = models.CharField(_("language"), max_length=2, choices=Language.choices)
    title = models.CharField(_("title of the bulletin"), max_length=300, blank=True)
    told_on = models.DateField(_("day of the bulletin"), null=True, blank=True)
    author = models.CharField(_("author of the final report"), max_length=200, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = ReportQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("programme", "language"), name="one_report_a_language"),
        )

    def __str__(self) -> str:
        return f"{self.programme} ({self.language})"

    def get_absolute_url(self) -> str:
        return reverse("reports:report", args=[self.programme_id, self.language])


class PassageQuerySet(models.QuerySet["Passage"]):
    def standing(self) -> PassageQuerySet:
        """Those in the text, in order."""
        return self.filter(removed=False).order_by("section", "place", "pk")

    def told(self) -> PassageQuerySet:
        """Those that may leave the house: words of somebody only once they are approved."""
        return self.standing().exclude(quote=True, approved=False)


class Passage(models.Model):
    """A sentence or more. What it rests on is its `source`; without one it was written by hand."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(Report, models.CASCADE, related_name="passages")
    section = models.CharField(max_length=12)
    place = models.PositiveIntegerField()
    key = models.CharField(max_length=160, blank=True)  # of the sentence it was composed as
    text = models.TextField(_("text"))
    composed = models.TextField(blank=True)
    source = models.JSONField(null=True, blank=True)
    begins = models.BooleanField(_("begins a paragraph"), default=False)
    confidential = models.BooleanField(_("not in the public version"), default=False)
    quote = models.BooleanField(default=False)
    approved = models.BooleanField(default=False)
    removed = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=0)

    objects = PassageQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("report", "key"), condition=~models.Q(key=""), name="one_passage_a_key"
            ),
        )

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def by_hand(self) -> bool:
        return self.source is None

    @property
    def reworded(self) -> bool:
        return bool(self.composed) and self.text != self.composed

    @property
    def follows(self) -> bool:
        """Whether it goes with the data it was composed of: nobody has put a hand to it."""
        touched = self.reworded or self.confidential or self.removed or self.approved
        return bool(self.key) and not touched

    @property
    def waits(self) -> bool:
        """Somebody's own words that nobody has approved yet."""
        return self.quote and not self.approved


class Signature(models.Model):
    """A yes to exactly this text: `print` is its fingerprint."""

    class Part(models.TextChoices):
        COORDINATOR = "coordinator", pgettext_lazy("signature", "coordinator")
        EXPERT = "expert", pgettext_lazy("signature", "expert")

    report = models.ForeignKey(Report, models.CASCADE, related_name="signatures")
    part = models.CharField(max_length=11, choices=Part.choices)
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    print = models.CharField(max_length=64)
    on = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("report", "part"), name="one_signature_a_part"),
        )

    def __str__(self) -> str:
        return f"{self.part}: {self.print[:8]}"


class PublicPage(models.Model):
    """What anybody may read of a programme: a copy of the day it was put out."""

    programme = models.OneToOneField(Programme, models.CASCADE, related_name="public_page")
    slug = models.SlugField(max_length=80, unique=True)
    told = models.JSONField()
    put_out_on = models.DateField()

    def __str__(self) -> str:
        return self.slug


class Award(models.Model):
    """A recognition the programme has received: a fact with its day."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="awards")
    name = models.CharField(_("name of the award"), max_length=200)
    given_by = models.CharField(_("who gave it"), max_length=200, blank=True)
    received_on = models.DateField(_("day"))
    hashtag = models.CharField(max_length=60, blank=True)
    picture = models.ForeignKey(Document, models.SET_NULL, null=True, blank=True, related_name="+")
    alt = models.CharField(max_length=300, blank=True)  # what the picture shows, in words

    class Meta:
        ordering = ("received_on", "pk")

    def __str__(self) -> str:
        return self.name
