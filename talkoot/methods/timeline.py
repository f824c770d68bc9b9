"""A method's steps laid out in time, to be drawn and read. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from talkoot.methods.definition import Method, Step

# What the time is used for, by kind; a kind we do not know is time to look and listen.
USE = {
    **dict.fromkeys(("write", "ask", "vote", "reflect", "compare"), "own"),
    **dict.fromkeys(("discuss", "cluster", "place", "link"), "talk"),
    "commit": "agree",
}
LISTEN = "listen"


@dataclass(frozen=True, slots=True)
class Stretch:
    """One step in its place. `x` and `width` are hundredths of the whole length."""

    step: Step
    use: str
    begins: int
    minutes: int
    short: int
    x: float
    width: float

    @property
    def cut(self) -> bool:
        """Whether the short form leaves it out."""
        return self.short == 0 and self.minutes > 0


def timeline(method: Method) -> tuple[Stretch, ...]:
    """Every step with its place and its share of the time, all its rounds together."""
    times = {one.id: one.times for one in method.rounds}
    whole = max(method.minutes(), 1)
    begins, stretches = 0, []
    for step in method.steps_in("live"):
        rounds = times.get(step.rounds or "", 1)
        minutes = step.minutes * rounds
        stretches.append(
            Stretch(
                step=step,
                use=use_of(step),
                begins=begins,
                minutes=minutes,
                short=method.length(step, short=True) * rounds,
                x=round(100 * begins / whole, 2),
                width=round(100 * minutes / whole, 2),
            )
        )
        begins += minutes
    return tuple(stretches)


def use_of(step: Step) -> str:
    """A canvas that each fills for herself is time of one's own, a joint one is talk."""
    return "own" if getattr(step.settings, "own", False) else USE.get(step.kind, LISTEN)
