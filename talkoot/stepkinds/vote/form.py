"""The form of a vote: one field for each card, that works without JavaScript."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from talkoot.stepkinds.base import Body, BodyForm, Item

MOST_SCORE = 5


class Form(BodyForm):
    """Fields are named by the card's id: a card hidden meanwhile moves nobody's vote."""

    def __init__(
        self,
        way: str,
        dots: int,
        items: Sequence[Item],
        body: type[Body],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.way, self.dots, self.body, self.items = way, dots, body, items
        for item in items:
            self.fields[f"weight-{item.id}"] = self._field(item)

    def _field(self, item: Item) -> forms.Field:
        if self.way == "approve":
            return forms.BooleanField(label=item.text, required=False)
        most = MOST_SCORE if self.way == "score" else self.dots
        return forms.IntegerField(
            label=item.text,
            required=False,
            min_value=0,
            max_value=most,
            widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "dots"}),
        )

    @property
    def rows(self) -> list[tuple[Item, forms.BoundField]]:
        return [(item, self[f"weight-{item.id}"]) for item in self.items]

    @property
    def given(self) -> dict[str, int]:
        """What each card got, cards without any left out."""
        values = {item.id: self.cleaned_data.get(f"weight-{item.id}") for item in self.items}
        return {item: int(value) for item, value in values.items() if value}

    def clean(self) -> dict[str, Any]:
        super().clean()
        given = self.given
        if not given and not self.errors:
            raise forms.ValidationError(_("Give at least one card some weight."))
        if self.way == "dots" and sum(given.values()) > self.dots:
            raise forms.ValidationError(
                _("You have %(dots)s dots. Take %(over)s away.")
                % {"dots": self.dots, "over": sum(given.values()) - self.dots}
            )
        if self.way == "rank" and len(set(given.values())) < len(given):
            raise forms.ValidationError(_("Two cards have the same place. Give each its own."))
        return self.cleaned_data

    def contribution(self) -> Body:
        given = self.given
        if self.way == "rank":
            given = {item: self.dots + 1 - place for item, place in given.items()}
        return self.body.model_validate({"weights": given})
