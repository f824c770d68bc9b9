"""The form of a vote: fields for each card, that work without JavaScript."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from talkoot.stepkinds.base import BodyForm, Item, Scene
from talkoot.stepkinds.vote import shapes
from talkoot.stepkinds.vote.shapes import MOST_SCORE, REASON, Body, Settings

STANCES = (
    (shapes.CONSENT, _("I agree")),
    (shapes.LIVE_WITH, _("I can live with it")),
    (shapes.OBJECT, _("I object")),
)
OPINIONS = (
    (shapes.AGREE, _("Agree")),
    (shapes.DISAGREE, _("Disagree")),
    (shapes.PASS, _("Pass")),
)
SEEN = (
    (shapes.AGREE, _("I have seen it done")),
    (shapes.DISAGREE, _("I have not seen it")),
    (shapes.PASS, _("Partly")),
)
WORDS = {"opinion": OPINIONS, "seen": SEEN}


class Form(BodyForm):
    """Fields are named by the card's id: a card hidden meanwhile moves nobody's vote."""

    def __init__(self, settings: Settings, scene: Scene, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.settings, self.language = settings, scene.language
        self.before: Body = scene.given or Body()
        sheet = scene.sheet
        self.items = ((sheet.item,) if sheet.item else ()) if sheet else scene.items
        for item in self.items:
            self._ask(item)
        if settings.way == "agree" and (current := self.current):
            self.buttons = tuple((_name(current), str(n), label) for n, label in self.words)

    def _ask(self, item: Item) -> None:
        if self.settings.way == "consent":
            self.fields[_name(item)] = _radio(item, STANCES)
            self.fields[f"reason-{item.id}"] = _reason()
        elif self.settings.way == "agree":
            self.fields[_name(item)] = _radio(item, self.words, self.before.weights.get(item.id))
        elif self.settings.pass_along:
            self.fields[_name(item)] = _radio(item, [(n, str(n)) for n in range(1, MOST_SCORE + 1)])
        elif self.settings.criteria:
            for at, criterion in enumerate(self.settings.criteria):
                label = criterion.text(self.language)
                self.fields[f"score-{item.id}-{at}"] = _number(label, MOST_SCORE)
        elif self.settings.way == "approve":
            self.fields[_name(item)] = forms.BooleanField(label=item.text, required=False)
        else:
            most = MOST_SCORE if self.settings.way == "score" else self.settings.dots
            self.fields[_name(item)] = _number(item.text, most)

    @property
    def words(self) -> Any:
        """What may be said of a statement, or of a promise."""
        return WORDS[self.settings.asks]

    @property
    def look(self) -> str:
        """The template that draws the fields."""
        way: str = self.settings.way
        if way == "agree" and self.current is None:
            way = "agree_all"
        if self.settings.criteria or self.settings.pass_along:
            way = "criteria" if self.settings.criteria else "passed"
        return f"stepkinds/vote/ways/{way}.html"

    @property
    def current(self) -> Item | None:
        """The statement before the seat now: the first she has said nothing of."""
        return next((one for one in self.items if one.id not in self.before.weights), None)

    @property
    def place(self) -> int:
        """Which of the statements the current one is."""
        return len(self.items) - sum(one.id not in self.before.weights for one in self.items) + 1

    @property
    def rows(self) -> list[tuple[Item, Any]]:
        """Each card with its field, or with its fields where it has one for each criterion."""
        return self.scored if self.settings.criteria else self.plain

    @property
    def plain(self) -> list[tuple[Item, forms.BoundField]]:
        return [(one, self[_name(one)]) for one in self.items]

    @property
    def scored(self) -> list[tuple[Item, Any]]:
        """Each card with a field for each criterion."""
        criteria = range(len(self.settings.criteria))
        return [(one, [self[f"score-{one.id}-{at}"] for at in criteria]) for one in self.items]

    @property
    def reasoned(self) -> list[tuple[Item, forms.BoundField, forms.BoundField]]:
        return [(one, self[_name(one)], self[f"reason-{one.id}"]) for one in self.items]

    @property
    def given(self) -> dict[str, int]:
        """What each card got. Nought says something of a proposal, and nothing of a card."""
        values = {one.id: self.cleaned_data.get(_name(one)) for one in self.items}
        if self.settings.way in ("consent", "agree"):
            return {item: int(value) for item, value in values.items() if value is not None}
        return {item: int(value) for item, value in values.items() if value}

    @property
    def scores(self) -> dict[str, tuple[int, ...]]:
        """The scores of the cards that have one on each criterion."""
        given: dict[str, list[Any]] = {
            one.id: [self.cleaned_data.get(field.name) for field in fields]
            for one, fields in (self.scored if self.settings.criteria else ())
        }
        return {one: tuple(marks) for one, marks in given.items() if None not in marks}

    def clean(self) -> dict[str, Any]:
        super().clean()
        if self.errors:
            return self.cleaned_data
        given = self.given
        if not given and not self.scores:
            raise forms.ValidationError(_("Give at least one card some weight."))
        if self.settings.way == "dots" and sum(given.values()) > self.settings.dots:
            raise forms.ValidationError(
                gettext("You have %(dots)s dots. Take %(over)s away.")
                % {"dots": self.settings.dots, "over": sum(given.values()) - self.settings.dots}
            )
        if self.settings.way == "rank" and len(set(given.values())) < len(given):
            raise forms.ValidationError(_("Two cards have the same place. Give each its own."))
        if self.settings.way == "consent":
            self._want_reasons(given)
        for item, fields in self.scored if self.settings.criteria else ():
            self._want_all(item, fields)
        return self.cleaned_data

    def _want_reasons(self, given: dict[str, int]) -> None:
        for item, stance in given.items():
            name = f"reason-{item}"
            if stance == shapes.OBJECT and not self.cleaned_data.get(name):
                self.add_error(name, _("Say what you object to: the room can then mend it."))

    def _want_all(self, item: Item, fields: list[forms.BoundField]) -> None:
        """Some scores of a card and not the others would count for some criteria only."""
        values = [self.cleaned_data.get(field.name) for field in fields]
        if None in values and any(value is not None for value in values):
            missing = fields[values.index(None)]
            self.add_error(missing.name, _("Give this one too, or leave the whole card out."))

    def contribution(self) -> Body:
        given = self.given
        if self.settings.way == "rank":
            given = {item: self.settings.dots + 1 - place for item, place in given.items()}
        if self.settings.way == "agree" or self.settings.pass_along:
            given = self.before.weights | given
        reasons = {
            item: self.cleaned_data[f"reason-{item}"]
            for item, stance in given.items()
            if self.settings.way == "consent" and stance == shapes.OBJECT
        }
        return Body(weights=given, scores=self.scores, reasons=reasons)


def _name(item: Item) -> str:
    return f"weight-{item.id}"


def _number(label: str, most: int) -> forms.Field:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=most,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "dots"}),
    )


def _radio(item: Item, choices: Any, before: int | None = None) -> forms.Field:
    return forms.TypedChoiceField(
        label=item.text,
        required=False,
        coerce=int,
        empty_value=None,
        choices=choices,
        initial=before,
        widget=forms.RadioSelect,
    )


def _reason() -> forms.Field:
    return forms.CharField(
        label=_("If you object: why, and what would make it safe enough to try?"),
        max_length=REASON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
