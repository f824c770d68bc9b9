"""What is asked of a thing of the year: few words first, the rest when there is need."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from talkoot.ground.finnish import format_date
from talkoot.ground.texts import pick, reading_language
from talkoot.methods import choices
from talkoot.people.models import Person
from talkoot.practice.clock import rules as clock_rules
from talkoot.practice.clock.rules import LAST, YEARS, Rule, Spot
from talkoot.practice.models import Clock, ClockEntry, Commitment, Evidence
from talkoot.programmes import fields

Layer = ClockEntry.Layer
ISO = "%Y-%m-%d"
EXACT = (
    ("day", _("On these very days")),
    ("month", _("Any time in that month")),
    ("weekday", _("On the same weekday of the month, like the second Thursday")),
)
TEXTS = ("titles", "does", "asked", "output", "shows")
FURTHEST_SLACK = 90
RECENT = timedelta(days=400)


class DayField(fields.DayField):
    """A day in a year that a clock can show. The wheel sends the day it reckoned as 2026-03-01."""

    years = YEARS

    def to_python(self, value: Any) -> date | None:
        try:
            return super().to_python(format_date(datetime.strptime(value, ISO).date()))
        except (TypeError, ValueError):
            return super().to_python(value)


class EntryForm(forms.Form):
    titles = forms.CharField(label=_("What"), max_length=120)
    begins = DayField(label=_("First day"))
    ends = DayField(
        label=_("Last day"),
        required=False,
        help_text=_("Only if it lasts longer than a day."),
    )
    exact = forms.ChoiceField(label=_("How exactly?"), choices=EXACT, initial="day")
    layer = forms.ChoiceField(label=_("Whose is it?"))
    does = forms.CharField(
        label=_("Who does it"),
        help_text=_("A role or a group, such as the kitchen's people."),
        required=False,
        max_length=120,
    )
    asked = forms.CharField(label=_("Who is asked"), required=False, max_length=120)
    output = forms.CharField(label=_("What comes of it"), required=False, max_length=200)
    shows = forms.CharField(label=_("How it shows"), required=False, max_length=200)
    method = forms.ChoiceField(label=_("Method to begin with"), required=False)
    carer = forms.EmailField(
        label=_("Who takes care (e-mail)"),
        help_text=_("She gets it in her calendar by mail, and every change of its day."),
        required=False,
    )
    kind = forms.ChoiceField(label=_("Where it comes from"), choices=ClockEntry.Kind.choices)
    basis = forms.CharField(label=_("On what it is based"), required=False, max_length=200)
    repeat = forms.ChoiceField(label=_("How often"), choices=ClockEntry.Repeat.choices)
    seen_by = forms.ChoiceField(label=_("Who sees it"), choices=ClockEntry.SeenBy.choices)
    slack = forms.IntegerField(
        label=_("By how many days a unit may move it"),
        help_text=_("Either way. Only for what every unit does."),
        min_value=0,
        max_value=FURTHEST_SLACK,
        required=False,
    )
    sequence = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        clock: Clock,
        person: Person,
        runs: bool,
        data: Any = None,
        *,
        entry: ClockEntry | None = None,
        start: dict[str, Any] | None = None,
    ) -> None:
        self.clock, self.person, self.entry = clock, person, entry
        begun = told(entry) if entry else {"kind": ClockEntry.Kind.OWN, **(start or {})}
        super().__init__(data, initial=begun)
        self._fields()["layer"].choices = layers(clock, runs, entry)
        self._fields()["method"].choices = lazy(lambda: methods(person), list)()

    def _fields(self) -> dict[str, Any]:
        return self.fields

    def told(self, name: str) -> Any:
        """What the entry says in a field, as one reads it."""
        value = self.initial.get(name)
        if name == "exact":
            return dict(EXACT)[str(value)]
        return format_date(value) if isinstance(value, date) else value

    @property
    def first(self) -> list[forms.BoundField]:
        names = ("titles", "begins", "ends", "exact", "layer", "does")
        return [self[name] for name in names]

    @property
    def rest(self) -> list[forms.BoundField]:
        names = ("asked", "output", "shows", "method", "carer", "kind", "basis", "repeat")
        return [self[name] for name in (*names, "seen_by", "slack")]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        begins, ends = said.get("begins"), said.get("ends")
        if begins and ends and ends < begins:
            self.add_error("ends", _("The last day comes before the first."))
        elif begins and ends and (ends - begins).days > 300:
            self.add_error("ends", _("A thing of the year lasts at most ten months."))
        return said

    def clean_carer(self) -> Person | None:
        """Typed, not chosen: a list would tell everybody's name, and be long in a large house."""
        email = self.cleaned_data["carer"]
        if not email:
            return None
        found = carers(self.clock).filter(email__iexact=email).first()
        if found is None:
            raise forms.ValidationError(_("Nobody in this house has that address."))
        return found

    def rule(self) -> tuple[Rule, int]:
        """The rule that was meant, and the year it is of. Days that nobody touched keep theirs:
        a rule may say more than its days, such as the last one of February."""
        said = self.cleaned_data
        if self.entry and not {"begins", "ends", "exact"} & set(self.changed_data):
            return clock_rules.read(self.entry.rule), self.entry.year
        return rule_of(said["exact"], said["begins"], said["ends"]), said["begins"].year

    def words(self) -> dict[str, Any]:
        """What is to be kept. A text is changed in the language it was read in."""
        said = self.cleaned_data
        kept: dict[str, Any] = {name: self._text(name) for name in TEXTS}
        for name in ("layer", "kind", "basis", "method", "repeat", "seen_by"):
            kept[name] = said[name]
        mine = said["layer"] == Layer.PERSON
        kept["private_to"] = self.person if mine else None
        kept["carer"] = None if mine else said["carer"]  # nobody is told of what is one's own
        kept["slack"] = said["slack"] or 0
        return kept

    def _text(self, name: str) -> dict[str, str]:
        text = self.cleaned_data[name]
        before = getattr(self.entry, name) if self.entry else {}
        if text == pick(before):
            return dict(before)
        return {**before, reading_language(): text} if text else {}


def told(entry: ClockEntry) -> dict[str, Any]:
    """The entry as the form says it."""
    rule = clock_rules.read(entry.rule)
    carer = carers(entry.clock).filter(pk=entry.carer_id).first() if entry.carer_id else None
    exact = "month" if rule.whole_month else "weekday" if rule.begins.weekday else "day"
    given = {name: pick(getattr(entry, name)) for name in TEXTS}
    for name in ("layer", "kind", "basis", "method", "repeat", "seen_by", "slack", "sequence"):
        given[name] = getattr(entry, name)
    ends = entry.ends_on if exact == "day" and entry.ends_on != entry.begins_on else None
    return given | {
        "begins": entry.begins_on,
        "ends": ends,
        "exact": exact,
        "carer": carer.email if carer else "",
    }


def rule_of(exact: str, begins: date, ends: date | None) -> Rule:
    if exact == "month":
        stretch = ends is not None and ends.month != begins.month
        return Rule(Spot(begins.month), Spot(ends.month) if ends and stretch else None)
    if exact == "weekday":
        nth = (begins.day - 1) // 7 + 1
        return Rule(Spot(begins.month, nth=nth if nth < 5 else LAST, weekday=begins.isoweekday()))
    return clock_rules.at(begins, ends or begins)


def layers(clock: Clock, runs: bool, entry: ClockEntry | None) -> list[tuple[str, Any]]:
    """What is one's own stays one's own, and what is everybody's never becomes it."""
    if entry is not None and entry.private_to_id:
        return [(Layer.PERSON.value, Layer.PERSON.label)]
    shared: list[tuple[str, Any]] = []
    if runs:
        shared = [(Layer.UNIT.value, _("The unit's"))] if clock.unit_id else list(SHARED)
    return shared if entry else [*shared, (Layer.PERSON.value, _("Only mine: nobody else sees it"))]


SHARED = (
    (Layer.HOUSE.value, _("The organisation's")),
    (Layer.UNIT.value, _("What every unit does")),
    (Layer.LAW.value, _("Given by law or by others")),
)


def methods(person: Person) -> list[tuple[str, str]]:
    named = sorted((str(one.method.title), one.ref) for one in choices.entries(person))
    return [("", "–"), *((ref, title) for title, ref in named)]


def carers(clock: Clock) -> QuerySet[Person]:
    """Those of the house who can be written to."""
    mine = Person.objects.filter(
        memberships__organisation=clock.organisation_id, memberships__left_on=None
    )
    return mine.exclude(email=None).filter(is_active=True)


class TickForm(forms.Form):
    done_on = DayField(label=_("Done on"))
    note = forms.CharField(
        label=_("What shows it"),
        help_text=_("One sentence, without names of people."),
        required=False,
        max_length=300,
    )
    evidence = forms.ModelChoiceField(
        Evidence.objects.none(),
        label=_("Or what a workshop found"),
        required=False,
        empty_label="–",
    )
    commitment = forms.ModelChoiceField(
        Commitment.objects.none(), label=_("Or a commitment"), required=False, empty_label="–"
    )

    def __init__(self, clock: Clock, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        house = clock.organisation_id
        since = timezone.localdate() - RECENT
        found = Evidence.objects.filter(programme__organisation=house, found_on__gte=since)
        agreed = Commitment.objects.filter(programme__organisation=house, due_on__gte=since)
        asked: dict[str, Any] = self.fields
        asked["evidence"].queryset = found.defer("body").order_by("-found_on", "title")
        asked["evidence"].label_from_instance = _found
        asked["commitment"].queryset = agreed.order_by("-due_on", "what")


def _found(evidence: Evidence) -> str:
    day = evidence.found_on
    return f"{day.day}.{day.month}.{day.year} {evidence.title}"


class MoveForm(forms.Form):
    to = DayField(label=_("To which day?"))


class FirstMonthForm(forms.Form):
    first_month = forms.TypedChoiceField(
        label=_("The year begins in"),
        help_text=_("A school's year begins in August. Nothing moves: only the wheel turns."),
        coerce=int,
        choices=lambda: [(number, str(name).capitalize()) for number, name in MONTHS.items()],
    )
