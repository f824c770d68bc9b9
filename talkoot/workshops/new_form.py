"""The form of a new workshop: which method, where it belongs, when and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from talkoot.ground.numbers import whole
from talkoot.methods.definition import Method
from talkoot.methods.finding import Entry
from talkoot.programmes.models import Module, Programme
from talkoot.programmes.module_choice import ModuleField, offer_modules
from talkoot.workshops import open_days
from talkoot.workshops.models import Workshop

if TYPE_CHECKING:
    ProgrammeField = forms.ModelChoiceField[Programme]

USUAL_TIME = time(13)
SATURDAY = 5
A_WEEK = 7
A_DAY = {"type": "date"}
ISO = "%Y-%m-%d"


@dataclass(frozen=True, slots=True)
class MethodCard:
    """A method to choose, with what one wants to know before choosing."""

    ref: str
    method: Method
    minutes: int
    short_minutes: int | None
    chosen: bool

    @property
    def open_days(self) -> int | None:
        """How long it is usually open at one's own pace, where it may be."""
        return self.method.open.days if self.method.open else None


class WorkshopForm(forms.Form):
    """A new workshop. The programme is asked for only when there are several."""

    method = forms.ChoiceField(
        label=_("How do you work together?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a method.")},
    )
    short = forms.BooleanField(label=_("The short form"), required=False)
    mode = forms.ChoiceField(
        label=_("When do people take part?"),
        choices=(
            (Workshop.Mode.LIVE, _("Together, led by you")),
            (Workshop.Mode.OPEN, _("Each at her own pace, within some days")),
        ),
        widget=forms.RadioSelect,
        initial=Workshop.Mode.LIVE,
        required=False,
    )
    programme = forms.ModelChoiceField(
        label=_("In which programme?"), queryset=Programme.objects.none(), empty_label=None
    )
    module = ModuleField()
    title = forms.CharField(
        label=_("What is the workshop called?"),
        help_text=_("Left empty, it is called by its method."),
        max_length=120,
        required=False,
    )
    starts_at = forms.DateTimeField(
        label=_("When?"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    place = forms.CharField(label=_("Where?"), max_length=120, required=False)
    opens_on = forms.DateField(
        label=_("First day"), required=False, widget=forms.DateInput(attrs=A_DAY, format=ISO)
    )
    closes_on = forms.DateField(
        label=_("Last day"),
        help_text=_("It is open until the end of that day. You may move it later."),
        required=False,
        widget=forms.DateInput(attrs=A_DAY, format=ISO),
    )
    by_unit = forms.BooleanField(
        label=_("An interim task: each unit does it together, and one person enters it"),
        required=False,
    )

    def __init__(
        self,
        programmes: QuerySet[Programme],
        data: Any = None,
        *,
        method: str = "",
        module: str = "",
        entries: Iterable[Entry] = (),
    ) -> None:
        self.entries = {entry.ref: entry.method for entry in entries}
        after = _day_before(programmes, module)
        first, last = usual_days(self.entries.get(method), after)
        usual = {"opens_on": first, "closes_on": last, "starts_at": next_usual_time(after)}
        super().__init__(data, initial={"method": method, **usual})
        for name in ("mode", "opens_on", "closes_on"):  # said to be optional, they would mislead
            self.fields[name].is_needed = True  # type: ignore[attr-defined]
        choose = cast(forms.ChoiceField, self.fields["method"])
        choose.choices = [(ref, one.title.text()) for ref, one in self.entries.items()]
        field = cast("ProgrammeField", self.fields["programme"])
        field.queryset = programmes
        field.initial = programmes.first()
        if len(programmes) == 1:
            field.widget = field.hidden_widget()
        else:
            self.fields["module"].help_text = _("Its programme follows from it.")
        offer_modules(self, programmes, module)

    def cards(self) -> Iterator[MethodCard]:
        """The methods as one chooses among them: the chosen one first, then the shortest."""
        chosen = self["method"].value()
        for ref, method in sorted(
            self.entries.items(), key=lambda one: (one[0] != chosen, one[1].minutes())
        ):
            full, short = method.minutes(), method.minutes(short=True)
            yield MethodCard(ref, method, full, short if short < full else None, ref == chosen)

    def clean(self) -> dict[str, Any]:
        words: dict[str, Any] = super().clean() or self.cleaned_data
        if words.get("mode") == Workshop.Mode.OPEN:
            for field, problem in open_days.problems(words):
                self.add_error(field, problem)
        else:
            words["opens_on"] = words["closes_on"] = None
            words["by_unit"] = False
        if words.get("module"):
            words["programme"] = words["module"].programme
        if "method" in words and not words.get("title"):
            words["title"] = self.entries[words["method"]].title.text()[:120]
        return words


def _day_before(programmes: QuerySet[Programme], module: str) -> date:
    """Today, or the day before the module that asks begins, where that is later."""
    asking = Module.objects.filter(programme__in=programmes, pk=whole(module) or 0)
    begins = asking.values_list("starts_on", flat=True).first()
    today = timezone.localdate()
    return max(today, begins - timedelta(days=1)) if begins else today


def next_usual_time(after: date) -> datetime:
    """Propose the next afternoon, or Monday's when the next is not a working day."""
    day = _working_day(after + timedelta(days=1))
    return timezone.make_aware(datetime.combine(day, USUAL_TIME))


def usual_days(method: Method | None, after: date) -> tuple[date, date]:
    """From the next day on, for as long as the method proposes, and no weekend ends."""
    first = _working_day(after + timedelta(days=1))
    own = method.open if method else None
    return first, _working_day(first + timedelta(days=(own.days if own else A_WEEK) - 1))


def _working_day(day: date) -> date:
    while day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    return day


class PlanForm(forms.ModelForm):  # type: ignore[type-arg]
    """When, where, for what and under what name: what may change until the room opens."""

    module = ModuleField()

    class Meta:
        model = Workshop
        fields = ("title", "starts_at", "place", "module")
        labels = MappingProxyType(
            {
                "title": _("What is the workshop called?"),
                "starts_at": _("When?"),
                "place": _("Where?"),
            }
        )
        widgets = MappingProxyType(
            {
                "starts_at": forms.DateTimeInput(
                    attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"
                )
            }
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_modules(self, [self.instance.programme])
