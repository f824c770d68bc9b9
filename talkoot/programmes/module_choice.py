"""Which module something belongs to, as a field that several forms share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from talkoot.ground.numbers import whole
from talkoot.programmes.models import Module, Programme

Choice = QuerySet[Programme] | Sequence[Programme]

if TYPE_CHECKING:
    BaseField = forms.ModelChoiceField[Module]
else:
    BaseField = forms.ModelChoiceField


class ModuleField(BaseField):
    """A module, or none, which is where it begins."""

    def __init__(self) -> None:
        super().__init__(
            Module.objects.none(),
            label=_("To which module does it belong?"),
            required=False,
            empty_label=_("To none"),
        )
        self._several = False

    def label_from_instance(self, module: Module) -> str:
        return f"{module.programme.title}: {module.title}" if self._several else module.title

    def offer(self, programmes: Choice) -> bool:
        """Offer the modules of some programmes, and say whether there are any."""
        found = Module.objects.filter(programme__in=programmes)
        told = set(found.order_by().values_list("programme", flat=True).distinct()[:2])
        self._several = len(told) > 1
        self.queryset = found.select_related("programme").order_by("programme__title", "position")
        return bool(told)


def offer_modules(form: Any, programmes: Choice, asked: str = "") -> None:
    """Let a form choose among the modules of some programmes; without any, it does not ask."""
    field = cast(ModuleField, form.fields["module"])
    if not field.offer(programmes):
        del form.fields["module"]
    elif whole(asked) is not None:
        form.initial["module"] = asked
