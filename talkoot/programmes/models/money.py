"""The money of a programme: who funds it, what is budgeted, what is paid, what it has cost.

Budget and costs are the programme's; decision, payments and documents are each funder's own.
Sums are without value added tax unless the funder's profile says otherwise.
"""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from talkoot.people.models import Person
from talkoot.programmes.models.programme import Programme


class Money(models.DecimalField):  # type: ignore[type-arg]
    """Euros and cents, never below nothing."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("max_digits", 11)
        kwargs.setdefault("decimal_places", 2)
        kwargs.setdefault("validators", [MinValueValidator(Decimal(0))])
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]


class Percent(models.DecimalField):  # type: ignore[type-arg]
    """A share in percent, with two decimals."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("max_digits", 5)
        kwargs.setdefault("decimal_places", 2)
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]


class Budget(models.Model):
    """That a programme has a budget, and how often it was saved, so that two do not overwrite."""

    programme = models.OneToOneField(Programme, models.CASCADE, related_name="budget")
    edits = models.PositiveIntegerField(default=0)
    edited_at = models.DateTimeField(auto_now=True)
    edited_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return str(self.programme)


class Funding(models.Model):
    """One funder of a programme, and what it decided. `edits` counts how often it was saved.

    The share that holds is the one decided; before that, the rule of the call; else the profile's.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="fundings")
    place = models.PositiveSmallIntegerField(default=0)
    funder = models.CharField(_("funder"), max_length=40)
    name = models.CharField(_("name of the funder"), max_length=120, blank=True)
    number = models.CharField(_("project number"), max_length=40, blank=True)
    applied_on = models.DateField(_("applied"), null=True, blank=True)
    decided_on = models.DateField(_("decided"), null=True, blank=True)
    contract_on = models.DateField(_("contract signed"), null=True, blank=True)
    granted = Money(_("granted"), null=True, blank=True)
    rule = Percent(_("share by the rule of the call, %"), null=True, blank=True)
    rule_from = models.CharField(_("where the rule stands"), max_length=200, blank=True)
    share = Percent(_("share by the decision, %"), null=True, blank=True)
    people = models.JSONField(default=dict, blank=True)  # by the roles of the funder's profile
    delivered = models.JSONField(default=dict)
    edits = models.PositiveIntegerField(default=0)
    edited_at = models.DateTimeField(auto_now=True)
    edited_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["place", "pk"]

    def __str__(self) -> str:
        return f"{self.programme}: {self.name or self.funder}"


class BudgetLine(models.Model):
    """A line of the budget, which all funders share by their rules, or `only` one of them.

    `eligible` is empty where the rule of its category holds.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="budget_lines")
    only = models.ForeignKey(Funding, models.SET_NULL, null=True, blank=True, related_name="+")
    place = models.PositiveSmallIntegerField()
    category = models.CharField(_("cost category"), max_length=40)
    what = models.CharField(_("what"), max_length=200, blank=True)
    amount = Money(_("sum, euros"))
    eligible = models.CharField(_("eligible"), max_length=3, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["place", "pk"]

    def __str__(self) -> str:
        return f"{self.what} {self.amount}"


class Instalment(models.Model):
    """One line of the payment plan: what the expert invoices, or the funder pays, and when."""

    funding = models.ForeignKey(Funding, models.CASCADE, related_name="instalments")
    due_on = models.DateField(_("day"))
    what = models.CharField(_("what"), max_length=200)
    amount = Money(_("sum, euros"))
    paid_on = models.DateField(_("paid"), null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["due_on", "pk"]

    def __str__(self) -> str:
        return f"{self.due_on} {self.what}"


class Cost(models.Model):
    """What was paid: an invoice or another voucher. `only` as of a budget line."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="costs")
    only = models.ForeignKey(Funding, models.SET_NULL, null=True, blank=True, related_name="+")
    on = models.DateField(_("day"))
    category = models.CharField(_("cost category"), max_length=40)
    what = models.CharField(_("what"), max_length=200)
    amount = Money(_("sum, euros"))
    eligible = models.CharField(_("eligible"), max_length=3, blank=True)
    voucher = models.CharField(_("voucher"), max_length=40, blank=True)
    edits = models.PositiveIntegerField(default=0)
    edited_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.on} {self.what}"
