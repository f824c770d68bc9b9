"""The final report as a tagged PDF (PDF/UA-1)."""

from __future__ import annotations

from pathlib import Path

from talkoot.ground import pdf
from talkoot.reports.outputs.content import Content

TEMPLATE = Path(__file__).parent.parent / "print" / "report.typ"


def made(told: Content) -> bytes:
    """Set the report: cover, contents, chapters, and the figures and commitments as tables."""
    data = {
        "words": told.words,
        "report": told.title,
        "author": told.author,
        "day": told.day,
        "number": told.number,
        "funded": told.funded,
        "public": told.public,
        "cut": told.cut,
        "summary": told.field("summary").paragraphs,
        "chapters": [{"title": one.title, "paragraphs": one.paragraphs} for one in told.chapters],
        "figure_heads": told.figure_heads,
        "figures": [told.figure_row(one) for one in told.figures],
        "promises": [[one.what, told.words[one.state]] for one in told.promises],
    }
    return pdf.make(TEMPLATE, data, title=told.title, language=told.language)
