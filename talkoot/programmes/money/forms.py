"""Forms of money: budget and payment plan, a cost, a period."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from talkoot.ground.finnish import format_percent, format_sum, parse_sum
from talkoot.programmes.fields import DayField
from talkoot.programmes.money.state import State
from talkoot.programmes.money.sums import CENT

ELIGIBLE = [
    ("", _("as the funder's rule says")),
    ("yes", _("yes")),
    ("own", _("own money")),
    ("no", _("no")),
]
if TYPE_CHECKING:
    BaseSet = forms.BaseFormSet[Any]
else:
    BaseSet = forms.BaseFormSet
MOST = Decimal("999999999.99")
MORE_LINES, MORE_INSTALMENTS = 3, 2


class SumField(forms.Field):
    """Euros and cents as `12 500,50`."""

    widget = forms.TextInput(
        attrs={"autocomplete": "off", "placeholder": "12 500,00", "inputmode": "decimal"}
    )

    def prepare_value(self, value: Any) -> Any:
        return format_sum(value) if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Decimal | None:
        if value in self.empty_values:
            return None
        amount = parse_sum(str(value))
        if amount is None or amount > MOST:
            raise ValidationError(_("Write the sum like 12 500,00."))
        return amount

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool((data or "").strip())


class PercentField(forms.Field):
    """A share in percent, as `50` or `66,67`."""

    widget = forms.TextInput(attrs={"autocomplete": "off", "inputmode": "decimal"})

    def prepare_value(self, value: Any) -> Any:
        return format_percent(value) if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Decimal | None:
        if value in self.empty_values:
            return None
        percent = parse_sum(str(value).replace("%", ""))
        if percent is None or percent > 100:
            raise ValidationError(_("Write a percent between 0 and 100, like 50."))
        return percent


class _InCategory(forms.Form):
    """A form in which a cost category is chosen; with several funders also whether it is only
    one's."""

    def __init__(self, *args: Any, state: State, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(one.id, str(one.title)) for one in state.categories.values()]
        now = self.initial.get("category")
        if now and now not in dict(known):
            known.append((now, now))
        _choose(self.fields["category"], [("", "–"), *known])
        if state.several:
            _choose(self.fields["only"], [("", _("all funders by their rules")), *funders(state)])
        else:
            del self.fields["only"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "only" in cleaned:
            cleaned["only_id"] = int(cleaned.pop("only") or 0) or None
        return cleaned


def funders(state: State) -> list[tuple[str, str]]:
    return [(str(one.funding.pk), one.name) for one in state.funds]


def _choose(field: forms.Field, choices: list[tuple[str, Any]]) -> None:
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 for the type checker
    field.choices = choices


class LineForm(_InCategory):
    category = forms.ChoiceField(label=_("Cost category"))
    what = forms.CharField(label=_("What"), max_length=200, required=False)
    amount = SumField(label=_("Sum, euros"))
    eligible = forms.ChoiceField(label=_("Does the funder accept it?"), choices=ELIGIBLE)
    reason = forms.CharField(label=_("Reason"), max_length=300, required=False)
    only = forms.ChoiceField(label=_("Who pays?"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["eligible"].required = False


class InstalmentForm(forms.Form):
    due_on = DayField(label=_("Day"))
    what = forms.CharField(label=_("What"), max_length=200)
    amount = SumField(label=_("Sum, euros"))
    paid_on = DayField(label=_("Paid"), required=False)
    funding_id = forms.TypedChoiceField(label=_("Funder"), coerce=int)

    def __init__(self, *args: Any, state: State, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if state.several:
            _choose(self.fields["funding_id"], [("", "–"), *funders(state)])
        else:
            del self.fields["funding_id"]


class Rows(BaseSet):
    """Rows of which some may be taken away, and a few empty ones to write in."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if index is not None and index < self.initial_form_count():
            form.fields["DELETE"].label = _("Take this row away")
        else:
            del form.fields["DELETE"]

    def _should_delete_form(self, form: Any) -> bool:
        """A row that was emptied is taken away like one that is ticked, whatever stood there."""
        told = [form[name].data for name in form.fields if name != "DELETE"]
        empty = not any(map(str.strip, filter(None, told)))
        return empty or bool(form.cleaned_data.get("DELETE"))


LineSet = forms.formset_factory(LineForm, Rows, extra=MORE_LINES, can_delete=True, max_num=200)
InstalmentSet = forms.formset_factory(
    InstalmentForm, Rows, extra=MORE_INSTALMENTS, can_delete=True, max_num=100
)


class CostForm(_InCategory):
    """What was paid. A sum with tax is kept without it."""

    on = DayField(label=_("Day"))
    category = forms.ChoiceField(label=_("Cost category"))
    what = forms.CharField(label=_("What"), max_length=200)
    amount = SumField(label=_("Sum, euros"))
    tax = PercentField(
        label=_("The sum includes value added tax, %"),
        required=False,
        help_text=_("Empty if it is without. The tax is taken off before the sum is kept."),
    )
    voucher = forms.CharField(label=_("Voucher"), max_length=40, required=False)
    eligible = forms.ChoiceField(
        label=_("Does the funder accept it?"), choices=ELIGIBLE, required=False
    )
    only = forms.ChoiceField(label=_("Who pays?"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        tax = cleaned.pop("tax", None)
        if tax and cleaned.get("amount") is not None:
            cleaned["amount"] = without_tax(cleaned["amount"], tax)
        return cleaned


def without_tax(amount: Decimal, percent: Decimal) -> Decimal:
    return (amount * 100 / (100 + percent)).quantize(CENT, ROUND_HALF_UP)


class PeriodForm(forms.Form):
    since = DayField(label=_("First day"))
    until = DayField(label=_("Last day"))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("The end is before the start."))
        return cleaned


class DeliveredForm(forms.Form):
    on = DayField(label=_("Delivered"), required=False)
