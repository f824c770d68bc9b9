"""A method's words as fields of a form, each with its value and what is wrong with it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from talkoot.ground.texts import LANGUAGES, Texts
from talkoot.methods.editor.names import label_of, option_label, title_of
from talkoot.methods.editor.schema import METHOD, Shape, Word, words_in
from talkoot.methods.mistakes import Mistake

LONG = {"notes", "preparation", "trouble", "text", "prompt", "purpose", "plain", "source"}
LINKS = {
    "by": "roles",
    "rotate": "roles",
    "rounds": "rounds",
    "cards_from": "steps",
    "scale": "scales",
    "answers": "answers",
    "of": "background items",
}
Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One table in a list of tables."""

    name: str
    title: str
    fields: list[Field]
    value: Any
    errors: list[str]
    broken: bool  # something in it, or in what hangs below it, is wrong

    @property
    def ident(self) -> str:
        return self.name.replace(".", "-")


@dataclass(frozen=True, slots=True)
class Field:
    """A word of the method as a form shows it."""

    name: str
    word: str
    label: Any
    help: Any
    shape: Shape
    required: bool
    value: Any = None
    options: list[tuple[str, Any, bool]] = field(default_factory=list)
    least: int | None = None
    most: int | None = None
    long: bool = False
    fields: list[Field] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def ident(self) -> str:
        return self.name.replace(".", "-")

    @property
    def languages(self) -> list[tuple[str, str]]:
        """The three texts side by side, empty where one is missing."""
        said = self.value if isinstance(self.value, Mapping) else {}
        return [(language, str(said.get(language, ""))) for language in LANGUAGES]


class Page:
    """Builds the fields of one method, or of what else has such words."""

    def __init__(
        self,
        words: Mapping[str, Any],
        mistakes: Iterable[Mistake],
        language: str,
        known: Iterable[Word] = METHOD,
        labels: Mapping[str, Any] | None = None,
    ) -> None:
        self.known, self.labels = tuple(known), labels or {}
        self.words = words
        self.mistakes = [(_bare(one.place), one.told) for one in mistakes]
        self.language = language

    def fields(self) -> dict[str, Field]:
        return {word.name: self._field(word, (), self.words) for word in self.known}

    def _field(self, word: Word, above: Place, table: Mapping[str, Any]) -> Field:
        place = (*above, word.name)
        value = table.get(word.name, word.default)
        if word.shape == "numbers" and isinstance(value, list | tuple):
            value = ", ".join(map(str, value))
        label, told = label_of(word.name, word.description)
        if word.name in self.labels:
            label, told = self.labels[word.name], ""
        return Field(
            name=_dotted(place),
            word=word.name,
            label=label,
            help=told,
            shape="choice" if word.name in LINKS and word.shape == "text" else word.shape,
            required=word.required,
            value=value,
            options=self._options(word, place, value),
            least=word.least,
            most=word.most,
            long=word.name in LONG,
            fields=self._fields(word, place, value) if word.shape == "table" else [],
            rows=self._rows(word, place, value) if word.shape == "tables" else [],
            errors=self._errors(place, deep=word.shape not in ("table", "tables")),
        )

    def _fields(self, word: Word, place: Place, value: Any) -> list[Field]:
        table = value if isinstance(value, Mapping) else {}
        return [self._field(one, place, table) for one in words_in(word.model, table)]

    def _rows(self, word: Word, place: Place, value: Any) -> list[Row]:
        tables = value if isinstance(value, Sequence) and not isinstance(value, str) else ()
        return [self._row(word, (*place, number), table) for number, table in enumerate(tables)]

    def _row(self, word: Word, place: Place, table: Any) -> Row:
        known = table if isinstance(table, Mapping) else {}
        if word.model is Texts:
            fields = [self._bare_text(place, known)]
        else:
            fields = [self._field(one, place, known) for one in words_in(word.model, known)]
        return Row(
            name=_dotted(place),
            title=title_of(known, self.language),
            fields=fields,
            value=known,
            errors=[] if word.model is Texts else self._errors(place, deep=False),
            broken=any(at[: len(place)] == place for at, _told in self.mistakes),
        )

    def _bare_text(self, place: Place, value: Any) -> Field:
        """A text in a list of texts: it goes by its number."""
        label, told = label_of("", "")
        return Field(
            _dotted(place), "", label, told, "texts", True, value, errors=self._errors(place)
        )

    def _options(self, word: Word, place: Place, value: Any) -> list[tuple[str, Any, bool]]:
        links = word.name in LINKS and word.shape == "text"
        if word.shape not in ("choice", "choices") and not links:
            return []
        known = value if isinstance(value, list | tuple) else (value,)
        names = self._linked(word, place) if links else []
        names += [(one, option_label(word.name, one)) for one in word.options]
        wrong = [(str(one), str(one)) for one in known if one and one not in dict(names)]
        return [(name, label, name in known) for name, label in names + wrong]

    def _linked(self, word: Word, place: Place) -> list[tuple[str, Any]]:
        """What the word may point to: a role, a block of rounds, or an earlier step."""
        lists = [self.words.get(name) for name in LINKS[word.name].split()]
        tables = [one for rows in lists if isinstance(rows, list) for one in rows]
        rows = [one for one in tables if isinstance(one, Mapping)]
        if word.name == "cards_from":
            rows = rows[: place[1] if isinstance(place[1], int) else 0]
        names = [(str(one["id"]), title_of(one, self.language)) for one in rows if one.get("id")]
        brief = [("brief", option_label("cards_from", "brief"))]
        return (brief if word.name == "cards_from" else []) + names

    def _errors(self, place: Place, *, deep: bool = True) -> list[str]:
        return [
            told
            for at, told in self.mistakes
            if at == place or (deep and at[: len(place)] == place)
        ]


def _bare(place: Place) -> Place:
    """Where a word stands in the file, in which a kind's settings are not set apart."""
    return tuple(part for part in place if part != "settings")


def _dotted(place: Place) -> str:
    return ".".join(map(str, place))
