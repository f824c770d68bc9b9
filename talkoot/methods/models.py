"""Methods that an organisation writes itself: a draft ahead, and versions that never change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from talkoot.ground.texts import pick
from talkoot.methods import library, reading
from talkoot.methods.definition import Method
from talkoot.people.models import Organisation, Person, Role

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

WRITING = (Role.Name.COORDINATOR, Role.Name.FACILITATOR)
INSIDE = tuple(role for role in Role.Name.values if role != Role.Name.PARTNER)


class OwnMethodQuerySet(models.QuerySet["OwnMethod"]):
    def editable_by(self, person: Person | AnonymousUser) -> OwnMethodQuerySet:
        """Methods of organisations the person coordinates or facilitates in."""
        return self.filter(organisation__in=Organisation.objects.where(person, *WRITING))

    def visible_to(self, person: Person | AnonymousUser) -> OwnMethodQuerySet:
        """What has been published in the person's organisations, or is offered to them."""
        theirs = Organisation.objects.where(person, *INSIDE)
        published = self.filter(archived_at=None, versions__isnull=False)
        mine = models.Q(organisation__in=theirs) | models.Q(clients__in=theirs)
        return published.filter(mine).distinct()


class OwnMethod(models.Model):
    """A method of one organisation. What is written now is the draft, right or wrong."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="methods")
    draft = models.TextField(_("draft"))
    before = models.TextField(blank=True)  # the draft as it was before the last big change
    edits = models.PositiveIntegerField(default=0)  # counts up, so that two writers notice
    clients = models.ManyToManyField(Organisation, related_name="offered_methods", blank=True)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    archived_at = models.DateTimeField(null=True, blank=True)

    objects = OwnMethodQuerySet.as_manager()

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> str:
        return f"own-{self.pk}"

    @cached_property
    def title(self) -> str:
        """As the draft says, or as the last version did while the draft cannot be read."""
        for source in (self.draft, self.newest.source if self.newest else ""):
            try:
                texts = reading.words_of(source).get("title")
            except reading.MethodError:
                continue
            if isinstance(texts, dict) and (said := pick({k: str(v) for k, v in texts.items()})):
                return said
        return str(_("A method without a name"))

    @cached_property
    def newest(self) -> MethodVersion | None:
        return next(iter(self.versions.all()), None)

    @property
    def is_ahead(self) -> bool:
        """Whether the draft says something else than what has been published."""
        return self.newest is None or self.draft != self.newest.source


class MethodVersion(models.Model):
    """A method as it was published. Workshops pin its text; it never changes."""

    own = models.ForeignKey(OwnMethod, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    source = models.TextField(editable=False)
    published_at = models.DateTimeField(auto_now_add=True)
    published_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=("own", "number"), name="one_version_a_number"),
        )

    def __str__(self) -> str:
        return f"{self.own_id} v{self.number}"

    @property
    def method(self) -> Method:
        return library.parse(self.source)
