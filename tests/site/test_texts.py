"""Everybody reads Talkoot in Finnish or Swedish; no text is left in the language of the code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest

import talkoot

ROOT = Path(talkoot.__file__).parent
WORDING = re.compile(r"{%-?\s*(?:trans|translate|blocktrans|blocktranslate)\b|gettext")
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|{\w*}")
LANGUAGES = ("fi", "sv")

# A template may say these in every language: names, file types, units, and what an address holds.
FORMATS = {"CSV", "XLSX", "Excel", "PDF", "JSON", "TOML", "PNG", "SVG"}
FILES = {"BALLOTS", "OPENED", "PEOPLE", "json"}
EVERYWHERE = (
    {"Talkoot", "min", "Aa", "join", "CC", "BY", "creativecommons", "org"} | FORMATS | FILES
)
SAMPLES = {
    "look.html",  # the design system shows itself with sentences of an invented town
    "table.html",  # and a table of questions is shown as it is filled in, in each language
}
UNREAD = re.compile(
    r"{% *comment.*?endcomment *%}|{#.*?#}|{% *blocktrans.*?endblocktrans *%}"
    r"|{% *block (?:frame|page)_class *%}[ \w]*"
    r"|{%.*?%}|{{.*?}}|<(script|style|pre)\b.*?</\1>|&\w+;",
    re.DOTALL,
)
SPOKEN = re.compile(r'\b(?:aria-label|alt|title|placeholder)="([^"]*)"')
MARKUP = re.compile(r'<[^>]*>|[\w-]+="[^"]*"')


def texts_in(package: Path) -> Iterator[Path]:
    for found in sorted(package.rglob("*")):
        if found.suffix in {".py", ".html", ".txt"} and WORDING.search(found.read_text()):
            yield found


PACKAGES = [p.name for p in sorted(ROOT.iterdir()) if p.is_dir() and any(texts_in(p))]
TEMPLATES = sorted(p for p in ROOT.glob("**/templates/**/*") if p.suffix in {".html", ".txt"})


def catalogue(package: str, language: str) -> polib.POFile:
    return polib.pofile(str(ROOT / package / "locale" / language / "LC_MESSAGES" / "django.po"))


def wordings(entry: polib.POEntry | polib.MOEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def said_aloud(template: str) -> str:
    """What a template says by itself, besides its tags and variables."""
    shown = UNREAD.sub(" ", template)
    return " ".join([MARKUP.sub(" ", shown), *SPOKEN.findall(shown)])


def test_the_packages_people_read_are_found() -> None:
    assert {"site", "people", "methods", "stepkinds", "workshops", "workspace"} <= set(PACKAGES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("package", PACKAGES)
def test_every_text_is_translated(package: str, language: str) -> None:
    texts = catalogue(package, language)
    assert [e.msgid for e in texts if e.fuzzy or e.obsolete or not all(wordings(e))] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("package", PACKAGES)
def test_a_translation_keeps_what_is_filled_in(package: str, language: str) -> None:
    """One may be said in words: "Yksi on kesken" needs no number."""
    for entry in catalogue(package, language):
        expected = Counter(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        kept = [Counter(PLACEHOLDER.findall(wording)) for wording in wordings(entry)]
        assert kept[-1] == expected, entry.msgid
        assert all(one <= expected for one in kept), entry.msgid


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("package", PACKAGES)
def test_what_is_read_is_what_was_translated(package: str, language: str) -> None:
    texts = catalogue(package, language)
    compiled = polib.mofile(str(texts.fpath).removesuffix(".po") + ".mo")
    assert {(e.msgctxt, e.msgid): wordings(e) for e in compiled} == {
        (e.msgctxt, e.msgid): wordings(e) for e in texts
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_text_is_not_translated_in_two_ways(language: str) -> None:
    """Catalogues are merged: the first package would win, and the other say something odd."""
    said: dict[tuple[str | None, str], list[str]] = {}
    for package in PACKAGES:
        for entry in catalogue(package, language):
            first = said.setdefault((entry.msgctxt, entry.msgid), wordings(entry))
            assert first == wordings(entry), entry.msgid


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_says_nothing_by_itself(template: Path) -> None:
    if template.name in SAMPLES:
        return
    words = set(re.findall(r"[^\W\d_]{2,}", said_aloud(template.read_text())))
    assert words <= EVERYWHERE, words
