"""The form of a part of a plan, made of the plan's schema: its fields with what was typed. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from talkoot.methods.editor.schema import Word, words_of
from talkoot.programmes.plans.labels import ADD, HELP, LONG, OPTIONS, ROWS, label_of
from talkoot.programmes.plans.schema import SECTIONS, PlanText

Words = dict[str, Any]
Mistakes = dict[str, list[str]]
WIDE = {"what", "leads_to", "who", "organisation", "body"}


@dataclass(frozen=True, slots=True)
class Row:
    """One of a list: a goal, an effect of it, a party. `number` says which: 2, or 2.1."""

    name: str
    label: Any
    number: str
    fields: list[Field]


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    word: str
    shape: str
    label: Any
    help: Any = ""
    value: Any = ""
    long: bool = False
    options: list[tuple[str, Any]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    add: Any = ""
    errors: list[str] = field(default_factory=list)

    @property
    def wide(self) -> bool:
        """What stands for the whole row takes a line of its own."""
        return self.word in WIDE

    @property
    def ident(self) -> str:
        return f"f-{self.name.replace('.', '-')}"


def section_words(section: str) -> tuple[Word, ...]:
    return tuple(one for one in words_of(PlanText) if one.name in SECTIONS[section])


def fields(section: str, words: Mapping[str, Any], mistakes: Mistakes) -> list[Field]:
    """The fields of a section, filled with words that need not be right."""
    return [_field(one, words, "", "", "", mistakes) for one in section_words(section)]


def _field(
    word: Word, table: Mapping[str, Any], above: str, within: str, number: str, wrong: Mistakes
) -> Field:
    name = f"{above}{word.name}"
    key = f"{within}.{word.name}" if within else word.name
    value = table.get(word.name)
    return Field(
        name=name,
        word=word.name,
        shape="hidden" if word.name == "id" else word.shape,
        label=label_of(within, word.name),
        help=HELP.get(key, ""),
        value=_shown(word, value),
        long=key in LONG,
        options=[(one, OPTIONS[one]) for one in word.options],
        rows=list(_rows(word, value, name, number, wrong)) if word.shape == "tables" else [],
        add=ADD.get(word.name, ""),
        errors=wrong.get(name, []),
    )


def _shown(word: Word, value: Any) -> Any:
    if word.shape == "lines" and isinstance(value, list | tuple):
        return "\n".join(map(str, value))
    return "" if value is None else value


def _rows(word: Word, value: Any, name: str, above: str, wrong: Mistakes) -> Iterator[Row]:
    if word.model is None:
        return
    for place, table in enumerate(value if isinstance(value, list) else ()):
        number = f"{above}.{place + 1}" if above else str(place + 1)
        inner = [
            _field(one, table, f"{name}.{place}.", word.name, number, wrong)
            for one in words_of(word.model)
        ]
        yield Row(f"{name}.{place}", ROWS[word.name], number, inner)


def checked(words: Words) -> tuple[PlanText | None, Mistakes]:
    """The plan the words make, or what is wrong with them and where."""
    try:
        return PlanText.model_validate(words), {}
    except ValidationError as error:
        found: Mistakes = {}
        for one in error.errors():
            found.setdefault(".".join(map(str, one["loc"])), []).append(one["type"])
        return None, found


def without_blanks(words: Any) -> Any:
    """Rows in which nothing was written are left out; a name we gave them says nothing."""
    if isinstance(words, list):
        kept = [without_blanks(one) for one in words]
        return [one for one in kept if not isinstance(one, dict) or set(one) - {"id"}]
    if isinstance(words, dict):
        made = {name: without_blanks(value) for name, value in words.items()}
        return {name: value for name, value in made.items() if value not in ("", [], None, False)}
    return words
