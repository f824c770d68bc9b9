"""Correct a card by hand. The layout of its page is kept."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError as Refused

from talkoot.ground.finnish import parse_date
from talkoot.programmes.card import Bulletin, Card, Item
from talkoot.programmes.fields import DayField, EurosField, LinesField, ParagraphsField
from talkoot.programmes.labels import Language, meaning
from talkoot.programmes.material import read_material, write_material

BULLETIN = "bulletin_"


class MaterialField(forms.CharField):
    """The documents, written as the page prints them."""

    widget = forms.Textarea(attrs={"rows": 4})

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) else write_material(value or (), "fi")

    def to_python(self, value: Any) -> Any:
        lines = (super().to_python(value) or "").replace("\r\n", "\n").split("\n")
        rows = [
            (line, place == 0 or not lines[place - 1].strip())
            for place, line in enumerate(lines)
            if line.strip()
        ]
        items, left = read_material(rows)
        if left:
            line = rows[left[0]][0]
            raise ValidationError(_("“%(line)s” has no “Avaa” after it."), params={"line": line})
        return tuple(items)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.to_python(initial), data)


class CardForm(forms.Form):
    """Everything that the project page says."""

    title = LinesField(label=_("Title"), max_length=300)
    number = LinesField(label=_("Project number"), required=False)
    applicant = LinesField(label=_("Applicant"), required=False)
    implementer = LinesField(label=_("Implementer"), required=False)
    contact = LinesField(label=_("Who tells more"), required=False)
    email = LinesField(label=_("E-mail"), required=False)
    starts_on = DayField(label=_("Starts"), required=False)
    ends_on = DayField(label=_("Ends"), required=False)
    decided_on = DayField(label=_("Decision of the fund"), required=False)
    grant = EurosField(label=_("Grant, euros"), required=False)
    total = EurosField(label=_("Costs in all, euros"), required=False)
    results_on = DayField(label=_("Results ready"), required=False)
    summary = ParagraphsField(label=_("Summary of the plan"), required=False)
    responsible = LinesField(label=_("Person responsible"), required=False)
    bulletin_title = LinesField(label=_("Title of the bulletin"), required=False)
    bulletin_on = DayField(label=_("Day of the bulletin"), required=False)
    bulletin_summary = ParagraphsField(label=_("Summary"), required=False)
    bulletin_background = ParagraphsField(label=_("Starting points"), required=False)
    bulletin_audiences = ParagraphsField(label=_("Target groups"), required=False)
    bulletin_methods = ParagraphsField(label=_("Methods"), required=False)
    bulletin_effects = ParagraphsField(label=_("Effects"), required=False)
    bulletin_novelty = ParagraphsField(label=_("Novelty and applicability"), required=False)
    material = MaterialField(
        label=_("Documents"),
        required=False,
        help_text=_("One a line, with “Avaa” after it. The final report comes last."),
    )

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, card: Card, seen: str = "") -> None:
        super().__init__(data, initial=_initial(card) | {"seen": seen})
        self._card = card

    @property
    def standing(self) -> list[tuple[Any, Any]]:
        """What stands now where something else was typed, each with its label."""
        fields = (self[name] for name in self.changed_data if name != "seen")
        return [(one.label, one.field.prepare_value(one.initial)) for one in fields]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name, value in list(cleaned.items()):
            if isinstance(value, str):
                self._refuse_headings(name, value)
        self._refuse_oddities(cleaned)
        if not self.errors:
            self._make_card(cleaned)
        return cleaned

    def _refuse_headings(self, name: str, text: str) -> None:
        """The page is read by its headings, so no text may begin like one."""
        inside = name == "summary" or name.startswith(BULLETIN)
        for line in text.split("\n\n" if inside else "\n"):
            first = line.split("\n", 1)[0]
            if meaning(first, self._card.language):
                sentence = _("“%(line)s” is a heading of the page. Write it a little differently.")
                self.add_error(name, ValidationError(sentence, params={"line": first}))

    def _refuse_oddities(self, cleaned: dict[str, Any]) -> None:
        if "@" in cleaned.get("contact", ""):
            self.add_error("contact", _("Write a name here; the address has its own place."))
        if cleaned.get("email") and "@" not in cleaned["email"]:
            self.add_error("email", _("An e-mail address has an @ in it."))
        if parse_date(cleaned.get("bulletin_title", "").split("\n")[-1]):
            self.add_error("bulletin_title", _("The title cannot be a date."))

    def _make_card(self, cleaned: dict[str, Any]) -> None:
        try:
            self.card = _card(cleaned, self._card)
        except Refused:
            self.add_error(None, _("These texts cannot be told apart on a page."))


def _initial(card: Card) -> dict[str, Any]:
    bulletin = card.bulletin or Bulletin()
    texts = {f"{BULLETIN}{name}": getattr(bulletin, name) for name in Bulletin.model_fields}
    return {
        **{name: getattr(card, name) for name in Card.model_fields},
        **texts,
        "material": write_material(card.material, card.language),
    }


def _card(cleaned: dict[str, Any], before: Card) -> Card:
    told = {
        name.removeprefix(BULLETIN): value
        for name, value in cleaned.items()
        if name.startswith(BULLETIN)
    }
    plain = {
        name: value
        for name, value in cleaned.items()
        if not name.startswith(BULLETIN) and name != "seen"
    }
    has_bulletin = any(told.values()) or before.bulletin is not None
    material: tuple[Item, ...] = plain.pop("material")
    language: Language = before.language
    return Card(
        language=language,
        ends_with_newline=before.ends_with_newline,
        bulletin=Bulletin(**told) if has_bulletin else None,
        material=material,
        **plain,
    )
