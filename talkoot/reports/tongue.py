"""What a language must be able to say of a programme, each as a person would."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import ClassVar

from talkoot.ground.finnish import format_date, format_money, format_sum
from talkoot.reports.facts import Aim, Figure, Held, Measured, Observed, Payer, Thought


class Tongue(ABC):
    """One language. Titles and names stay as they are written: none is inflected."""

    AND: ClassVar[str]
    CODE: ClassVar[str]
    EUROS: ClassVar[str]
    NUMBERS: ClassVar[str]

    def listed(self, names: Sequence[str]) -> str:
        """`a, b and c`; names that hold commas are parted by semicolons."""
        clean = [name.strip().rstrip(".;") for name in names]
        if any("," in name for name in clean):
            return "; ".join(clean)
        return self.joined(clean)

    def joined(self, parts: Sequence[str]) -> str:
        """`a, b and c`, whatever they hold."""
        *first, last = parts
        return f"{', '.join(first)} {self.AND} {last}" if first else last

    def quoted(self, names: Sequence[str]) -> str:
        """`”a” and ”b”`: names that stand in a sentence as they are."""
        return self.listed([f"”{name.strip().rstrip('.;')}”" for name in names])

    def number(self, count: int) -> str:
        words = self.NUMBERS.split()
        return words[count] if count < len(words) else str(count)

    def euros(self, amount: Decimal | int) -> str:
        """Cents only where there are some."""
        if amount == int(amount):
            return format_money(int(amount), self.EUROS)
        return f"{format_sum(Decimal(amount))} {self.EUROS}".replace("\u00a0", " ")

    def granted(self, payers: Sequence[Payer]) -> str:
        """`A 12 000 euroa (1.2.2026) ja B 4 800 euroa`."""
        return self.joined([f"{one.name} {self.paid(one)}" for one in payers])

    def paid(self, one: Payer) -> str:
        day = f" ({self.day(one.decided_on)})" if one.decided_on else ""
        return f"{self.euros(one.granted or 0)}{day}"

    @staticmethod
    def day(on: date) -> str:
        return format_date(on)

    @staticmethod
    def decimal(value: float, *, sign: bool = False) -> str:
        rounded = round(value, 1) + 0.0  # what comes to nothing has no sign
        text = f"{rounded:+.1f}" if sign and rounded else f"{rounded:.1f}"
        return text.replace(".", ",").replace("-", "−")

    @abstractmethod
    def time(self, starts_on: date, ends_on: date) -> str: ...

    @abstractmethod
    def parties(self, applicant: str, implementer: str) -> str: ...

    @abstractmethod
    def money(self, payers: Sequence[Payer], total: Decimal | int) -> str: ...

    @abstractmethod
    def goals(self, texts: Sequence[str]) -> str: ...

    @abstractmethod
    def indicators(self, names: Sequence[str]) -> str: ...

    @abstractmethod
    def research(self, citations: Sequence[str]) -> str: ...

    @abstractmethod
    def audiences(self, names: Sequence[str]) -> str: ...

    @abstractmethod
    def participation(self, workshops: int, people: int) -> str: ...

    @abstractmethod
    def voices(self, people: int, heard: int) -> str: ...

    @abstractmethod
    def modules(self, titles: Sequence[str]) -> str: ...

    @abstractmethod
    def methods(self, titles: Sequence[str]) -> str: ...

    @abstractmethod
    def own_pace(self, together: int, alone: int) -> str: ...

    @abstractmethod
    def held(self, one: Held) -> str: ...

    @abstractmethod
    def figure(self, one: Figure) -> str: ...

    @abstractmethod
    def change(self, one: Figure) -> str: ...

    @abstractmethod
    def agreed(self, count: int, done: int, partly: int) -> str: ...

    @abstractmethod
    def done(self, what: str) -> str: ...

    @abstractmethod
    def models(self, titles: Sequence[str]) -> str: ...

    @abstractmethod
    def open_methods(self, titles: Sequence[str]) -> str: ...

    @abstractmethod
    def aim(self, one: Aim) -> str: ...

    @abstractmethod
    def measured(self, one: Measured) -> str: ...

    @abstractmethod
    def observed(self, one: Observed) -> str: ...

    @abstractmethod
    def groups(self, count: int, mixed: int) -> str: ...

    @abstractmethod
    def thought(self, one: Thought) -> str: ...

    @abstractmethod
    def quote(self, text: str, about: str) -> str: ...
