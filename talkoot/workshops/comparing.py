"""Answers that a later step compares: who may be told what of them, and from when they stay."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from talkoot.figures.release import K
from talkoot.stepkinds.base import Body, Fellow
from talkoot.workshops.models import Beat, Contribution, Seat


def beside(
    beat: Beat, seat: Seat | None, around: tuple[Fellow, ...], language: str
) -> Callable[[], Any]:
    """What the seat may be told in this beat, worked out when somebody asks for it."""
    asked = _asked(beat)
    if asked is None or seat is None or not seat.pk:
        return lambda: None
    return partial(_beside, beat, asked, seat, around, language)


def _asked(beat: Beat) -> Beat | None:
    """The beat whose answers this one compares: of the same round, where there is one."""
    source = beat.step.behaviour.answers_from(beat.step.settings)
    earlier = beat.workshop.beats.filter(step_id=source, position__lt=beat.position)
    return _of_round(list(earlier.order_by("-position")), beat.round) if source else None


def _of_round(beats: list[Beat], number: int) -> Beat | None:
    return next((one for one in beats if one.round == number), beats[0] if beats else None)


def _beside(beat: Beat, asked: Beat, seat: Seat, around: tuple[Fellow, ...], language: str) -> Any:
    asked.workshop = beat.workshop
    answers, said = _given(asked), _given(beat)
    return beat.step.behaviour.beside(
        beat.step.settings,
        asked.step.settings,
        answers.get(str(seat.pk)),
        [one for who, one in answers.items() if who != str(seat.pk)],
        [(one, answers.get(one.id), said.get(one.id)) for one in around],
        language,
    )


def _given(beat: Beat) -> dict[str, Body]:
    """What each seat gave, whether it still sits there or not."""
    shape = beat.step.behaviour.contribution
    given = Contribution.objects.filter(beat=beat).exclude(seat=None)
    return {str(one.seat_id): shape.model_validate(one.body) for one in given}


def is_settled(beat: Beat) -> bool:
    """Whether the answers of a beat are told of by now, and so stay as they are.

    Whoever could change her answer, or see the figure before and after somebody else's, could
    tell from the difference what that one is.
    """
    looks = [step.id for step in beat.workshop.method.steps if _compares(step, beat.step_id)]
    if not looks:
        return False
    begun = beat.workshop.beats.filter(step_id__in=looks).exclude(started_at=None)
    return begun.exists() and beat.contributions.count() >= K


def _compares(step: Any, step_id: str) -> bool:
    source: str | None = step.behaviour.answers_from(step.settings)
    return source == step_id
