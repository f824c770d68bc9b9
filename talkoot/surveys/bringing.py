"""Questions brought in as a table: a row each, from a workbook or CSV; mistakes are told by row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy

from django.utils.translation import gettext as _

from talkoot.ground.texts import LANGUAGES
from talkoot.people import tables
from talkoot.surveys.assembling import Words, rows, with_item, with_scale
from talkoot.surveys.reading import HEALTH

COLUMNS = {
    **dict.fromkeys(("id", "tunnus"), "id"),
    **dict.fromkeys(("scale", "theme", "asteikko", "teema", "skala", "tema"), "scale"),
    **dict.fromkeys(("fi", "text fi", "suomi", "suomeksi", "väittämä"), "fi"),
    **dict.fromkeys(("sv", "text sv", "svenska", "ruotsiksi", "påstående"), "sv"),
    **dict.fromkeys(("en", "text en", "english", "englanniksi", "statement"), "en"),
    **dict.fromkeys(("reverse", "käännetty", "omvänd"), "reverse"),
}
YES = {"x", "1", "yes", "true", "kyllä", "ja", "k"}
NO = {"", "0", "no", "false", "ei", "nej", "-"}
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST, LONGEST_ID, MOST, TOLD = 300, 40, 200, 20


class RowsError(Exception):
    """Rows that cannot be brought in, with what is wrong in each."""

    def __init__(self, mistakes: list[str]) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = mistakes


def brought(raw: bytes, words: Words, free: Callable[[], str], terms: Words) -> Words:
    """Return the questionnaire with the rows in it, or raise RowsError; half is never taken.

    A row whose id is there gives that item its wording; any other is a new one. `terms` is what an
    own scale needs beside its title.
    """
    try:
        found = tables.rows(tables.decode(raw), COLUMNS, frozenset())
    except tables.TableError as error:
        raise RowsError([str(error)]) from None
    mistakes = list(_mistakes(found, words))
    if mistakes:
        raise RowsError(mistakes[:TOLD])
    made = deepcopy(words)
    for row in found:
        made = _with(made, row.cells, free, terms)
    return made


def _mistakes(found: list[tables.Row], words: Words) -> Iterator[str]:
    if len(found) > MOST:
        yield _("There are more than %(most)d rows. Is it the right file?") % {"most": MOST}
        return
    there = {str(one.get("id")) for one in rows(words, "items")}
    seen: set[str] = set()
    for row in found:
        for told in _wrong(row.cells, there, seen):
            yield _("Row %(line)d: %(told)s") % {"line": row.line, "told": told}
        seen.add(row.cells.get("id", ""))


def _wrong(cells: Mapping[str, str], there: set[str], seen: set[str]) -> Iterator[str]:
    name, texts = cells.get("id", ""), _texts(cells)
    if not texts:
        yield _("there is no text in any of the columns fi, sv and en.")
    if name and (len(name) > LONGEST_ID or not ID.fullmatch(name)):
        yield _("“%(id)s” is no short name: small letters a–z, digits and hyphens.") % {"id": name}
    if name and name in seen:
        yield _("“%(id)s” is there twice.") % {"id": name}
    if name not in there and not cells.get("scale"):
        yield _("a new question needs a theme in the column “scale”.")
    if cells.get("reverse", "").casefold() not in YES | NO:
        yield _("“%(cell)s” in the column “reverse”: write x, or leave it empty.") % {
            "cell": cells["reverse"]
        }
    for text in texts.values():
        if len(text) > LONGEST:
            yield _("the text is too long: %(most)d characters are the most.") % {"most": LONGEST}
        if asks := HEALTH.search(text):
            yield _(
                "it asks about health (“%(word)s”). An employer may not: the law on privacy in"
                " working life leaves that to occupational health care."
            ) % {"word": asks.group(0)}


def _texts(cells: Mapping[str, str]) -> dict[str, str]:
    return {language: cells[language] for language in LANGUAGES if cells.get(language)}


def _with(words: Words, cells: Mapping[str, str], free: Callable[[], str], terms: Words) -> Words:
    texts, name = _texts(cells), cells.get("id") or free()
    for item in rows(words, "items"):
        if item.get("id") == name:
            before = item.get("text")
            item["text"] = (before if isinstance(before, dict) else {}) | texts
            return words
    more: Words = {"text": texts}
    if cells.get("reverse", "").casefold() in YES:
        more["reverse"] = True
    scale = _scale(words, cells["scale"])
    if scale is None:
        scale = free()
        title = dict.fromkeys(_promised(words), cells["scale"])
        words, _place = with_scale(words, scale, {"title": title, "measures": title} | terms)
    return with_item(words, scale, name, **more)[0]


def _scale(words: Words, said: str) -> str | None:
    """The scale that goes by a name, or by a title in some language."""
    for one in rows(words, "scales"):
        title = one.get("title")
        names = [one.get("id"), *(title.values() if isinstance(title, dict) else ())]
        if said.casefold() in [str(name).casefold() for name in names]:
            return str(one.get("id"))
    return None


def _promised(words: Words) -> list[str]:
    title = words.get("title")
    said = title if isinstance(title, dict) else {}
    return [language for language in LANGUAGES if said.get(language)] or [LANGUAGES[0]]
