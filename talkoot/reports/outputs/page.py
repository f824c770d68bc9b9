"""The funder's page with the report's bulletin in it: what is written can be read back the same."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from talkoot.programmes.card import Bulletin, Card, Item
from talkoot.programmes.completing import completed
from talkoot.programmes.models import Document, Programme
from talkoot.programmes.page import read, write
from talkoot.programmes.report import Report as Cited
from talkoot.programmes.report import write_citation
from talkoot.reports.models import Report
from talkoot.reports.outputs.content import Content, content


class UnreadableError(Exception):
    """The page would not be read back as it was written."""


def filled(report: Report) -> Card:
    """Return the programme's page with the bulletin of the report, and the report cited."""
    programme = report.programme
    begun = programme.page or Card(
        title=" ".join(programme.title.split()),
        starts_on=programme.starts_on,
        ends_on=programme.ends_on,
    )
    before = completed(programme, begun)
    told = content(report, public=True)
    card = before.model_copy(
        update={
            "language": report.language,
            "results_on": report.told_on,
            "bulletin": _bulletin(told, report.told_on),
            "material": _material(before, report),
        }
    )
    return _with_documents(_checked(card), programme)


def _with_documents(card: Card, programme: Programme) -> Card:
    """The public documents after those that stand there. A title that cannot be read back as one
    would spoil the page, and stays on ours alone."""
    reports, stands = Document.Kind.REPORT, {one.text for one in card.material}
    for one in programme.documents.filter(public=True).exclude(kind=reports):
        title = " ".join(one.title.split())
        if title not in stands:
            with suppress(UnreadableError, ValueError):
                item = Item(text=title)
                card = _checked(card.model_copy(update={"material": (*card.material, item)}))
    return card


def _bulletin(told: Content, on: date | None) -> Bulletin:
    texts = {chapter.id: chapter.text for chapter in told.fields}
    return Bulletin(title=told.headline, on=on, **texts)


def _material(card: Card, report: Report) -> tuple[Item, ...]:
    """The documents that stood there, and the final report last, cited as the page does it."""
    if report.told_on is None or card.report:
        return card.material
    title = " ".join(card.title.split()).removesuffix(".")
    cited = Cited(author=report.author, title=title, dated=str(report.told_on.year))
    return (*card.material, Item(text=write_citation(cited, report.language)))


def _checked(card: Card) -> Card:
    sound = Card.model_validate(card.model_dump())
    reading = read(write(sound))
    if reading.card != sound or reading.notes:
        raise UnreadableError
    return sound
