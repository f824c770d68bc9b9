"""A funder's public project page as plain text: `read` it into a card, `write` it back the same."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from talkoot.ground.finnish import format_date
from talkoot.programmes import labels
from talkoot.programmes.card import Bulletin, Card, Item
from talkoot.programmes.labels import LABELS
from talkoot.programmes.material import write_material
from talkoot.programmes.notes import Note, Why
from talkoot.programmes.reading import card_of

__all__ = ["Bulletin", "Card", "Item", "Note", "Reading", "Why", "read", "write"]

_AWARD = re.compile(r"palki(?:nto|nno|ttiin|ttu|taan)|prisad|priset\b|belöna", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood of a page, and what was not."""

    card: Card | None
    notes: tuple[Note, ...]
    is_award_news: bool = False


def read(text: str) -> Reading:
    """Read a page. Line breaks of any system are taken for line feeds."""
    lines = _lines(text)
    language, found = labels.language_of(lines)
    has_facts = any(labels.meaning(line, language) == labels.FACTS_HEADING for line in lines)
    if not has_facts and found < 3:
        return _something_else(lines)
    card, notes = card_of(lines, language)
    return Reading(card, tuple(sorted([*notes, *_changed(lines, card, notes)])))


def _lines(text: str) -> list[str]:
    clean = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return clean.replace("\0", "\ufffd").encode("utf-8", "replace").decode().split("\n")


def _something_else(lines: list[str]) -> Reading:
    is_award_news = any(_AWARD.search(line) for line in lines)
    why = Why.AWARD_NEWS if is_award_news else Why.NOT_A_PAGE
    notes = (Note(number, line, why) for number, line in enumerate(lines, 1) if line.strip())
    return Reading(None, tuple(notes), is_award_news)


def _changed(lines: list[str], card: Card, notes: list[Note]) -> list[Note]:
    """Return a note on every line that was understood, but would be written otherwise."""
    noted = {note.line for note in notes}
    written = Counter(write(card).split("\n"))
    changed = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or number in noted:
            continue
        if not written[line]:
            changed.append(Note(number, line, Why.CHANGED))
        written[line] -= bool(written[line])
    return changed


def write(card: Card) -> str:
    """Write the card as the page prints it."""
    blocks = [card.title, _label(card, "facts"), *_facts(card), *_plan(card)]
    if card.bulletin:
        blocks += _bulletin(card, card.bulletin)
    if card.material:
        blocks += [_label(card, "material"), write_material(card.material, card.language)]
    return "\n\n".join(block for block in blocks if block) + "\n" * card.ends_with_newline


def _label(card: Card, name: str) -> str:
    return LABELS[card.language][name]


def _facts(card: Card) -> list[str]:
    decided_on = format_date(card.decided_on) if card.decided_on else ""
    values = {
        "number": [card.number],
        "applicant": [card.applicant],
        "implementer": [card.implementer],
        "contact": [card.contact, card.email],
        "period": [_period(card)],
        "decision": [decided_on, card.grant_text],
        "total": [card.total_text],
        "results": [format_date(card.results_on) if card.results_on else ""],
    }
    return [
        "\n".join([_label(card, name), *filter(None, values[name])])
        for name in labels.FACTS
        if any(values[name])
    ]


def _period(card: Card) -> str:
    if not card.starts_on and not card.ends_on:
        return ""
    ends = (format_date(day) if day else "" for day in (card.starts_on, card.ends_on))
    return " - ".join(ends).strip()


def _plan(card: Card) -> list[str]:
    texts = {"summary": card.summary, "responsible": card.responsible}
    return [part for name, text in texts.items() if text for part in (_label(card, name), text)]


def _bulletin(card: Card, bulletin: Bulletin) -> list[str]:
    head = [_label(card, "bulletin"), bulletin.title]
    head += [format_date(bulletin.on)] if bulletin.on else []
    return head + [part for heading_and_text in card.bulletin_texts for part in heading_and_text]
