"""Advice on a card: what the people at the funder, or a reader, would ask about. Never a block."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from talkoot.programmes.card import Bulletin, Card


class About(StrEnum):
    """What an advice is about."""

    MISSING = "missing"
    SHARE = "share"
    STARTS_BEFORE_DECISION = "starts-before-decision"
    ENDS_BEFORE_START = "ends-before-start"
    RESULTS_BEFORE_END = "results-before-end"
    PLAN_TENSE = "plan-tense"
    EXPERT = "expert"
    RESEARCH = "research"
    INDICATOR = "indicator"
    EMAIL = "email"
    REPORT_YEAR = "report-year"
    REPORT_TITLE = "report-title"
    MODULES = "modules"


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to look at; `detail` is the figure or the word it rests on."""

    about: About
    detail: str = ""


_PLAN_TENSE = re.compile(
    r"\b(?:tullaan|toteutetaan|rakennetaan|kehitetään|järjestetään|kommer att|ska)\b",
    re.IGNORECASE,
)
_RESEARCH = re.compile(r"tutkimu|tutkija|väitös|teoria|forsk|\b(?:19|20)\d\d\b", re.IGNORECASE)
_INDICATOR = re.compile(r"\d|kysely|mittar|mitat|prosent|indikaattor|enkät|procent", re.IGNORECASE)
_COUNTS = [
    "yksi",
    "kaksi",
    "kolme",
    "neljä",
    "viisi",
    "kuusi",
    "seitsemän",
    "kahdeksan",
    "yhdeksän",
    "kymmenen",
]
_GENITIVES = [
    "yhden",
    "kahden",
    "kolmen",
    "neljän",
    "viiden",
    "kuuden",
    "seitsemän",
    "kahdeksan",
    "yhdeksän",
    "kymmenen",
]
_NUMBERS = {
    word: count for words in (_COUNTS, _GENITIVES) for count, word in enumerate(words, start=1)
}


def advise(card: Card) -> tuple[Advice, ...]:
    """Return everything worth a second look."""
    found = [advice for lint in _LINTS for advice in lint(card)]
    if card.bulletin:
        found += [advice for lint in _BULLETIN for advice in lint(card, card.bulletin)]
    return tuple(found)


def _missing(card: Card) -> Iterator[Advice]:
    for name in ("title", "number", "applicant", "implementer", "summary", "responsible"):
        if not getattr(card, name):
            yield Advice(About.MISSING, name)
    if not card.email:
        yield Advice(About.EMAIL)


def _share(card: Card) -> Iterator[Advice]:
    if card.grant is not None and card.total and card.grant * 2 != card.total:
        yield Advice(About.SHARE, f"{100 * card.grant / card.total:.1f}")


def _order(card: Card) -> Iterator[Advice]:
    pairs = (
        (card.decided_on, card.starts_on, About.STARTS_BEFORE_DECISION),
        (card.starts_on, card.ends_on, About.ENDS_BEFORE_START),
        (card.ends_on, card.results_on, About.RESULTS_BEFORE_END),
    )
    for earlier, later, about in pairs:
        if earlier and later and later < earlier:
            yield Advice(about)


def _report(card: Card) -> Iterator[Advice]:
    report = card.report
    if report and not report.known:
        yield Advice(About.REPORT_TITLE, report.title)
    if report and card.results_on and report.year != card.results_on.year:
        yield Advice(About.REPORT_YEAR, str(report.year))


def _modules(card: Card) -> Iterator[Advice]:
    bulletin = card.bulletin or Bulletin()
    counts = {_module_count(text) for text in (card.summary, bulletin.methods, bulletin.effects)}
    if len(counts - {0}) > 1:
        yield Advice(About.MODULES, ", ".join(str(count) for count in sorted(counts - {0})))


def _module_count(text: str) -> int:
    """Add up the counts of the sentence that counts modules: four and two are six."""
    sentences = re.split(r"[.!?\n]", text.lower())
    sums = [_sum(sentence) for sentence in sentences if re.search(r"modu+l", sentence)]
    return max(sums, default=0)


def _sum(sentence: str) -> int:
    words = re.findall(r"\w+", sentence)
    return sum(
        _NUMBERS.get(word, int(word) if re.fullmatch(r"[0-9]{1,2}", word) else 0) for word in words
    )


def _tense(card: Card, bulletin: Bulletin) -> Iterator[Advice]:
    found = _PLAN_TENSE.search(" ".join([bulletin.summary, bulletin.methods, bulletin.effects]))
    if found:
        yield Advice(About.PLAN_TENSE, found[0])


def _expert(card: Card, bulletin: Bulletin) -> Iterator[Advice]:
    told = f"{card.summary} {bulletin.summary} {bulletin.background} {bulletin.methods}".lower()
    words = [word.lower() for word in card.implementer.split() if len(word) > 3]
    if words and not any(word in told for word in words):
        yield Advice(About.EXPERT, card.implementer)


def _research(card: Card, bulletin: Bulletin) -> Iterator[Advice]:
    if not _RESEARCH.search(f"{card.summary} {bulletin.background} {bulletin.methods}"):
        yield Advice(About.RESEARCH)


def _indicator(card: Card, bulletin: Bulletin) -> Iterator[Advice]:
    if not _INDICATOR.search(bulletin.effects):
        yield Advice(About.INDICATOR)


_LINTS: tuple[Callable[[Card], Iterator[Advice]], ...] = (
    _missing,
    _share,
    _order,
    _report,
    _modules,
)
_BULLETIN: tuple[Callable[[Card, Bulletin], Iterator[Advice]], ...] = (
    _tense,
    _expert,
    _research,
    _indicator,
)
