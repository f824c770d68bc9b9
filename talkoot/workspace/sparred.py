"""The sparring of a module in a line, for the pages that lead to it."""

from __future__ import annotations

from dataclasses import dataclass

from talkoot.people.models import Person
from talkoot.programmes import sparring
from talkoot.programmes.models import Module, SparringTime


@dataclass(frozen=True, slots=True)
class Sparring:
    """One's own time, or how many are free; and how many of how many were used."""

    mine: SparringTime | None
    free: int
    used: int
    offered: int
    may_book: bool
    may_offer: bool

    @classmethod
    def of(cls, module: Module, person: Person) -> Sparring:
        used, offered = sparring.counts(module)
        seen = sparring.seen(module, person) if offered else []
        may_book = bool(offered) and sparring.may_book(module, person)
        return cls(
            next((one.time for one in seen if one.mine and one.time.is_ahead), None),
            sum(one.free and one.time.is_ahead for one in seen) if may_book else 0,
            used,
            offered,
            may_book,
            sparring.may_offer(module, person),
        )
