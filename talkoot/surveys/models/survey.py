"""Surveys: what is asked of whom, and what was released of it."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from talkoot.ground.sealed import SealedField
from talkoot.ground.texts import pick
from talkoot.people.models import Organisation, Person, Role
from talkoot.programmes.models import Module, Programme
from talkoot.surveys import keeping, reading
from talkoot.surveys.questionnaire import Questionnaire

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


@lru_cache(maxsize=64)
def _read(source: str) -> Questionnaire:
    """What is read does not change, and whoever answers should not wait for it."""
    return reading.read(source)


class SurveyQuerySet(models.QuerySet["Survey"]):
    def run_by(self, person: Person | AnonymousUser) -> SurveyQuerySet:
        """Surveys the person may plan, open and close: those of houses she coordinates."""
        houses = Organisation.objects.where(person, Role.Name.COORDINATOR)
        return self.filter(organisation__in=houses)

    def visible_to(self, person: Person | AnonymousUser) -> SurveyQuerySet:
        """Surveys of the person's houses; partners see the plan only, and not these."""
        inside = [role for role in Role.Name.values if role != Role.Name.PARTNER]
        return self.filter(organisation__in=Organisation.objects.where(person, *inside))

    def documented_to(self, person: Person | AnonymousUser) -> SurveyQuerySet:
        """Surveys whose documents the person may read: who runs them, and observers."""
        readers = (Role.Name.COORDINATOR, Role.Name.OBSERVER)
        return self.filter(organisation__in=Organisation.objects.where(person, *readers))

    def to_read(self) -> SurveyQuerySet:
        """Published ones, without what only counting needs: it is long."""
        found = self.filter(state=Survey.State.PUBLISHED).select_related("organisation")
        return found.defer("block_sums", "partition")

    def taking_answers(self) -> SurveyQuerySet:
        """Open ones; the last day lasts until midnight, whether the worker is awake or not."""
        last = models.Q(closes_on=None) | models.Q(closes_on__gte=timezone.localdate())
        return self.filter(last, state=Survey.State.OPEN)


class Survey(models.Model):
    """One wave of a questionnaire. What it asks is pinned, and its tree is frozen at opening."""

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("survey", "being prepared")
        OPEN = "open", pgettext_lazy("survey", "open")
        CLOSED = "closed", pgettext_lazy("survey", "closed")
        COUNTED = "counted", pgettext_lazy("survey", "counted")
        PUBLISHED = "published", pgettext_lazy("survey", "published")
        LOST = "lost", pgettext_lazy("survey", "ended without results")

    class Mode(models.TextChoices):
        ANONYMOUS = "anonymous", _("anonymous: a trustee keeps the key")
        CONFIDENTIAL = "confidential", _("confidential: this server keeps the key")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="surveys")
    programme = models.ForeignKey(
        Programme, models.SET_NULL, null=True, blank=True, related_name="surveys"
    )
    module = models.ForeignKey(
        Module, models.SET_NULL, null=True, blank=True, related_name="surveys"
    )
    title = models.CharField(_("title"), max_length=120)
    source = models.TextField(editable=False)
    mode = models.CharField(max_length=12, choices=Mode.choices, default=Mode.ANONYMOUS)
    state = models.CharField(max_length=9, choices=State.choices, default=State.DRAFT)
    k = models.PositiveSmallIntegerField(default=5)
    trustee = models.CharField(_("trustee"), max_length=120, blank=True)
    public_key = models.CharField(max_length=64, blank=True)
    server_key = SealedField(null=True, blank=True)  # of a confidential survey only
    handled_on = models.DateField(_("handled in the cooperation procedure"), null=True, blank=True)
    closes_on = models.DateField(_("closes"), null=True, blank=True)  # at the end of that day
    closed_on = models.DateField(null=True, blank=True, editable=False)
    tree = models.JSONField(null=True, blank=True)  # frozen at opening: units, parents, names
    contact = models.CharField(_("who answers questions about it"), max_length=200, blank=True)
    piles = models.JSONField(default=dict)  # how many slips were printed, by the unit's place
    unused = models.JSONField(default=dict)  # how many slips came back, by the unit's place
    box = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partition = models.JSONField(null=True, blank=True)  # respondents and blocks, when counted
    summary = models.JSONField(null=True, blank=True)  # published of all; see Told for the units
    block_sums = models.JSONField(null=True, blank=True)  # to compare the next wave; never shown
    before = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="after"
    )  # the wave before this one, of the same questionnaire
    published_on = models.DateField(null=True, blank=True, editable=False)

    objects = SurveyQuerySet.as_manager()

    def __str__(self) -> str:
        return self.title

    @property
    def takes_answers(self) -> bool:
        over = self.closes_on is not None and self.closes_on < timezone.localdate()
        return self.state == self.State.OPEN and not over

    @cached_property
    def questionnaire(self) -> Questionnaire:
        return _read(self.source)

    @cached_property
    def results(self) -> dict[str, Any] | None:
        """All that was published, of every unit; a page reads `told_of` what it shows."""
        return self.told_of() if self.summary else None

    def told_of(
        self, places: Collection[int] | None = None, *, statements: bool = True
    ) -> dict[str, Any]:
        """What was published, with the figures of some units, or of all."""
        if not self.summary:
            return {}
        rows = self.told.all() if places is None else self.told.filter(key__in=self._keys(places))
        if not statements:
            few = rows.values_list("key", "figures")
            return keeping.together(self.summary, ((key, one, {}) for key, one in few))
        return keeping.together(self.summary, rows.values_list("key", "figures", "statements"))

    def _keys(self, places: Collection[int]) -> list[int]:
        """Under which key each unit is told: its own, or that of those it is shown with."""
        joint = (self.summary or {})["together"]
        return [int(joint[str(one)]["key"]) if str(one) in joint else one for one in places]

    def unit_named(self, place: int) -> str:
        """The name a unit had when the survey was opened."""
        return pick((self.tree or [])[place]["names"])

    @property
    def slips_of(self) -> dict[int, int]:
        """How many slips each unit was given, by its place in the tree."""
        return {int(place): number for place, number in self.piles.items()}

    @property
    def slips_by_block(self) -> list[dict[str, Any]]:
        """What became of the slips, by names of units; none where a block would tell of few."""
        told = (self.partition or {}).get("slips") or {}
        return [
            row | {"names": ", ".join(self.unit_named(place) for place in row["places"])}
            for row in told.get("blocks", [])
        ]
