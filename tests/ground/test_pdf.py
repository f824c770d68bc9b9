"""Papers are tagged, carry what was written letter for letter, and run nothing of it."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import pytest

from talkoot.ground import pdf

TEMPLATE = '#import "paper.typ": *\n#show: paper\n= #data.title\n#data.text\n'
HOSTILE = '#import "@preview/x:1.0.0": * $x^2$ @nobody *bold* #panic("x") ] ) \\ // <a> `raw`'


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "letter.typ"
    path.write_text(TEMPLATE, encoding="utf-8")
    return path


def inside(made: bytes) -> str:
    """Everything in the file, with its streams unpacked."""
    parts = re.split(rb"stream\r?\n(.*?)\r?\nendstream", made, flags=re.DOTALL)
    return "".join(_unpacked(part).decode("latin-1") for part in parts)


def _unpacked(part: bytes) -> bytes:
    try:
        return zlib.decompress(part)
    except zlib.error:
        return part


def made(template: Path, text: str, language: str = "fi") -> bytes:
    return pdf.make(template, {"text": text}, title="Kysely", language=language)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_paper_is_tagged_titled_and_says_its_language(template: Path, language: str) -> None:
    whole = inside(made(template, "Hei", language))
    assert "/MarkInfo" in whole
    assert "/StructTreeRoot" in whole
    assert f"/Lang({language})" in whole.replace(" ", "")
    assert "pdfuaid:part" in whole
    assert "Kysely" in whole
    assert "AtkinsonHyperlegibleNext" in whole


@pytest.mark.parametrize(
    "text",
    [HOSTILE, "W" * 3000, "hyvä 😀 emoji 🫶", "שלום مرحبا", "\x00\x07\ud800 raja", "日本" * 50],
    ids=["markup", "long", "emoji", "right to left", "control signs", "far away"],
)
def test_whatever_is_written_is_only_text(template: Path, text: str) -> None:
    assert made(template, text).startswith(b"%PDF")


def test_markup_in_a_text_is_neither_run_nor_set(template: Path) -> None:
    """Code would bring its own typeface along, and a formula without a description is refused."""
    known = "AtkinsonHyperlegibleNext"
    faces = set(re.findall(r"/FontName\s*/[A-Z]{6}\+([A-Za-z]+)", inside(made(template, HOSTILE))))
    assert faces == {known}
    template.write_text(TEMPLATE + "`code`", encoding="utf-8")
    faces = set(re.findall(r"/FontName\s*/[A-Z]{6}\+([A-Za-z]+)", inside(made(template, HOSTILE))))
    assert faces > {known}


@pytest.mark.parametrize("path", ["/etc/passwd", "../secret.txt"])
def test_a_template_reads_no_file_outside_its_folder(
    template: Path, tmp_path: Path, path: str
) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "secret.txt").write_text("salaisuus", encoding="utf-8")
    thief = inner / "thief.typ"
    thief.write_text(TEMPLATE + f'#read("{path}")', encoding="utf-8")
    with pytest.raises(pdf.PdfError, match=r"thief.typ: .*(not found|escape)"):
        made(thief, "x")


def test_a_template_with_a_mistake_says_so(template: Path) -> None:
    template.write_text(TEMPLATE + "#data.absent", encoding="utf-8")
    with pytest.raises(pdf.PdfError, match=r"letter.typ: .*absent"):
        made(template, "x")


def test_a_paper_that_is_never_ready_is_given_up(template: Path) -> None:
    template.write_text(
        TEMPLATE + "#{ let n = 0; while n < 999999 { n += 1; let a = range(9999) } }"
    )
    with pytest.raises(pdf.PdfError, match="seconds"):
        pdf.make(template, {"text": "x"}, title="x", language="fi", seconds=0.5)


def test_no_template_of_ours_evaluates_text_or_fetches_a_package() -> None:
    ours = list(Path(pdf.__file__).parents[1].rglob("*.typ"))
    assert ours
    for path in ours:
        code = path.read_text(encoding="utf-8")
        assert "eval(" not in code, path
        assert "@preview" not in code, path
        assert "@local" not in code, path
