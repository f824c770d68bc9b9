"""What is shown of a table before anything is kept: its columns, and the groups it would make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from talkoot.ground.texts import pick
from talkoot.surveys import participation
from talkoot.surveys.bring_forms import ROLES, why
from talkoot.surveys.brought import Brought, Choice
from talkoot.surveys.foreign import ITEM, Column, Guess
from talkoot.surveys.steps import SAID


@dataclass(frozen=True)
class ColumnShown:
    """A column by its header; no cell of it is shown."""

    place: int
    name: str
    roles: tuple[tuple[str, str, bool], ...]  # value, words, chosen
    scale: str
    reverse: bool
    steps: str
    why: str

    @property
    def item(self) -> bool:
        return any(chosen and value == ITEM for value, _words, chosen in self.roles)


def columns_shown(
    columns: Sequence[Column], guesses: Sequence[Guess], choices: Sequence[Choice]
) -> list[ColumnShown]:
    told = zip(columns, guesses, choices, strict=True)
    return [
        ColumnShown(
            place,
            column.name,
            tuple((value, str(words), value == choice.role) for value, words in ROLES),
            choice.scale,
            choice.reverse,
            _steps(guess),
            why(guess.why) if choice.role == guess.role else "",
        )
        for place, (column, guess, choice) in enumerate(told)
    ]


def _steps(guess: Guess) -> str:
    steps = guess.steps
    if steps is None:
        return ""
    ends = f"{steps.first}–{steps.last}"
    return ends if steps.words < 0 else f"{ends}, {pick(_said(steps.words))}"


def _said(words: int) -> dict[str, str]:
    return {language: " – ".join(ends) for language, ends in SAID[words].items()}


@dataclass(frozen=True)
class UnitShown:
    """A unit, its people where they are shown, or whom it is shown with."""

    name: str
    depth: int
    n: int
    beside: tuple[str, ...]


def units_shown(made: Brought, k: int) -> list[UnitShown]:
    """How the units would be shown: from numbers of people alone."""
    laid = made.blocks(k)
    joint = participation.joint(laid)
    names = [pick(unit["names"]) for unit in made.tree]
    found = []
    for place, name in enumerate(names):
        depth = len(list(laid.tree.above(place))) - 1
        cells = laid.blocks[joint[place]].cells if place in joint else ()
        beside = [cell for cell in cells if cell != place]
        n = laid.shown(place) if place in laid.figures else 0
        found.append(UnitShown(name, depth, n, tuple(names[cell] for cell in beside)))
    return found
