"""An open workshop in days: which steps open together, and until when. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from talkoot.methods.definition import Method, Step


def steps(method: Method) -> tuple[Step, ...]:
    """The steps that one can do alone and at any hour, of those meant for one's own pace."""
    kept: list[Step] = []
    for step in method.steps_in("open"):
        if fits(step) and _has_cards(step, kept):
            kept.append(step)
    return tuple(kept)


def left_out(method: Method) -> tuple[Step, ...]:
    """The steps that only a led room can do, and that have no form of their own for days."""
    kept = {step.id for step in steps(method)}
    return tuple(step for step in method.steps_in("open") if step.id not in kept)


def fits(step: Step) -> bool:
    """Groups and roles are formed in led rooms only; talk is written where a method says so."""
    kind = step.behaviour
    if step.by or step.privacy == "group" or not kind.alone(step.settings):
        return False
    return step.only == "open" or not kind.turns


def _has_cards(step: Step, before: Sequence[Step]) -> bool:
    found = sources(step) - {"brief"}
    return found <= {one.id for one in before}


def sources(step: Step) -> set[str]:
    """The earlier steps whose cards or answers a step takes up."""
    return {one for one in (step.cards_from, *compared(step)) if one}


def compared(step: Step) -> set[str]:
    """The step whose answers it compares: all of them must be in, private as they are."""
    source = step.behaviour.answers_from(step.settings)
    return {source} if source else set()


def stages(planned: Sequence[Step], *, by_unit: bool = False) -> list[int]:
    """The stage of each step: one that takes up what others gave waits until that is in.

    The order of the method holds: what follows a step never opens before it. A unit does its task
    in one go: it does not wait for what is seen at once.
    """
    stage_of: dict[str, int] = {}
    free = {step.id for step in planned if step.privacy == "private"}
    if by_unit:
        free |= {step.id for step in planned if step.shown == "at-once"}
    now = 0
    for step in planned:
        waits = (sources(step) - free) | compared(step)
        after = [stage_of[one] + 1 for one in waits if one in stage_of]
        now = max([now, *after])
        stage_of[step.id] = now
    return [stage_of[step.id] for step in planned]


def last_days(first: date, last: date, count: int) -> list[date]:
    """The last day of each of `count` stages: equal parts of the window, none beyond its end."""
    days = max((last - first).days + 1, 1)
    return [first + timedelta(days=max(days * (n + 1) // count - 1, 0)) for n in range(count)]


def days_needed(method: Method) -> int:
    """The fewest days a window may have: one for each stage."""
    return max(stages(steps(method)), default=0) + 1
