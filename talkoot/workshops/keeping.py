"""What a seat wrote for herself, as a text she may take along before it is erased."""

from __future__ import annotations

from collections.abc import Iterator

from talkoot.workshops.models import Beat, Contribution, Seat


def has_notes(seat: Seat) -> bool:
    """Whether there is anything to take along. A method without such steps asks nobody."""
    steps = _steps(seat)
    own = Contribution.objects.filter(seat=seat, beat__step_id__in=steps)
    return bool(steps and seat.pk) and own.exists()


def notes(seat: Seat, language: str) -> str:
    """All of her own notes, each under the title of its step; nobody else's words."""
    beats = seat.workshop.beats.filter(step_id__in=_steps(seat))
    return "\n\n".join(part for beat in beats for part in _of(beat, seat, language))


def _steps(seat: Seat) -> list[str]:
    steps = seat.workshop.method.steps
    return [one.id for one in steps if one.behaviour.keeps(one.settings)]


def _of(beat: Beat, seat: Seat, language: str) -> Iterator[str]:
    beat.workshop = seat.workshop
    step, kind = beat.step, beat.step.behaviour
    own = Contribution.objects.filter(beat=beat, seat=seat).order_by("pk")
    bodies = (kind.contribution.model_validate(one.body) for one in own)
    texts = [text for body in bodies for text in kind.cards(step.settings, body)]
    if texts:
        yield step.title.text(language)
        yield from texts
