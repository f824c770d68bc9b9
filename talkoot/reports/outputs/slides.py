"""Slides of results and commitments for the closing meeting. `pptx` is imported when needed."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from talkoot.reports.outputs import office
from talkoot.reports.outputs.content import Content

if TYPE_CHECKING:
    from pptx.presentation import Presentation

TITLE, TEXT, ONLY_TITLE = 0, 1, 5  # layouts of the library's own template
ROWS = 6  # of a slide: what can be read from the last chair


def pptx(told: Content) -> bytes:
    """One thing a slide: what was done, what changed, what was agreed, what is left."""
    import pptx as library

    show = library.Presentation()
    office.widen(show)
    show.core_properties.title = told.title
    show.core_properties.author = told.author
    _first(show, told)
    for title, lines in _pages(told):
        _lines(show, title, lines)
    for rows in _parcels(told.figures):
        _figures(show, told, [told.figure_row(one) for one in rows])
    for title, names in _promised(told):
        for rows in _parcels(names):
            _lines(show, title, rows)
    _last(show, told)
    written = io.BytesIO()
    show.save(written)
    return written.getvalue()


def _parcels(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(rows), ROWS):
        yield rows[start : start + ROWS]


def _first(show: Presentation, told: Content) -> None:
    slide = show.slides.add_slide(show.slide_layouts[TITLE])
    slide.shapes.title.text = told.headline
    under = [told.applicant, told.period, told.funded]
    slide.placeholders[1].text = "\n".join(line for line in under if line)
    office.night(slide)


def _pages(told: Content) -> Iterator[tuple[str, list[str]]]:
    done = told.field("methods").paragraphs or told.field("summary").paragraphs
    if done:
        yield told.words["together"], _sentences(done)[:ROWS]


def _sentences(paragraphs: Sequence[str]) -> list[str]:
    parts = (part for text in paragraphs for part in text.split(". "))
    return [part.rstrip(".") for part in parts if part]


def _promised(told: Content) -> Iterator[tuple[str, list[str]]]:
    done = [one.what for one in told.promises if one.state in ("done", "partly")]
    left = [one.what for one in told.promises if one.state == "open"]
    if done:
        yield told.words["commitments"], done
    if left:
        yield told.words["next"], left


def _lines(show: Presentation, title: str, lines: Sequence[str]) -> None:
    slide = show.slides.add_slide(show.slide_layouts[TEXT])
    slide.shapes.title.text = title
    frame = slide.placeholders[1].text_frame
    frame.text = lines[0]
    for line in lines[1:]:
        frame.add_paragraph().text = line
    office.light(slide)


def _figures(show: Presentation, told: Content, rows: list[list[str]]) -> None:
    from pptx.util import Inches, Pt

    slide = show.slides.add_slide(show.slide_layouts[ONLY_TITLE])
    slide.shapes.title.text = told.words["figures"]
    office.light(slide)
    heads = told.figure_heads
    size = (Inches(0.8), Inches(2), Inches(office.WIDE - 1.6), Inches(0.6 * (len(rows) + 1)))
    table = slide.shapes.add_table(len(rows) + 1, len(heads), *size).table
    for at, row in enumerate([heads, *rows]):
        for column, text in enumerate(row):
            cell = table.cell(at, column)
            cell.text = text
            cell.text_frame.paragraphs[0].font.size = Pt(18)


def _last(show: Presentation, told: Content) -> None:
    slide = show.slides.add_slide(show.slide_layouts[TITLE])
    slide.shapes.title.text = told.words["thanks"]
    slide.placeholders[1].text = told.funded
    office.night(slide)
