"""One funder of a programme: its share, what it accepts, its payments and its documents."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.functional import cached_property

from talkoot.programmes.funders import due, shelf
from talkoot.programmes.funders.profile import Profile, RoleWanted
from talkoot.programmes.models import BudgetLine, Cost, Funding, Instalment
from talkoot.programmes.money.sums import NOTHING, Line, Split, split

if TYPE_CHECKING:
    from talkoot.programmes.money.state import State


class Fund:
    """A funder's side of the money. Costs are divided by rule: each funder pays its percent of
    what it accepts, unless a line or a cost is only one funder's."""

    def __init__(self, funding: Funding, state: State) -> None:
        self.funding, self.state = funding, state
        self.profile: Profile | None = shelf.profile(funding.funder)

    @property
    def title(self) -> str:
        title = str(self.profile.title) if self.profile else self.funding.funder
        return self.funding.name or title

    @property
    def name(self) -> str:
        """Who it is, alone: where several funders stand beside each other."""
        who = str(self.profile.who) if self.profile else self.funding.funder
        return self.funding.name or who

    @property
    def rule(self) -> Decimal | None:
        """The share by rule: what the call says, or else what the funder always says."""
        always = self.profile.share.percent if self.profile else None
        return self.funding.rule if self.funding.rule is not None else always

    @property
    def known(self) -> Decimal | None:
        """The share that holds: the one decided, else the rule; none while neither is known."""
        return self.funding.share if self.funding.share is not None else self.rule

    @property
    def note(self) -> str:
        """What is to be known of the share; if each call says its own, until it is decided."""
        share = self.profile.share if self.profile else None
        if share is None or (share.percent is None and self.decided):
            return ""
        return str(share.note)

    @property
    def decided(self) -> bool:
        return self.known is not None and self.funding.decided_on is not None

    @property
    def percent(self) -> Decimal:
        return self.known if self.known is not None else NOTHING

    def concerns(self, row: BudgetLine | Cost) -> bool:
        return row.only_id in (None, self.funding.pk)

    def eligible(self, row: BudgetLine | Cost) -> str:
        """Whether the funder takes it into account: as was said, else as its rule is."""
        return row.eligible or self.ruled(row)

    def ruled(self, row: BudgetLine | Cost) -> str:
        """What the funder's rule says of its category."""
        if self.profile is None:
            return "own"
        found = self.profile.category(row.category)
        return found.eligible if found else self.profile.otherwise

    def against(self, row: BudgetLine | Cost) -> bool:
        """Whether it was said to be accepted though the rule says otherwise."""
        return row.eligible == "yes" and self.profile is not None and self.ruled(row) != "yes"

    @cached_property
    def lines(self) -> list[BudgetLine]:
        return [one for one in self.state.lines if self.concerns(one)]

    @cached_property
    def costs(self) -> list[Cost]:
        return [one for one in self.state.costs if self.concerns(one)]

    @cached_property
    def instalments(self) -> list[Instalment]:
        return list(self.funding.instalments.all()) if self.funding.pk else []

    @cached_property
    def budget(self) -> Split:
        return split(self._lines(self.lines), self.percent)

    @cached_property
    def used(self) -> Split:
        return self._split(self.costs)

    def until(self, day: date, *, shut: bool = True) -> Split:
        """What was paid up to a day; without it where the day is not shut in."""
        return self._split(one for one in self.costs if one.on < day or (shut and one.on == day))

    def _split(self, costs: Iterable[Cost]) -> Split:
        return split(self._lines(costs), self.percent, self.funding.granted)

    def _lines(self, rows: Iterable[BudgetLine | Cost]) -> list[Line]:
        return [Line(one.category, one.amount, self.eligible(one)) for one in rows]

    @property
    def people(self) -> list[tuple[RoleWanted, dict[str, str]]]:
        """Who is named to this funder, by the roles it asks for."""
        wanted = self.profile.roles if self.profile else ()
        return [(one, self.funding.people.get(one.id, {})) for one in wanted]

    @property
    def documents(self) -> list[due.Wanted]:
        if self.profile is None:
            return []
        programme = self.state.programme
        events: due.Events = {
            "applied": self.funding.applied_on,
            "decided": self.funding.decided_on,
            "contract": self.funding.contract_on,
            "start": programme.starts_on,
            "end": programme.ends_on,
        }
        told = {name: date.fromisoformat(day) for name, day in self.funding.delivered.items()}
        return due.wanted(self.profile, events, self._done(self.profile, events) | told)

    def _done(self, profile: Profile, events: due.Events) -> dict[str, date]:
        """What the days of the decision tell: who has applied has sent the application."""
        today = timezone.localdate()
        days = [(one.id, events.get(one.done_by)) for one in profile.documents if one.done_by]
        return {name: day for name, day in days if day and day <= today}
