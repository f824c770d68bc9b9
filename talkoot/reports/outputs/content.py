"""A report as plain data that every document is set from. Nothing unapproved is in it."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from talkoot.programmes.card import Card
from talkoot.programmes.completing import completed
from talkoot.reports.facts import Facts, Figure, Promise
from talkoot.reports.gathering import facts
from talkoot.reports.models import Award, Report
from talkoot.reports.outputs.words import WORDS, funded
from talkoot.reports.reading import Whole
from talkoot.reports.sections import FIELDS, Section
from talkoot.reports.tongue import Tongue

# What an office file may not hold, and what comes along unseen when one copies out of a PDF.
UNFIT = dict.fromkeys({*range(32), 0x7F, 0xFFFE, 0xFFFF} - {*map(ord, "\t\n")}) | {0x0B: " "}


@dataclass(frozen=True, slots=True)
class Chapter:
    id: str
    title: str
    text: str

    @property
    def paragraphs(self) -> list[str]:
        return self.text.split("\n\n") if self.text else []


@dataclass(frozen=True, slots=True)
class Won:
    """An award: its picture is told with what it shows in words."""

    name: str
    given_by: str
    day: str
    hashtag: str
    picture: str
    alt: str


@dataclass(frozen=True, slots=True)
class Content:
    """What the documents say."""

    language: str
    title: str
    headline: str
    author: str
    day: str
    number: str
    applicant: str
    implementer: str
    period: str
    funded: str
    fields: tuple[Chapter, ...]
    chapters: tuple[Chapter, ...]
    figures: tuple[Figure, ...]
    promises: tuple[Promise, ...]
    facts: Facts
    public: bool
    cut: bool
    award: Won | None = None
    quote: str = ""  # the first that was approved

    @property
    def words(self) -> dict[str, str]:
        return WORDS[self.language]

    def field(self, name: str) -> Chapter:
        return next(one for one in self.fields if one.id == name)

    def figure_row(self, one: Figure) -> list[str]:
        """What was measured, before, after, how it changed and how sure that is."""
        number = Tongue.decimal
        if not one.changed:
            interval = f"{number(one.low)}–{number(one.high)}"
            return [one.title, "–", f"{number(one.mean)} (n = {one.n})", "–", interval]
        low, high = number(one.change_low, sign=True), number(one.change_high, sign=True)
        before = f"{number(one.before)} (n = {one.n_before})"
        after = f"{number(one.mean)} (n = {one.n})"
        return [one.title, before, after, number(one.change, sign=True), f"{low} – {high}"]

    @property
    def figure_heads(self) -> list[str]:
        return [self.words[name] for name in ("what", "before", "after", "change", "interval")]


def content(report: Report, *, public: bool = False) -> Content:
    """Read a report for its documents. The bulletin never holds what is confidential.

    What is public holds no commitments either.
    """
    known = facts(report.programme, report.language)
    if public:  # commitments name people and units, and nobody signed them
        known = replace(known, promises=())
    whole = Whole(report, told=True)
    card = completed(report.programme, report.programme.page or Card())
    held = any(one.confidential for chapter in whole.chapters for one in whole.of(chapter))

    def chapter(section: Section, hide: bool) -> Chapter:
        title = section.title(report.language)
        return Chapter(section.id, title, whole.text(section, public=hide))

    told = Content(
        language=report.language,
        title=" ".join(report.programme.title.split()),
        headline=report.title or report.programme.title,
        author=report.author,
        day=Tongue.day(report.told_on) if report.told_on else "",
        number=card.number,
        applicant=" ".join(known.applicant.split()),
        implementer=" ".join(known.implementer.split()),
        period=_period(known),
        funded=funded(known.payers, report.language),
        fields=tuple(chapter(one, True) for one in FIELDS),
        chapters=tuple(chapter(one, public) for one in whole.chapters),
        figures=known.figures,
        promises=known.promises,
        facts=known,
        public=public,
        cut=public and held,
        award=_won(report),
        quote=_quote(report, public=public),
    )
    legible: Content = _legible(told)
    return legible


def _won(report: Report) -> Won | None:
    """The latest award."""
    last = Award.objects.filter(programme=report.programme).select_related("picture").last()
    if last is None:
        return None
    picture = last.picture.title if last.picture and last.picture.public else ""
    day = Tongue.day(last.received_on)
    return Won(last.name, last.given_by, day, last.hashtag, picture, last.alt)


def _quote(report: Report, *, public: bool) -> str:
    told = report.passages.told().filter(quote=True, approved=True)
    shown = told.filter(confidential=False) if public else told
    return shown.values_list("text", flat=True).first() or ""


def _legible(value: Any) -> Any:
    """The same, wherever in it a text stands, without the signs that nobody sees."""
    if isinstance(value, str):
        return value.translate(UNFIT)
    if isinstance(value, tuple):
        return tuple(_legible(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{one.name: _legible(getattr(value, one.name)) for one in fields(value)}
        )
    return value


def _period(known: Facts) -> str:
    if not known.starts_on or not known.ends_on:
        return ""
    return f"{Tongue.day(known.starts_on)} – {Tongue.day(known.ends_on)}"
