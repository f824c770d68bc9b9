"""The money of a programme: who funds it, what is budgeted, what is paid, what it has cost.

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


class Funding(models.Model):
    """Who funds a programme, and what was decided. `edits` counts how often it was saved."""

    programme = models.OneToOneField(Programme, models.CASCADE, related_name="funding")
    funder = models.CharField(_("funder"), max_length=40)
    number = models.CharField(_("project number"), max_length=40, blank=True)
    applied_on = models.DateField(_("applied"), null=True, blank=True)
    decided_on = models.DateField(_("decided"), null=True, blank=True)
    contract_on = models.DateField(_("contract signed"), null=True, blank=True)
    granted = Money(_("granted"), null=True, blank=True)
    share = models.DecimalField(
        _("funder's share, %"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    delivered = models.JSONField(default=dict)
    edits = models.PositiveIntegerField(default=0)
    edited_at = models.DateTimeField(auto_now=True)
    edited_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.programme}: {self.funder}"


class BudgetLine(models.Model):
    """A line of the budget. `eligible` is empty where the rule of its category holds."""

    funding = models.ForeignKey(Funding, models.CASCADE, related_name="lines")
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
    """What was paid: an invoice or another voucher."""

    funding = models.ForeignKey(Funding, models.CASCADE, related_name="costs")
    on = models.DateField(_("day"))
    category = models.CharField(_("cost category"), max_length=40)
    what = models.CharField(_("what"), max_length=200)
    amount = Money(_("sum, euros"))
    eligible = models.CharField(_("eligible"), max_length=3, blank=True)
    voucher = models.CharField(_("voucher"), max_length=40, blank=True)

    class Meta:
        ordering: ClassVar = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.on} {self.what}"
