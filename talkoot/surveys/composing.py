"""What the page on which a questionnaire is written shows of a draft, and what its buttons do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from talkoot.ground.texts import LANGUAGES
from talkoot.methods import reading as texts
from talkoot.methods.editor import changes
from talkoot.methods.editor.desk import anchor, languages
from talkoot.methods.editor.fields import Field, Page, Row
from talkoot.methods.editor.schema import words_of
from talkoot.surveys import assembling, library, reading, rotating
from talkoot.surveys.actions.word import free_name
from talkoot.surveys.assembling import Words, rows
from talkoot.surveys.labels import LABELS
from talkoot.surveys.questionnaire import Questionnaire

WORDS = tuple(one for one in words_of(Questionnaire) if one.name not in ("format", "version"))
BASICS = ("title", "purpose")
PULSES = ("rotate", "weeks")
REST = ("statements", "comments", "background", "answers", "id")
SCALE_MAIN, SCALE_REST = ("title", "measures"), ("answers", "source", "licence", "id")
ITEM_MAIN, ITEM_REST = ("text", "reverse"), ("plain", "only_if", "scale", "id")
AGREE = "agree"  # the answers an own scale begins with, as the bank has them


@dataclass(frozen=True, slots=True)
class Part:
    """A row with its fields: those one thinks of, and the rest; a scale has its items."""

    row: Row
    main: list[Field]
    rest: list[Field]
    items: list[Part]
    is_open: bool = False


def page(words: Words, source: str, language: str, at: str = "") -> dict[str, Any]:
    """The context of the form. `at` is the place somebody works at."""
    fields = Page(words, reading.check(source), language, WORDS, LABELS).fields()
    items = [_part(one, ITEM_MAIN, ITEM_REST) for one in fields["items"].rows]
    return {
        "basics": [fields[name] for name in BASICS],
        "pulses": [fields[name] for name in PULSES],
        "rest": [fields[name] for name in REST],
        "parts": list(_scales(fields["scales"].rows, items, at)),
        "loose": [one for one in items if not _belongs(one, words)],
        "shelf": list(_shelf(words)),
        "at": at,
        **beside(words, source, fields),
    }


def _part(row: Row, main: tuple[str, ...], rest: tuple[str, ...]) -> Part:
    fields = {one.word: one for one in row.fields}
    return Part(row, [fields[name] for name in main], [fields[name] for name in rest], [])


def _scales(scales: list[Row], items: list[Part], at: str) -> Iterator[Part]:
    for row in scales:
        mine = [one for one in items if one.row.value.get("scale") == row.value.get("id")]
        part = _part(row, SCALE_MAIN, SCALE_REST)
        names = [row.name, *(one.row.name for one in mine)]
        broken = row.broken or any(one.row.broken for one in mine)
        is_open = broken or at in names or len(scales) == 1
        yield Part(row, part.main, part.rest, mine, is_open)


def _belongs(item: Part, words: Words) -> bool:
    return item.row.value.get("scale") in [one.get("id") for one in rows(words, "scales")]


def _shelf(words: Words) -> Iterator[tuple[Questionnaire, list[tuple[str, str, int, bool]]]]:
    """Every questionnaire we ship, with its scales: what to tick, name, items, already here."""
    here = {one.get("id") for one in rows(words, "scales")}
    for asked in library.shipped().values():
        yield (
            asked,
            [
                (f"{asked.id}:{one.id}", str(one.title), len(asked.items_of(one)), one.id in here)
                for one in asked.scales
            ],
        )


def beside(words: Words, source: str, fields: Mapping[str, Field] | None = None) -> dict[str, Any]:
    """The context of what stands beside the form."""
    mistakes = reading.check(source)
    known = fields or Page(words, mistakes, LANGUAGES[0], WORDS, LABELS).fields()
    return {
        "mistakes": [(one.sentence, anchor(one)) for one in mistakes],
        "languages": list(languages(known.values(), words)),
        **_load(source if not mistakes else ""),
    }


def _load(source: str) -> dict[str, Any]:
    """How much of people's time it takes."""
    if not source:
        return {}
    asked = reading.read(source)
    told: dict[str, Any] = {"items": len(asked.items), "minutes": rotating.minutes(asked)}
    if asked.rotate:
        turns = rotating.pulses(asked)
        told |= {"turns": len(turns), "a_month": rotating.minutes_a_month(asked)}
        told |= {"weeks": asked.weeks, "part": rotating.pulse_minutes(asked)}
    return told


def changed(words: Words, do: str, posted: Mapping[str, Any]) -> tuple[Words, str, bool]:
    """What a button does to the words; where to go on; and whether something is taken away."""
    verb, _colon, place = do.partition(":")
    if verb == "item":
        made, at = assembling.with_item(words, place, free_name())
        return made, at, False
    if verb == "theme":
        made, at = with_theme(words, posted)
        return made, at, False
    if verb == "take":
        return _from_shelf(words, posted["shelf"]), "", False
    if verb == "add":
        made, at = changes.add(words, place, root=Questionnaire)
        return made, at, False
    return _within(words, verb, place)


def _within(words: Words, verb: str, place: str) -> tuple[Words, str, bool]:
    """Move or remove: scales and items by their own rules, other lists row by row."""
    ours = place.split(".")[0] in ("scales", "items") and place.count(".") == 1
    if verb in ("up", "down"):
        move = assembling.moved if ours else changes.move
        made, at = move(words, place, -1 if verb == "up" else 1)
        return made, at, False
    if verb == "remove":
        remove = assembling.without if ours else changes.remove
        return remove(words, place), "", True
    return words, "", False


def own_terms(words: Words, house: str) -> Words:
    """What an own scale has beside its title: it is the house's."""
    title = words.get("title")
    said = [one for one in LANGUAGES if isinstance(title, dict) and title.get(one)] or ["fi"]
    return {
        "answers": AGREE,
        "source": dict.fromkeys(said, house),
        "licence": dict.fromkeys(said, house),
    }


def with_answers(words: Words) -> Words:
    """Words that have the usual answers, if they had none by that name."""
    if any(one.get("id") == AGREE for one in rows(words, "answers")):
        return words
    bank = texts.words_of(library.source_of(library.BANK))
    usual = next(one for one in bank["answers"] if one["id"] == AGREE)
    return {**words, "answers": [*rows(words, "answers"), usual]}


def with_theme(words: Words, posted: Mapping[str, Any]) -> tuple[Words, str]:
    """Add an own theme with one item that waits for its words."""
    name = free_name()
    said = str(posted["theme"]).strip()[:80] or _("Own theme")
    terms = own_terms(words, posted["house"])
    title = dict.fromkeys(terms["source"], said)
    terms = {"title": title, "measures": title, **terms}
    made, at = assembling.with_scale(with_answers(words), name, terms)
    made, _item = assembling.with_item(made, name, free_name())
    return made, at


def _from_shelf(words: Words, ticked: list[str]) -> Words:
    for asked in library.shipped().values():
        wanted = [one.id for one in asked.scales if f"{asked.id}:{one.id}" in ticked]
        if wanted:
            words = assembling.taken(words, library.source_of(asked.id), wanted)
    return words
