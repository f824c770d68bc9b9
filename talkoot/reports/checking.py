"""What is worth a second look in a text before it is sent. Advice only. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from talkoot.people import naming
from talkoot.reports.sections import Section

LONG_SENTENCE = 30  # words
FUTURE = {
    "fi": re.compile(
        r"\b(?:tullaan|aiotaan|pyritään|toteutetaan|rakennetaan|kehitetään|järjestetään"
        r"|lisätään|vahvistetaan|luodaan)\b",
        re.IGNORECASE,
    ),
    "sv": re.compile(
        r"\b(?:kommer att|ska|skall|genomförs|utvecklas|ordnas|byggs|stärks)\b", re.IGNORECASE
    ),
}
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ”])")
_NUMBER = re.compile(r"\d+(?:,\d+)?")


class Look(StrEnum):
    """What to look at."""

    EMPTY = "empty"
    TENSE = "tense"
    LONG = "long"
    SENTENCE = "sentence"
    NUMBER = "number"
    NAME = "name"
    UNAPPROVED = "unapproved"


@dataclass(frozen=True, slots=True)
class Remark:
    look: Look
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """One passage: its text now, what was composed of its source, and whether words wait."""

    text: str
    composed: str = ""
    waits: bool = False


def check(
    section: Section, passages: Sequence[Written], language: str, names: Iterable[str] = ()
) -> Iterator[Remark]:
    """Yield what a careful reader would ask about one section."""
    text = " ".join(one.text for one in passages)
    if not text.strip():
        yield Remark(Look.EMPTY)
        return
    if section.part == "bulletin" and (found := FUTURE[language].search(text)):
        yield Remark(Look.TENSE, found[0])
    if section.usual and len(text) > 2 * section.usual:
        yield Remark(Look.LONG, str(len(text)))
    for sentence in _SENTENCE.split(text):
        if len(sentence.split()) > LONG_SENTENCE:
            yield Remark(Look.SENTENCE, " ".join(sentence.split()[:6]))
    for one in passages:
        yield from _passage(one)
    for name in naming.names(tuple(names)).in_full(text):
        yield Remark(Look.NAME, name)


def _passage(one: Written) -> Iterator[Remark]:
    if one.waits:
        yield Remark(Look.UNAPPROVED)
    if one.composed:
        strange = set(_NUMBER.findall(one.text)) - set(_NUMBER.findall(one.composed))
        for number in sorted(strange):
            yield Remark(Look.NUMBER, number)
