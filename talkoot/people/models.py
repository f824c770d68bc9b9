"""Organisations, their unit trees, the people in them and what each may do."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from talkoot.ground.texts import pick

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

LANGUAGE_CHOICES = (("fi", "Suomi"), ("sv", "Svenska"), ("en", "English"))


class PersonManager(BaseUserManager["Person"]):
    """Makes people with or without an address to sign in with."""

    def create_user(self, email: str | None, name: str, password: str | None = None) -> Person:
        person = self.model(email=email.strip().lower() if email else None, name=name)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Somebody the municipality knows. Many never sign in, and have no e-mail address."""

    email = models.EmailField(_("e-mail"), null=True, blank=True, unique=True)
    name = models.CharField(_("name"), max_length=120)
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGE_CHOICES, default="fi")
    is_active = models.BooleanField(default=True)
    is_instance_admin = models.BooleanField(default=False)

    objects: ClassVar[PersonManager] = PersonManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        constraints = (models.UniqueConstraint(Lower("email"), name="one_person_an_email"),)

    def __str__(self) -> str:
        return self.name

    @property
    def initials(self) -> str:
        words = self.name.split()
        return "".join(word[0] for word in (words[:1] + words[-1:] if words[1:] else words)).upper()


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def visible_to(self, person: Person | AnonymousUser) -> OrganisationQuerySet:
        if not isinstance(person, Person):
            return self.none()
        if person.is_instance_admin:
            return self
        return self.filter(
            models.Q(memberships__person=person, memberships__left_on=None)
            | models.Q(roles__person=person)
        ).distinct()

    def where(self, person: Person | AnonymousUser, *roles: str) -> OrganisationQuerySet:
        """Organisations in which the person holds one of the roles."""
        if not isinstance(person, Person):
            return self.none()
        return self.filter(roles__person=person, roles__role__in=roles).distinct()

    def coordinated_by(self, person: Person | AnonymousUser) -> OrganisationQuerySet:
        """Organisations whose people and roles the person looks after."""
        return self._of_roles(person, "coordinator")

    def with_people_seen_by(self, person: Person | AnonymousUser) -> OrganisationQuerySet:
        return self._of_roles(person, "coordinator", "manager")

    def with_units_seen_by(self, person: Person | AnonymousUser) -> OrganisationQuerySet:
        """All but partners, who see programmes and nothing of how the house is built."""
        roles = ("coordinator", "facilitator", "manager", "member", "observer")
        return self._of_roles(person, *roles)

    def _of_roles(self, person: Person | AnonymousUser, *roles: str) -> OrganisationQuerySet:
        if isinstance(person, Person) and person.is_instance_admin:
            return self
        return self.where(person, *roles)


class Organisation(models.Model):
    """A municipality, a joint authority, or a consultancy that works for several of them."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(unique=True)
    languages = models.JSONField(default=list)
    colour = models.CharField(max_length=7, blank=True)

    objects = OrganisationQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """A node of an organisation's tree. `code` is HR's own name for it."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="units")
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    code = models.CharField(max_length=40)
    names = models.JSONField(default=dict)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("organisation", "code"), name="one_unit_a_code"),
        )

    def __str__(self) -> str:
        return pick(self.names) or self.code


class Membership(models.Model):
    """A person in an organisation. `number` is HR's own, and is how a monthly file finds her."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships")
    number = models.CharField(max_length=40)
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("organisation", "number"), name="one_member_a_number"),
        )

    def __str__(self) -> str:
        return f"{self.person} in {self.organisation}"


class Placement(models.Model):
    """Where in the tree a member works, and whether she leads that unit."""

    membership = models.ForeignKey(Membership, models.CASCADE, related_name="placements")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="placements")
    manages = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("membership", "unit"), name="one_placement_a_unit"),
        )

    def __str__(self) -> str:
        return f"{self.membership} at {self.unit}"


class Role(models.Model):
    """What a person may do in an organisation, her own or a client's."""

    class Name(models.TextChoices):
        COORDINATOR = "coordinator", _("coordinator")
        FACILITATOR = "facilitator", _("facilitator")
        MANAGER = "manager", _("manager")
        MEMBER = "member", _("member")
        OBSERVER = "observer", _("observer")
        PARTNER = "partner", _("partner")

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="roles")
    person = models.ForeignKey(Person, models.CASCADE, related_name="roles")
    role = models.CharField(max_length=12, choices=Name.choices)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "person", "role"), name="one_role_a_person"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.role} in {self.organisation}"


class Invitation(models.Model):
    """A letter that lets an address become a person with a role. The token is stored hashed."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="invitations")
    email = models.EmailField()
    role = models.CharField(max_length=12, choices=Role.Name.choices)
    token = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.email} to {self.organisation}"


class RosterFile(models.Model):
    """HR's files, kept between preview and confirmation. `seen` is the digest of the plan shown."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    uploader = models.ForeignKey(Person, models.CASCADE, related_name="+")
    units = models.TextField(blank=True)
    people = models.TextField(blank=True)
    seen = models.CharField(max_length=64)
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"roster of {self.organisation}"


class CalendarKey(models.Model):
    """An address a person's calendar follows. It is hers alone, and she may take it back.

    What is kept cannot be turned into the address without the installation's own key.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="calendar_keys")
    subject = models.CharField(max_length=60)  # what is followed: "mine", "clock:7"
    seed = models.CharField(max_length=32)
    key = models.CharField(max_length=64, unique=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("person", "subject"), name="one_key_a_subject"),
        )

    def __str__(self) -> str:
        return f"{self.subject} of {self.person}"
