"""How the office files look: paper, typeface and colours, which their libraries set otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document
    from pptx.presentation import Presentation
    from pptx.slide import Slide

FACE = "Calibri"  # every office program has it, or one that is as wide
SPRUCE, INK, PAPER = "11544A", "17231F", "F6F4EE"
NIGHT, NIGHT_INK = "0E3F38", "F3F6F1"
SIZES = {"Title": 30, "Subtitle": 13, "Heading 1": 17, "TOC Heading": 17}
WIDE, HIGH = 13.333, 7.5  # inches of a slide


def dress(paper: Document) -> None:
    """A4, one typeface for all, headings in spruce."""
    from docx.shared import Mm, Pt

    for section in paper.sections:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(25)
        section.top_margin = section.bottom_margin = Mm(25)
    _typeface(paper.styles["Normal"], 11, INK)
    for name, size in SIZES.items():
        _typeface(paper.styles[name], size, SPRUCE)
    _without_rule(paper.styles["Title"])
    cover: Any = paper.styles["Subtitle"]
    cover.paragraph_format.space_before = Pt(150)


def _typeface(style: Any, size: int, colour: str) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name, style.font.size = FACE, Pt(size)
    style.font.italic = False
    style.font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.rPr.rFonts
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)  # a typeface of the theme would win


def _without_rule(style: Any) -> None:
    from docx.oxml.ns import qn

    for rule in style.element.pPr.findall(qn("w:pBdr")):
        style.element.pPr.remove(rule)


def widen(show: Presentation) -> None:
    """As wide as the walls and screens of today."""
    from pptx.util import Inches

    show.slide_width, show.slide_height = Inches(WIDE), Inches(HIGH)


def light(slide: Slide) -> None:
    """A slide with something to read: its title on top, on paper."""
    _ground(slide, PAPER)
    _put(slide.shapes.title, (0.8, 0.6, WIDE - 1.6, 1.2), 36, SPRUCE, bold=True)
    for holder in list(slide.placeholders)[1:]:
        _put(holder, (0.8, 2.0, WIDE - 1.6, HIGH - 2.8), 26, INK)


def night(slide: Slide) -> None:
    """The first and the last slide: a few words on dark spruce."""
    _ground(slide, NIGHT)
    _put(slide.shapes.title, (0.8, 1.5, WIDE - 1.6, 2.4), 48, NIGHT_INK, bold=True)
    for holder in list(slide.placeholders)[1:]:
        _put(holder, (0.8, 4.2, WIDE - 1.6, 2.2), 24, NIGHT_INK)


def _ground(slide: Slide, colour: str) -> None:
    from pptx.dml.color import RGBColor

    fill = slide.background.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor.from_string(colour)  # type: ignore[no-untyped-call]


def _put(
    shape: Any, box: tuple[float, float, float, float], size: int, ink: str, *, bold: bool = False
) -> None:
    from pptx.dml.color import RGBColor
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Inches, Pt

    shape.left, shape.top, shape.width, shape.height = (Inches(side) for side in box)
    shape.text_frame.word_wrap = True
    shape.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM if bold else MSO_ANCHOR.TOP
    for line in shape.text_frame.paragraphs:
        line.alignment = PP_ALIGN.LEFT
        line.space_after = Pt(0 if bold else 10)
        line.font.name, line.font.size, line.font.bold = FACE, Pt(size), bold
        line.font.color.rgb = RGBColor.from_string(ink)  # type: ignore[no-untyped-call]
