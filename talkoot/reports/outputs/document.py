"""The final report as a Word document. `docx` is heavy, and imported when it is needed."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from talkoot.reports.outputs import office
from talkoot.reports.outputs.content import Content

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

TAGS = {"fi": "fi-FI", "sv": "sv-FI"}


def docx(told: Content) -> bytes:
    """Set the report with headings, a table of contents and tables that have header rows."""
    import docx as library

    paper = library.Document()
    _speak(paper, told.language)
    office.dress(paper)
    paper.core_properties.title = told.title
    paper.core_properties.author = told.author
    paper.core_properties.language = TAGS[told.language]
    _cover(paper, told)
    _contents(paper, told)
    paper.add_page_break()  # type: ignore[no-untyped-call]
    _chapter(paper, told.words["summary"], told.field("summary").paragraphs)
    for chapter in told.chapters:
        _chapter(paper, chapter.title, chapter.paragraphs)
    _tables(paper, told)
    written = io.BytesIO()
    paper.save(written)
    return written.getvalue()


def _speak(paper: Document, language: str) -> None:
    """Say the language once, in the style all others follow, so that a reader speaks it right."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    properties = paper.styles["Normal"].element.get_or_add_rPr()
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), TAGS[language])
    properties.append(mark)


def _cover(paper: Document, told: Content) -> None:
    paper.add_paragraph(told.words["report"], style="Subtitle")
    paper.add_paragraph(told.title, style="Title")
    for line in (told.author, told.day, _numbered(told)):
        if line:
            paper.add_paragraph(line)
    if told.public:
        paper.add_paragraph(told.words["public"])
    if told.cut:
        paper.add_paragraph(told.words["left_out"])
    if told.funded:
        paper.add_paragraph(told.funded)
    paper.add_page_break()  # type: ignore[no-untyped-call]


def _numbered(told: Content) -> str:
    return f"{told.words['number']} {told.number}" if told.number else ""


def _contents(paper: Document, told: Content) -> None:
    """A field that Word fills with page numbers; until then it lists the chapters."""
    paper.add_paragraph(told.words["contents"], style="TOC Heading")
    titles = [told.words["summary"], *(chapter.title for chapter in told.chapters)]
    titles += [told.words["figures"]] if told.figures else []
    titles += [told.words["commitments"]] if told.promises else []
    first = paper.add_paragraph()
    _field(first, "begin")
    _field(first, None, r'TOC \o "1-1" \h \z')
    _field(first, "separate")
    first.add_run(titles[0])
    last = first
    for title in titles[1:]:
        last = paper.add_paragraph(title)
    _field(last, "end")


def _field(paragraph: Paragraph, part: str | None, code: str = "") -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run = paragraph.add_run()
    if part:
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), part)
    else:
        mark = OxmlElement("w:instrText")
        mark.set(qn("xml:space"), "preserve")
        mark.text = code
    run._r.append(mark)


def _chapter(paper: Document, title: str, paragraphs: list[str]) -> None:
    paper.add_heading(title, level=1)
    for text in paragraphs:
        paper.add_paragraph(text)


def _tables(paper: Document, told: Content) -> None:
    if told.figures:
        paper.add_heading(told.words["figures"], level=1)
        _table(paper, told.figure_heads, [told.figure_row(one) for one in told.figures])
    if told.promises:
        paper.add_heading(told.words["commitments"], level=1)
        heads = [told.words["deed"], told.words["state"]]
        _table(paper, heads, [[one.what, told.words[one.state]] for one in told.promises])


def _table(paper: Document, heads: list[str], rows: list[list[str]]) -> None:
    from docx.oxml import OxmlElement

    table = paper.add_table(rows=1, cols=len(heads), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, heads, strict=True):
        cell.text = text
        cell.paragraphs[0].runs[0].bold = True
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
