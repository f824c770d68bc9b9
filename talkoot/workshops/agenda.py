"""The agenda: a method unrolled into beats. Pure; written as rows when a workshop is made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from talkoot.methods.definition import Method, Step
from talkoot.workshops import window


@dataclass(frozen=True, slots=True)
class PlannedBeat:
    """One step of one round, and how long it may take; at one's own pace, which open together."""

    step: Step
    round: int
    minutes: int
    stage: int = 0


def plan(method: Method, *, short: bool = False) -> tuple[PlannedBeat, ...]:
    """Unroll the live steps; a block of rounds is repeated as often as the file says."""
    times = {rounds.id: rounds.times for rounds in method.rounds}
    steps = [step for step in method.steps_in("live") if not _cut(step, short)]
    return tuple(
        beat
        for block, group in groupby(steps, key=lambda step: step.rounds)
        for beat in _unroll(method, tuple(group), times.get(block or "", 1), short)
    )


def plan_open(method: Method, *, by_unit: bool = False) -> tuple[PlannedBeat, ...]:
    """The steps of the checklist. A block of rounds is done once: it goes round a table.

    A unit that answers as one is not asked what each would answer for herself.
    """
    steps = window.steps(method)
    if by_unit:
        taken_up = {source for step in steps for source in window.sources(step)}
        steps = tuple(one for one in steps if one.id in taken_up or not _of_each(one))
    return tuple(
        PlannedBeat(step, 1, step.minutes, stage)
        for step, stage in zip(steps, window.stages(steps, by_unit=by_unit), strict=True)
    )


def _of_each(step: Step) -> bool:
    return step.behaviour.gives and step.privacy in ("anonymous", "private")


def _cut(step: Step, short: bool) -> bool:
    return short and step.short_minutes == 0


def _unroll(
    method: Method, steps: tuple[Step, ...], times: int, short: bool
) -> Iterator[PlannedBeat]:
    for number in range(1, times + 1):
        for step in steps:
            yield PlannedBeat(step, number, method.length(step, short=short))
