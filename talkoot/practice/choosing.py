"""The choice of the programme in which a commitment or an operating model begins."""

from __future__ import annotations

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from talkoot.programmes.models import Programme


class ProgrammeField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Asks for one of the programmes that are offered, and not at all where there is but one."""

    def __init__(self) -> None:
        super().__init__(Programme.objects.none(), label=_("Programme"), empty_label=None)

    def offer(self, programmes: QuerySet[Programme]) -> None:
        self.queryset = programmes
        if len(programmes) == 1:
            self.initial, self.widget = programmes[0], self.hidden_widget()
