"""Whether the parts of a method fit each other: names lead somewhere, and to the right thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
    yield from _answers(method)
    yield from _groups(method)
    yield from _boards(method)
    yield from _pace(method)
    if not method.minutes():
        yield ("steps",), _("all steps together take no time: give them minutes")


def _twice(method: Method) -> Iterator[Problem]:
    for place in _repeated(step.id for step in method.steps):
        yield (
            ("steps", place, "id"),
            _("two steps are called '%(id)s'") % {"id": method.steps[place].id},
        )
    for place in _repeated(method.needs):
        yield ("needs",), _("the need '%(id)s' is said twice") % {"id": method.needs[place]}
    for place in _repeated(role.id for role in method.roles):
        yield (
            ("roles", place, "id"),
            _("two roles are called '%(id)s'") % {"id": method.roles[place].id},
        )
    for place in _repeated(one.id for one in method.rounds):
        yield (
            ("rounds", place, "id"),
            _("two rounds are called '%(id)s'") % {"id": method.rounds[place].id},
        )


def _repeated(ids: Iterable[str]) -> list[int]:
    """Where a word stands that was there already; once for each word."""
    said = list(ids)
    again = {one: place for place, one in enumerate(said) if one in said[:place]}
    return sorted(again.values())


def _pace(method: Method) -> Iterator[Problem]:
    """What stands only in one of the two ways of running leaves no hole in the other."""
    if not method.open:
        for place, step in enumerate(method.steps):
            if step.only == "open":
                yield (
                    ("steps", place, "only"),
                    _("step '%(step)s' is only for own pace, but the method has no [open]")
                    % {"step": step.id},
                )
    elif not method.steps_in("open"):
        yield ("open",), _("every step is only for a led workshop: nothing is left to be open")
    ways = {step.id: step.only for step in method.steps}
    for place, step in enumerate(method.steps):
        found = ways.get(step.cards_from or "")
        if found and found != step.only and (method.open or found == "open"):
            yield (
                ("steps", place, "cards_from"),
                _(
                    "step '%(step)s' takes cards from '%(source)s', which is there only when"
                    " '%(mode)s'"
                )
                % {"step": step.id, "source": step.cards_from, "mode": found},
            )


def _roles(method: Method) -> Iterator[Problem]:
    known = {role.id for role in method.roles}
    for place, step in enumerate(method.steps):
        for role in set(step.behaviour.roles(step.settings)) - known:
            yield (
                ("steps", place),
                _("step '%(step)s' speaks of an unknown role: '%(role)s'")
                % {"step": step.id, "role": role},
            )
        if step.by and step.by not in known:
            yield (
                ("steps", place, "by"),
                _("step '%(step)s' is done by an unknown role: '%(role)s'")
                % {"step": step.id, "role": step.by},
            )


def _rounds(method: Method) -> Iterator[Problem]:
    known = {one.id for one in method.rounds}
    single = {role.id for role in method.roles if role.seats == "one"}
    for place, step in enumerate(method.steps):
        if step.rounds and step.rounds not in known:
            yield (
                ("steps", place, "rounds"),
                _("step '%(step)s' belongs to unknown rounds: '%(rounds)s'")
                % {"step": step.id, "rounds": step.rounds},
            )
    blocks = [name for name, _steps in groupby(step.rounds for step in method.steps) if name]
    for name in sorted({name for name in blocks if blocks.count(name) > 1}):
        yield (
            ("steps",),
            _("the steps of the rounds '%(rounds)s' must follow each other") % {"rounds": name},
        )
    for place, one in enumerate(method.rounds):
        if one.id not in blocks:
            yield (
                ("rounds", place),
                _("no step belongs to the rounds '%(rounds)s'") % {"rounds": one.id},
            )
        if one.rotate and one.rotate not in single:
            yield (
                ("rounds", place, "rotate"),
                _("the rounds '%(rounds)s' rotate '%(role)s', which is no role for one seat")
                % {"rounds": one.id, "role": one.rotate},
            )


def _answers(method: Method) -> Iterator[Problem]:
    """Answers are compared only where each seat keeps her own to herself."""
    for place, step in enumerate(method.steps):
        source = step.behaviour.answers_from(step.settings)
        if not source:
            continue
        words = {"step": step.id, "source": source}
        earlier = [one for one in method.steps[:place] if one.id == source]
        where = ("steps", place, "answers_from")
        if not earlier or not earlier[0].behaviour.comparable:
            yield (
                where,
                _("step '%(step)s' compares '%(source)s', which is no `ask` before it") % words,
            )
        elif earlier[0].privacy != "private":
            yield (
                where,
                _("step '%(step)s' compares '%(source)s': give that one privacy = \"private\"")
                % words,
            )


def _cards(method: Method) -> Iterator[Problem]:
    places = {step.id: place for place, step in enumerate(method.steps)}
    for place, step in enumerate(method.steps):
        source = step.cards_from
        if source and source != "brief":
            for sentence in _source(method, step, source, places.get(source), place):
                yield ("steps", place, "cards_from"), sentence


def _source(
    method: Method, step: Step, source: str, found: int | None, place: int
) -> Iterator[str]:
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
    for place, step in enumerate(method.steps):
        if step.is_joint and step.privacy in ("anonymous", "private"):
            yield (
                ("steps", place, "privacy"),
                _(
                    "step '%(step)s' is one board that all move, and cannot be '%(privacy)s':"
                    ' who moves a card is seen moving it; write privacy = "seat" or "group",'
                    " or own = true on a canvas"
                )
                % {"step": step.id, "privacy": step.privacy},
            )


def _groups(method: Method) -> Iterator[Problem]:
    for place, step in enumerate(method.steps):
        if step.privacy == "group" and not method.groups:
            yield (
                ("steps", place, "privacy"),
                _("step '%(step)s' is private to a small group, but the method has no [groups]")
                % {"step": step.id},
            )
