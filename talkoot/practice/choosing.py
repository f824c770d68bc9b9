"""The choice of the programme in which a commitment or an operating model begins."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from talkoot.people.models import Organisation
from talkoot.programmes.models import Programme


class ProgrammeField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Asks for one of the programmes that are offered, and not at all where there is but one."""

    def __init__(self) -> None:
        super().__init__(
            Programme.objects.none(), label=_("Programme"), empty_label=_("Choose a programme")
        )

    def offer(self, programmes: QuerySet[Programme]) -> None:
        self.queryset = programmes
        if len(programmes) == 1:
            self.initial, self.widget = programmes[0], self.hidden_widget()


class InProgramme(forms.Form):
    """Asks in which programme something begins: the house is that programme's."""

    programme = ProgrammeField()

    def __init__(self, programmes: QuerySet[Programme], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose = self.fields["programme"]
        assert isinstance(choose, ProgrammeField)  # noqa: S101 for the type checker
        choose.offer(programmes)

    @property
    def house(self) -> Organisation | None:
        programme: Programme | None = self.cleaned_data.get("programme")
        return programme.organisation if programme else None
