"""Which methods fit what somebody wishes for, the best first, and what to loosen. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, get_args

from talkoot.methods.definition import Method, Need, Topic

NEEDS: tuple[str, ...] = get_args(Need)
TOPICS: tuple[str, ...] = get_args(Topic)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a method should be like. What is left empty does not matter."""

    needs: frozenset[str] = field(default_factory=frozenset)
    topic: str = ""
    minutes: int | None = None
    people: int | None = None
    remote: bool = False
    pace: str = ""
    words: tuple[str, ...] = ()

    def parts(self) -> tuple[str, ...]:
        """What has been wished for, by name."""
        return tuple(name for name in self.__slots__ if getattr(self, name))

    def without(self, part: str) -> Wish:
        empty: dict[str, Any] = {part: getattr(Wish(), part)}
        return replace(self, **empty)


@dataclass(frozen=True, slots=True)
class Entry:
    """A method in the catalogue: ours, or one of `owner`'s own, under which it goes by `ref`."""

    ref: str
    method: Method
    owner: str = ""
    address: str = ""


def found(entries: Iterable[Entry], wish: Wish) -> list[Entry]:
    """The methods that fit, the best first."""
    fitting = [entry for entry in entries if fits(entry.method, wish)]
    return sorted(
        fitting, key=lambda one: (-score(one.method, wish), one.method.minutes(), one.ref)
    )


def fits(method: Method, wish: Wish) -> bool:
    return all(_FITS[part](method, wish) for part in wish.parts())


def short_only(method: Method, wish: Wish) -> bool:
    """Whether only its short form keeps to the time there is."""
    return bool(wish.minutes) and not wish.pace and method.minutes() > (wish.minutes or 0)


def _fits_needs(method: Method, wish: Wish) -> bool:
    return bool(wish.needs & set(method.needs))


def _fits_minutes(method: Method, wish: Wish) -> bool:
    """At one's own pace nobody has to sit through it at once."""
    return wish.pace == "open" or method.minutes(short=True) <= (wish.minutes or 0)


def _fits_people(method: Method, wish: Wish) -> bool:
    return method.size.smallest <= (wish.people or 0) <= method.size.largest


def _fits_words(method: Method, wish: Wish) -> bool:
    """Half of what was said is met: the rest of a sentence is mortar."""
    return 2 * len(list(_met(method, wish))) >= len(wish.words)


_FITS = {
    "needs": _fits_needs,
    "topic": lambda method, wish: method.topic == wish.topic,
    "minutes": _fits_minutes,
    "people": _fits_people,
    "remote": lambda method, wish: method.remote != "no",
    "pace": lambda method, wish: bool(method.steps_in(wish.pace)) and _paced(method, wish.pace),
    "words": _fits_words,
}


def _paced(method: Method, pace: str) -> bool:
    return method.open is not None if pace == "open" else method.minutes() > 0


def score(method: Method, wish: Wish) -> float:
    """How well a fitting method fits: what it is for weighs most, then time and size.

    What a method is for first of all stands first among its needs.
    """
    told: float = 3 * len(list(_met(method, wish)))
    told += sum(4 + 2 / (1 + place) for place, one in enumerate(method.needs) if one in wish.needs)
    if wish.minutes:
        told += -2 if short_only(method, wish) else method.minutes() / wish.minutes
    if wish.people:
        told += 1 / (1 + abs(method.size.typical - wish.people) / wish.people)
    if wish.remote and method.remote == "with-care":
        told -= 1.5
    return told


def _met(method: Method, wish: Wish) -> Iterator[str]:
    """The words of the wish that the method is described with, in any language."""
    described = " ".join(_described(method)).casefold()
    known = re.findall(r"\w+", described)
    for word in wish.words:
        if any(one.startswith(_stem(word)) for one in known):
            yield word


def in_titles(entries: Iterable[Entry], words: Iterable[str]) -> tuple[str, ...]:
    """Those of the words that some method is called by."""
    titles = " ".join(
        text for entry in entries for text in entry.method.title.model_dump().values()
    )
    known = re.findall(r"\w+", titles.casefold())
    return tuple(word for word in words if any(one.startswith(_stem(word)) for one in known))


def _described(method: Method) -> Iterator[str]:
    for texts in (method.title, method.purpose, method.plain):
        if texts:
            yield from texts.model_dump().values()


def _stem(word: str) -> str:
    """Finnish and Swedish bend the end of a word; its beginning tells what is meant."""
    return word if len(word) < 6 else word[: max(5, len(word) - 3)]


def loosen(entries: Iterable[Entry], wish: Wish) -> list[tuple[str, int]]:
    """What could be given up, and how many methods there would be then; the most first."""
    all_of_them = list(entries)
    ways = [(part, len(found(all_of_them, wish.without(part)))) for part in wish.parts()]
    return sorted((way for way in ways if way[1]), key=lambda way: -way[1])
