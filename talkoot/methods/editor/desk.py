"""What the editor shows of a draft: its fields, what is wrong, what is missing, a preview."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from talkoot.ground.numbers import whole
from talkoot.ground.texts import LANGUAGES
from talkoot.methods import library, reading
from talkoot.methods.editor.fields import Field, Page
from talkoot.methods.editor.names import kind_label
from talkoot.methods.editor.preview import preview
from talkoot.methods.mistakes import Mistake
from talkoot.stepkinds.registry import KINDS

BASICS = ("title", "purpose", "topic", "needs", "size", "remote")
HELP = ("preparation", "notes", "trouble")
REST = ("plain", "groups", "roles", "rounds", "open", "source", "licence", "id")
STEP_MAIN = ("kind", "title", "prompt")
STEP_TIMES = ("minutes", "short_minutes")
STEP_REST = ("plain", "by", "rounds", "reveal", "optional", "only", "id")
STEP_THEN = ("cards_from", "privacy", "notes")
NAMES = {"fi": "Suomi", "sv": "Svenska", "en": "English"}


@dataclass(frozen=True, slots=True)
class Language:
    """How far a draft is in one language."""

    code: str
    name: str
    said: int
    missing: int
    first: str  # the field to go to
    promised: bool  # the title is in it, so that all else must be


@dataclass(frozen=True, slots=True)
class Shown:
    """A step on the desk: its row, and its fields in the order one thinks of them."""

    row: Any
    main: list[Field]
    times: list[Field]
    own: list[Field]
    then: list[Field]
    rest: list[Field]
    is_open: bool


def check(source: str) -> list[Mistake]:
    """What keeps the draft from being used."""
    try:
        library.parse(source)
    except library.MethodError as error:
        return error.mistakes
    return []


def words_of(source: str) -> dict[str, Any] | None:
    """The draft's words, or nothing where it is no TOML."""
    try:
        return reading.words_of(source)
    except reading.MethodError:
        return None


def desk(
    words: Mapping[str, Any], mistakes: list[Mistake], language: str, at: str = ""
) -> dict[str, Any]:
    """The context of the form. `at` is the place somebody works at."""
    page = Page(words, mistakes, language).fields()
    return {
        "basics": [page[name] for name in BASICS],
        "steps": page["steps"],
        "shown": [_shown(row, at) for row in page["steps"].rows],
        "help": [page[name] for name in HELP],
        "rest": [page[name] for name in REST],
        "kinds": [(kind, kind_label(kind)) for kind in KINDS],
        "minutes": _minutes(words),
        "at": at,
        **beside(words, mistakes, language, step_at(at), page),
    }


def beside(
    words: Mapping[str, Any],
    mistakes: list[Mistake],
    language: str,
    step: int,
    page: Mapping[str, Field] | None = None,
) -> dict[str, Any]:
    """The context of what stands beside the form."""
    fields = page or Page(words, mistakes, language).fields()
    return {
        "mistakes": [(one.sentence, anchor(one)) for one in mistakes],
        "languages": list(languages(fields.values(), words)),
        "step_number": step,
        "preview": preview(words, step, language),
    }


def step_at(at: str) -> int:
    """The step that a place lies in; the first where it lies in none."""
    way = at.split(".")
    return whole(way[1]) or 0 if len(way) > 1 and way[0] == "steps" else 0


def anchor(mistake: Mistake) -> str:
    """The id of the field a mistake is at."""
    return "-".join(str(part) for part in mistake.place if part != "settings")


def _shown(row: Any, at: str) -> Shown:
    fields = {one.word: one for one in row.fields}
    known = {*STEP_MAIN, *STEP_TIMES, *STEP_THEN, *STEP_REST}
    return Shown(
        row=row,
        main=[fields[name] for name in STEP_MAIN],
        times=[fields[name] for name in STEP_TIMES],
        own=[one for name, one in fields.items() if name not in known],
        then=[fields[name] for name in STEP_THEN],
        rest=[fields[name] for name in STEP_REST],
        is_open=row.broken or f"{at}.".startswith(f"{row.name}."),
    )


def _minutes(words: Mapping[str, Any]) -> int:
    steps = words.get("steps")
    told = [one.get("minutes") for one in steps if isinstance(one, dict)] if steps else []
    return sum(one for one in told if isinstance(one, int))


def languages(fields: Iterable[Field], words: Mapping[str, Any]) -> Iterator[Language]:
    texts = [one for one in _texts(fields) if any(text for _language, text in one.languages)]
    title = words.get("title")
    for code in LANGUAGES:
        missing = [one for one in texts if not dict(one.languages)[code]]
        yield Language(
            code=code,
            name=NAMES[code],
            said=len(texts) - len(missing),
            missing=len(missing),
            first=missing[0].ident if missing else "",
            promised=isinstance(title, Mapping) and bool(title.get(code)),
        )


def _texts(fields: Iterable[Field]) -> Iterator[Field]:
    for one in fields:
        if one.shape == "texts":
            yield one
        yield from _texts(one.fields)
        for row in one.rows:
            yield from _texts(row.fields)
