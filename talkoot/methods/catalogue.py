"""What the catalogue shows for what was asked: the wish in words, what fits, what to loosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from talkoot.ground.numbers import whole
from talkoot.methods import finding
from talkoot.methods.finding import NEEDS, TOPICS, Entry, Wish
from talkoot.methods.labels import NEED_LABELS, TOPIC_LABELS
from talkoot.methods.timeline import timeline

LENGTHS = (15, 30, 45, 60, 90, 120)
LONGEST, MOST = 600, 10_000


@dataclass(frozen=True, slots=True)
class Chip:
    """One part of a wish in words, and the address without it."""

    words: str
    without: str


def wish_of(asked: QueryDict) -> Wish:
    """Read the wish out of an address; what makes no sense is not wished for."""
    return Wish(
        needs=frozenset(asked.getlist("need")) & frozenset(NEEDS),
        topic=asked.get("topic", "") if asked.get("topic") in TOPICS else "",
        minutes=_number(asked.get("minutes"), LONGEST),
        people=_number(asked.get("people"), MOST),
        remote=bool(asked.get("remote")),
        pace=asked.get("pace", "") if asked.get("pace") in ("live", "open") else "",
        words=tuple(asked.get("words", "").casefold().split())[:8],
    )


def _number(said: str | None, most: int) -> int | None:
    number = whole(said)
    return number if number and number <= most else None


def address(wish: Wish, said: str = "") -> str:
    """The query that asks for the wish again."""
    pairs: list[tuple[str, str]] = [("need", one) for one in sorted(wish.needs)]
    plain = {
        "topic": wish.topic,
        "minutes": str(wish.minutes or ""),
        "people": str(wish.people or ""),
        "remote": "1" if wish.remote else "",
        "pace": wish.pace,
        "words": " ".join(wish.words),
        "said": said[:200],
    }
    return "?" + urlencode(pairs + [pair for pair in plain.items() if pair[1]])


def merged(wish: Wish, read: Wish, entries: Iterable[Entry] = ()) -> Wish:
    """What a sentence says goes before what was chosen; the rest of the choice stays.

    Beside something that was understood, only the name of a method is searched for.
    """
    understood = read.without("words").parts()
    words = finding.in_titles(entries, read.words) if understood else read.words
    return Wish(
        needs=read.needs or wish.needs,
        topic=wish.topic,
        minutes=read.minutes or wish.minutes,
        people=read.people or wish.people,
        remote=read.remote or wish.remote,
        pace=read.pace or wish.pace,
        words=words,
    )


def chips(wish: Wish) -> Iterator[Chip]:
    """Each part of the wish; a need at a time."""
    for need in sorted(wish.needs):
        fewer = Wish(
            wish.needs - {need}, wish.topic, wish.minutes, wish.people, wish.remote, wish.pace,
            wish.words,
        )  # fmt: skip
        yield Chip(str(NEED_LABELS[need]), address(fewer))
    for part in wish.parts():
        if part != "needs":
            yield Chip(_part(wish, part), address(wish.without(part)))


def _part(wish: Wish, part: str) -> str:
    if part == "people":
        return ngettext("%(n)d person", "%(n)d people", wish.people or 0) % {"n": wish.people}
    return {
        "needs": lambda: ", ".join(str(NEED_LABELS[one]) for one in sorted(wish.needs)),
        "topic": lambda: str(TOPIC_LABELS[wish.topic]),
        "minutes": lambda: _("at most %(n)d min") % {"n": wish.minutes},
        "remote": lambda: _("some take part remotely"),
        "pace": lambda: _("at each one's own pace") if wish.pace == "open" else _("led together"),
        "words": lambda: f"“{' '.join(wish.words)}”",
    }[part]()


def told(entries: Iterable[Entry], wish: Wish, said: str) -> dict[str, Any]:
    """The context of the page."""
    every = list(entries)
    fitting = finding.found(every, wish)
    return {
        "wish": wish,
        "said": said,
        "chips": list(chips(wish)),
        "count": len(fitting),
        "groups": _groups(fitting, wish),
        "loosen": [
            (_part(wish, part), count, address(wish.without(part)))
            for part, count in ([] if fitting else finding.loosen(every, wish))
        ],
        "needs": _choices(NEED_LABELS, wish.needs),
        "topics": _choices(TOPIC_LABELS, {wish.topic}),
        "lengths": sorted({*LENGTHS, wish.minutes} - {None}, key=lambda n: n or 0),
    }


def _choices(labels: dict[str, Any], chosen: Iterable[str]) -> list[tuple[str, Any, bool]]:
    return [(name, label, name in set(chosen)) for name, label in labels.items()]


def _groups(fitting: list[Entry], wish: Wish) -> list[tuple[Any, list[dict[str, Any]]]]:
    """By topic when nothing is wished for, else one list with the best first."""
    rows = [row(entry, wish) for entry in fitting]
    if wish.parts():
        return [("", rows)] if rows else []
    by_topic = [
        (label, [one for one in rows if one["method"].topic == topic])
        for topic, label in (*TOPIC_LABELS.items(), (None, _("Other methods")))
    ]
    return [(label, some) for label, some in by_topic if some]


def row(entry: Entry, wish: Wish | None = None) -> dict[str, Any]:
    """A method as it stands in a list, and on its own page."""
    method = entry.method
    full, short = method.minutes(), method.minutes(short=True)
    return {
        "entry": entry,
        "method": method,
        "stretches": timeline(method),
        "open_steps": method.steps_in("open") if method.open else (),
        "minutes": full,
        "short_minutes": short if short < full else None,
        "short_fits": bool(wish) and finding.short_only(method, wish or Wish()),
        "needs_told": [NEED_LABELS[one] for one in method.needs],
        "topic_told": TOPIC_LABELS.get(method.topic or "", ""),
    }
