"""Whether the parts of a method fit each other: names lead somewhere, and to the right thing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from talkoot.methods.definition import Method, Step


Place = tuple[str | int, ...]
Problem = tuple[Place, str]


class IncoherentError(ValueError):
    """What does not fit, and where."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(sentence for _place, sentence in problems))
        self.problems = problems


def problems(method: Method) -> Iterator[Problem]:
    """Yield a place and a sentence for each thing that does not fit."""
    yield from _twice(method)
    yield from _roles(method)
    yield from _rounds(method)
    yield from _cards(method)
    yield from _groups(method)
    yield from _boards(method)
    yield from _pace(method)
    if not method.minutes():
        yield _("all steps together take no time: give them minutes")


def _twice(method: Method) -> Iterator[Problem]:
    for one in _repeated([step.id for step in method.steps]):
        yield _("two steps are called '%(id)s'") % {"id": one}
    for one in _repeated(list(method.needs)):
        yield _("the need '%(id)s' is said twice") % {"id": one}
    for one in _repeated([role.id for role in method.roles]):
        yield _("two roles are called '%(id)s'") % {"id": one}
    for one in _repeated([one.id for one in method.rounds]):
        yield _("two rounds are called '%(id)s'") % {"id": one}


def _pace(method: Method) -> Iterator[Problem]:
    """What stands only in one of the two ways of running leaves no hole in the other."""
    if not method.open:
        for step in method.steps:
            if step.only == "open":
                yield _("step '%(step)s' is only for own pace, but the method has no [open]") % {
                    "step": step.id
                }
    elif not method.steps_in("open"):
        yield _("every step is only for a led workshop: nothing is left to be open")
    ways = {step.id: step.only for step in method.steps}
    for step in method.steps:
        found = ways.get(step.cards_from or "")
        if found and found != step.only and (method.open or found == "open"):
            yield _(
                "step '%(step)s' takes cards from '%(source)s', which is there only when '%(mode)s'"
            ) % {"step": step.id, "source": step.cards_from, "mode": found}


def _repeated(ids: list[str]) -> list[str]:
    return sorted({one for one in ids if ids.count(one) > 1})


def _roles(method: Method) -> Iterator[Problem]:
    known = {role.id for role in method.roles}
    for step in method.steps:
        if step.by and step.by not in known:
            yield _("step '%(step)s' is done by an unknown role: '%(role)s'") % {
                "step": step.id,
                "role": step.by,
            }


def _rounds(method: Method) -> Iterator[Problem]:
    known = {one.id for one in method.rounds}
    single = {role.id for role in method.roles if role.seats == "one"}
    for step in method.steps:
        if step.rounds and step.rounds not in known:
            yield _("step '%(step)s' belongs to unknown rounds: '%(rounds)s'") % {
                "step": step.id,
                "rounds": step.rounds,
            }
    blocks = [name for name, _steps in groupby(step.rounds for step in method.steps) if name]
    for name in sorted({name for name in blocks if blocks.count(name) > 1}):
        yield _("the steps of the rounds '%(rounds)s' must follow each other") % {"rounds": name}
    for one in method.rounds:
        if one.id not in blocks:
            yield _("no step belongs to the rounds '%(rounds)s'") % {"rounds": one.id}
        if one.rotate and one.rotate not in single:
            yield _("the rounds '%(rounds)s' rotate '%(role)s', which is no role for one seat") % {
                "rounds": one.id,
                "role": one.rotate,
            }


def _cards(method: Method) -> Iterator[Problem]:
    places = {step.id: place for place, step in enumerate(method.steps)}
    for place, step in enumerate(method.steps):
        source = step.cards_from
        if source and source != "brief":
            yield from _source(method, step, source, places.get(source), place)


def _source(
    method: Method, step: Step, source: str, found: int | None, place: int
) -> Iterator[Problem]:
    given = {"step": step.id, "source": source}
    if found is None:
        yield _("step '%(step)s' takes cards from an unknown step: '%(source)s'") % given
    elif found >= place:
        yield (
            _("step '%(step)s' takes cards from '%(source)s', which does not come before it")
            % given
        )
    elif not _may_lean_on(step, method.steps[found]):
        yield (
            _("step '%(step)s' takes cards from '%(source)s', which is private to its writers")
            % given
        )
    elif method.steps[found].privacy == "group" and step.privacy not in ("group", "private"):
        yield (
            _("step '%(step)s' would show the room what '%(source)s' promised to keep in the group")
            % given
        )


def _may_lean_on(step: Step, source: Step) -> bool:
    """Whether each seat can do the step with her own cards only, where they are private.

    What is said of cards can be read only by those who see the cards.
    """
    return (
        source.privacy != "private" or step.privacy == "private" or not step.behaviour.about_cards
    )


def _boards(method: Method) -> Iterator[Problem]:
    for step in method.steps:
        if step.is_joint and step.privacy in ("anonymous", "private"):
            yield (
                _(
                    "step '%(step)s' is one board that all move, and cannot be '%(privacy)s':"
                    ' who moves a card is seen moving it; write privacy = "seat" or "group",'
                    " or own = true on a canvas"
                )
                % {"step": step.id, "privacy": step.privacy}
            )


def _groups(method: Method) -> Iterator[Problem]:
    for step in method.steps:
        if step.privacy == "group" and not method.groups:
            yield _(
                "step '%(step)s' is private to a small group, but the method has no [groups]"
            ) % {"step": step.id}
