"""What is wrong in a method file, where, and what to write instead: in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from django.utils.translation import gettext as _
from pydantic import ValidationError

from talkoot.methods import places
from talkoot.methods.coherence import IncoherentError
from talkoot.methods.definition import Method, Step
from talkoot.stepkinds.registry import KINDS

Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong at a place, bare and as a whole sentence with its line and step."""

    place: Place
    told: str
    sentence: str


def mistakes(error: ValidationError, words: dict[str, Any], source: str) -> list[Mistake]:
    """Return each mistake once. A list that only lost its bad parts is not also too short."""
    found = list(_each(error, words))
    return [
        at(place, words, source, told)
        for place, told in found
        if not any(other != place and other[: len(place)] == place for other, _told in found)
    ]


def whole(sentence: str) -> Mistake:
    """A mistake of the file as a whole."""
    return Mistake((), sentence, sentence)


def not_toml(detail: str) -> str:
    """Return the sentence for a file that is not TOML at all."""
    found = re.search(r"\(at line (\d+), column \d+\)", detail)
    if not found:
        return _("The file is not TOML: %(detail)s.") % {"detail": detail}
    said = detail[: found.start()].strip()
    return _("Line %(line)s: this is not TOML: %(detail)s.") % {"line": found[1], "detail": said}


def at(place: Place, words: dict[str, Any], source: str, told: str) -> Mistake:
    """Put the line and the step before what is told, where it does not name the step itself."""
    return Mistake(place, told, _sentence(place, words, source, told))


def _sentence(place: Place, words: dict[str, Any], source: str, told: str) -> str:
    line = places.line_of(place, source)
    where = [_("Line %(line)s") % {"line": line}] if line else []
    step = _step_of(place, words)
    if step and step not in told:
        where.append(_("step %(step)s") % {"step": step})
    return f"{', '.join(where)}: {told}." if where else f"{told[:1].upper()}{told[1:]}."


def _step_of(place: Place, words: dict[str, Any]) -> str:
    if len(place) < 2 or place[0] != "steps" or not isinstance(place[1], int):
        return ""
    step = words["steps"][place[1]]
    name = step.get("id") if isinstance(step, dict) else None
    return f"'{name}'" if name else str(place[1] + 1)


def _each(
    error: ValidationError, words: dict[str, Any], before: Place = ()
) -> Iterator[tuple[Place, str]]:
    for one in error.errors(include_url=False):
        place = (*before, *one["loc"])
        inner = one.get("ctx", {}).get("error")
        if isinstance(inner, IncoherentError):
            yield from (((*place, *at), told) for at, told in inner.problems)
        elif isinstance(inner, ValidationError):
            yield from _each(inner, words, place)
        elif one["type"] == "value_error":
            told = str(one["msg"]).removeprefix("Value error, ")
            yield from ((place, line) for line in told.split("\n"))
        else:
            yield place, _told(one["type"], place, one.get("ctx", {}), str(one["msg"]), words)


def _told(kind: str, place: Place, given: dict[str, Any], said: str, words: dict[str, Any]) -> str:
    word = next((str(part) for part in reversed(place) if isinstance(part, str)), "")
    if kind == "missing":
        return _("the word '%(word)s' is missing") % {"word": word}
    if kind == "no_language":
        return _("a text needs at least one language")
    if kind == "extra_forbidden":
        return _unknown(word, place, words)
    for part, expected in _expectations(given):
        if part in kind:
            return _("'%(word)s' must be %(expected)s") % {"word": word, "expected": expected}
    return f"'{word}': {said}"


def _expectations(given: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """What was expected, by a part of the name of the mistake; the first that fits."""
    return (
        ("literal", _("one of %(words)s") % {"words": given.get("expected", "")}),
        ("greater_than_equal", _("%(n)s or more") % {"n": given.get("ge", "")}),
        ("less_than_equal", _("%(n)s or less") % {"n": given.get("le", "")}),
        ("pattern", _("small letters a–z, digits and hyphens, such as 'first-round'")),
        ("string_too_long", _("at most %(n)s characters") % {"n": given.get("max_length", "")}),
        ("string_too_short", _("some text")),
        ("too_short", _("a list with at least %(n)s part") % {"n": given.get("min_length", "")}),
        ("too_long", _("a list with at most %(n)s parts") % {"n": given.get("max_length", "")}),
        ("int", _("a whole number")),
        ("bool", _("true or false")),
        ("string", _("text in quotation marks")),
        ("tuple", _("a list in square brackets")),
        ("model", _('a table, such as { fi = "…", sv = "…", en = "…" }')),
        ("dict", _('a table, such as { fi = "…", sv = "…", en = "…" }')),
    )


def _unknown(word: str, place: Place, words: dict[str, Any]) -> str:
    near = get_close_matches(word, _known(place, words), n=1)
    if near:
        return _("unknown word '%(word)s', did you mean '%(near)s'?") % {
            "word": word,
            "near": near[0],
        }
    return _("unknown word '%(word)s'") % {"word": word}


def _known(place: Place, words: dict[str, Any]) -> list[str]:
    """The words that may stand where `place` is."""
    if len(place) == 1:
        return list(Method.model_fields)
    if len(place) != 4 or place[0] != "steps" or not isinstance(place[1], int):
        return []
    kind = KINDS.get(str(words["steps"][place[1]].get("kind")))
    return [*Step.model_fields, *(kind.settings.model_fields if kind else ())]
