"""What a programme aimed at: goals and effects of its plan, each under a key that lasts. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from talkoot.programmes.plans.schema import Effect, Goal, Indicator, PlanText

DIALOGUE = "dialogue"  # what every programme is asked about: talk across areas
SHORT = 8


@dataclass(frozen=True, slots=True)
class Aim:
    """A goal, or an effect of one."""

    key: str
    text: str
    is_goal: bool
    measured: bool = True  # a goal is measured by its effects, where it has some
    indicators: tuple[Indicator, ...] = ()

    def key_of(self, indicator: Indicator) -> str:
        """Lasts as long as the ids above it, or the words where there are none."""
        print_ = f"{self.key}/{indicator.id or _line(indicator.what)}"
        return hashlib.sha256(print_.encode()).hexdigest()[:16]

    @property
    def anchor(self) -> str:
        """Where it stands on the page."""
        return f"aim-{self.key.replace('/', '-')}"


def aims(plan: PlanText) -> Iterator[Aim]:
    """Goals in order, each followed by its effects."""
    for goal in plan.goals:
        if not goal.what:
            continue
        above = _key(goal)
        yield Aim(
            above,
            _line(goal.what),
            is_goal=True,
            measured=not any(one.what for one in goal.effects),
        )
        for effect in goal.effects:
            if effect.what:
                yield Aim(
                    f"{above}/{_key(effect)}",
                    _line(effect.what),
                    is_goal=False,
                    indicators=tuple(one for one in effect.indicators if one.what),
                )


def _key(one: Goal | Effect) -> str:
    """Its id; without one a print of its words, so that moving it moves nothing else."""
    return (one.id or hashlib.sha256(_line(one.what).encode()).hexdigest())[
        : 38 if one.id else SHORT
    ]


def _line(text: str) -> str:
    return " ".join(text.split())
