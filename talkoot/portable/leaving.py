"""What of a programme may leave its house, and what in its words is to be looked at first. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel

from talkoot.people.naming import Names
from talkoot.portable.content import Content
from talkoot.programmes.plans.schema import (
    Audience,
    Effect,
    Goal,
    Handling,
    Indicator,
    Load,
    Party,
    PlanText,
)

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
LEFT_OUT = "[…]"
GOES = (
    *("summary", "situation", "changing", "strategy", "research", "ground", "procured"),
    *("novelty", "applicability", "pilot", "learn", "commitment", "evaluation", "spreading"),
)

AROUND = 6  # words

Told = TypeVar("Told", bound=BaseModel)


def bare(plan: PlanText) -> PlanText:
    """The plan without people, head counts, days, and anything that was measured or has happened.

    What goes is named, so that a word which plans learn later stays until somebody lets it go.
    """
    return PlanText(
        **{name: getattr(plan, name) for name in GOES},
        goals=tuple(_goal(goal) for goal in plan.goals),
        loads=tuple(Load(id=one.id, what=one.what) for one in plan.loads),
        audiences=tuple(Audience(who=one.who, level=one.level) for one in plan.audiences),
        parties=tuple(
            Party(role=one.role, organisation=one.organisation, part=one.part, told=one.told)
            for one in plan.parties
        ),
        cooperation=tuple(Handling(body=one.body, what=one.what) for one in plan.cooperation),
    )


def _goal(goal: Goal) -> Goal:
    return Goal(id=goal.id, what=goal.what, effects=tuple(_effect(one) for one in goal.effects))


def _effect(effect: Effect) -> Effect:
    known = tuple(_plain(one) for one in effect.indicators)
    return Effect(id=effect.id, what=effect.what, leads_to=effect.leads_to, indicators=known)


def _plain(one: Indicator) -> Indicator:
    return Indicator(id=one.id, what=one.what, target=one.target, origin=one.origin)


def without_addresses(told: Told) -> Told:
    """The same words; where an e-mail address stood, there is a gap."""
    return type(told).model_validate(_without(told.model_dump()))


def _without(value: Any) -> Any:
    if isinstance(value, str):
        return EMAIL.sub(LEFT_OUT, value)
    if isinstance(value, dict):
        return {key: _without(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return tuple(_without(one) for one in value)
    return value


@dataclass(frozen=True, slots=True)
class Spot:
    """A name that stands in the words; `where` is the title of the part."""

    name: str
    word: str
    where: str
    around: str


def spots(content: Content, *, people: Iterable[str], units: Iterable[str]) -> list[Spot]:
    """Every name found, part by part; the same name is told once in each."""
    looked_for, houses = Names(people), Names(units, bare=True)
    found = []
    for where, text in _parts(content):
        named = [*looked_for.found(text).items(), *houses.in_full(text).items()]
        found += [Spot(name, word, where, _around(text, word)) for name, word in named]
    return found


def _parts(content: Content) -> Iterator[tuple[str, str]]:
    yield "", "\n".join([content.title, *_words(content.plan), *_words(content.events)])
    for part in content.parts:
        yield part.title, "\n".join(_words(part))
    for model in content.models:
        yield model.name, "\n".join(_words(model.model_copy(update={"organisation": "-"})))
    yield from (*content.methods.items(), *content.questionnaires.items())
    rest = content.money, content.year
    yield "", "\n".join(text for one in rest for text in _words(one))


def _words(told: Any) -> Iterator[str]:
    if isinstance(told, str):
        yield told
    elif isinstance(told, BaseModel):
        for name in type(told).model_fields:
            if name in ("id", "key", "path", "uses"):
                continue
            yield from _words(getattr(told, name))
    elif isinstance(told, dict):
        for value in told.values():
            yield from _words(value)
    elif isinstance(told, tuple):
        for value in told:
            yield from _words(value)


def _around(text: str, word: str) -> str:
    """A few words before and after."""
    at = text.find(word)
    before, after = text[:at].split(), text[at:].split()
    begins, ends = "…" * (len(before) > AROUND), "…" * (len(after) > AROUND)
    return begins + " ".join([*before[-AROUND:], *after[:AROUND]]) + ends
