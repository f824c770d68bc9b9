"""From the text of a method file to a method, or to sentences about its mistakes."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from pydantic import BaseModel, ValidationError

from talkoot.ground.texts import Texts
from talkoot.methods import mistakes
from talkoot.methods.definition import FORMAT, Method
from talkoot.methods.mistakes import Mistake

LARGEST = 200_000  # characters; the longest file we ship has a tenth of that
MOST_BYTES = 4 * LARGEST  # no character takes more
DEEPEST = 12  # tables and lists within each other; a question's text is at five
Place = tuple[str | int, ...]


class MethodError(ValueError):
    """A method file that cannot be used, and why."""

    def __init__(self, found: list[Mistake]) -> None:
        self.mistakes = found
        self.sentences = [one.sentence for one in found]
        super().__init__("\n".join(self.sentences))


def decode(raw: bytes) -> str:
    """Return the text of a file, or raise `MethodError` when it is not text in UTF-8."""
    if len(raw) > MOST_BYTES:
        raise MethodError([mistakes.whole(_too_large())])
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        told = _("Line %(line)s: the file is not UTF-8 text. Save it as UTF-8.") % {"line": line}
        raise MethodError([mistakes.whole(told)]) from None


def read(source: str) -> Method:
    """Return the method, or raise `MethodError` with everything that is wrong."""
    words = words_of(source)
    try:
        method = Method.model_validate(words)
    except ValidationError as error:
        raise MethodError(mistakes.mistakes(error, words, source)) from None
    untranslated = list(_untranslated(method, source))
    if untranslated:
        raise MethodError(untranslated)
    return method


def words_of(source: str) -> dict[str, Any]:
    """Return the words of a file as they stand, right or wrong."""
    if len(source) > LARGEST:
        raise MethodError([mistakes.whole(_too_large())])
    try:
        words = tomllib.loads(source)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise MethodError([mistakes.whole(mistakes.not_toml(str(error)))]) from None
    if _is_deep(words):
        raise MethodError([mistakes.whole(_("The file has tables inside tables without end."))])
    if words.get("format", FORMAT) != FORMAT:
        sentence = _("The file says format %(theirs)s; this Talkoot reads format %(ours)s.")
        told = sentence % {"theirs": words["format"], "ours": FORMAT}
        raise MethodError([mistakes.whole(told)])
    return words


def _is_deep(words: dict[str, Any]) -> bool:
    """Whether something is nested deeper than any method needs."""
    level: list[Any] = [words]
    for _level in range(DEEPEST):
        inner = (one.values() if isinstance(one, dict) else one for one in level)
        level = [part for parts in inner for part in parts if isinstance(part, dict | list)]
    return bool(level)


def _too_large() -> str:
    return _("The file is too large for a method: at most %(most)s characters.") % {"most": LARGEST}


def _untranslated(method: Method, source: str) -> Iterator[Mistake]:
    """Every text is in the languages of the title: a reader must not meet a hole half-way."""
    promised = {language for language in Texts.model_fields if getattr(method.title, language)}
    for place, texts in every_text(method):
        missing = sorted(promised & set(texts.missing))
        if missing:
            yield mistakes.at(
                place,
                method.model_dump(),
                source,
                _("the text is missing in %(languages)s") % {"languages": ", ".join(missing)},
            )


def every_text(model: BaseModel, place: Place = ()) -> Iterator[tuple[Place, Texts]]:
    """Walk through all texts of a model, with the way to each."""
    for name in type(model).model_fields:
        value = getattr(model, name)
        found = [((*place, name), value)]
        if isinstance(value, tuple):
            found = [((*place, name, number), one) for number, one in enumerate(value)]
        for where, one in found:
            if isinstance(one, Texts):
                yield where, one
            elif isinstance(one, BaseModel):
                yield from every_text(one, where)
