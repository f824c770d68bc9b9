"""Themes that staff make of what a survey found, and what is tied to them."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from talkoot.ground.sealed import SealedField
from talkoot.people.models import Person
from talkoot.practice.models import Commitment
from talkoot.surveys.models import Survey
from talkoot.workshops.models import Workshop

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


class Board(models.Model):
    """Where the staff of a house make themes of one survey's results.

    `votes` is one sealed cell, and no rows: their order would tell who came when.
    """

    survey = models.OneToOneField(Survey, models.CASCADE, related_name="+")
    votes = SealedField(default=dict)
    closed_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.survey)


class ThemeQuerySet(models.QuerySet["Theme"]):
    def visible_to(self, person: Person | AnonymousUser) -> ThemeQuerySet:
        """Themes of the published surveys of the person's houses."""
        mine = Survey.objects.visible_to(person).filter(state=Survey.State.PUBLISHED)
        return self.filter(board__survey__in=mine)

    def run_by(self, person: Person | AnonymousUser) -> ThemeQuerySet:
        """Themes the person may choose and tie: those of houses she coordinates."""
        return self.visible_to(person).filter(board__survey__in=Survey.objects.run_by(person))


class Theme(models.Model):
    """What is taken up: seen in findings, in everyday situations, in a change under way."""

    class State(models.TextChoices):
        PROPOSED = "proposed", pgettext_lazy("theme", "proposed")
        CHOSEN = "chosen", pgettext_lazy("theme", "chosen")
        DROPPED = "dropped", pgettext_lazy("theme", "let go")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    board = models.ForeignKey(Board, models.CASCADE, related_name="themes")
    title = models.CharField(_("name of the theme"), max_length=120)
    situation = models.TextField(_("in which everyday situations it shows"), blank=True)
    change = models.TextField(_("which change under way it touches"), blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.PROPOSED)
    support = models.PositiveIntegerField(null=True, blank=True)  # when the vote was closed
    workshops = models.ManyToManyField(Workshop, blank=True, related_name="themes")
    commitments = models.ManyToManyField(Commitment, blank=True, related_name="themes")

    objects = ThemeQuerySet.as_manager()

    def __str__(self) -> str:
        return self.title


class Finding(models.Model):
    """A released figure that a theme stands on, in a snapshot that stays.

    It is a scale in a unit, or one of the scale's statements.
    """

    theme = models.ForeignKey(Theme, models.CASCADE, related_name="findings")
    scale = models.CharField(max_length=60)
    item = models.CharField(max_length=60, blank=True)
    place = models.PositiveIntegerField()  # of the unit in the survey's frozen tree

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("theme", "scale", "item", "place"), name="one_finding_once"
            ),
        )

    def __str__(self) -> str:
        return f"{'/'.join(filter(None, (self.scale, self.item)))}, {self.place}"


class Revision(models.Model):
    """That something of a theme was changed, on a day, and what it was before. Not by whom."""

    class Subject(models.TextChoices):
        TITLE = "title", _("name of the theme")
        SITUATION = "situation", _("in which everyday situations it shows")
        CHANGE = "change", _("which change under way it touches")
        STATE = "state", _("state")

    theme = models.ForeignKey(Theme, models.CASCADE, related_name="revisions")
    subject = models.CharField(max_length=9, choices=Subject.choices)
    before = models.TextField(blank=True)
    on = models.DateField(default=timezone.localdate)

    def __str__(self) -> str:
        return f"{self.subject}: {self.before}"

    @property
    def shown(self) -> str:
        """What it was, as the page says it."""
        if self.subject == self.Subject.STATE:
            return str(Theme.State(self.before).label)
        return self.before
