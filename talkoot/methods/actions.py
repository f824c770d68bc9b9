"""Write, publish, restore and put away an organisation's own methods: the only writers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from talkoot.ground.meanwhile import ChangedMeanwhileError
from talkoot.methods import library, reading, writing
from talkoot.methods.models import MethodVersion, OwnMethod
from talkoot.people.models import Organisation, Person

UNNAMED = "own-method"


def begin(organisation: Organisation, person: Person, *, title: dict[str, str]) -> OwnMethod:
    """Begin an empty method: it has a name and nothing yet."""
    name = next((text for text in title.values() if text), "")
    words: dict[str, Any] = {
        "format": 1,
        "id": slugify(name)[:60].strip("-") or UNNAMED,
        "version": 1,
        "title": title,
        "licence": dict.fromkeys(title, organisation.name),
        "source": dict.fromkeys(title, organisation.name),
        "size": {"smallest": 3, "typical": 10, "largest": 30},
    }
    return take_in(organisation, person, writing.write(words))


def take_in(organisation: Organisation, person: Person, source: str) -> OwnMethod:
    """Make a text an own method, be it a file, a copy of ours, or still full of mistakes."""
    return OwnMethod.objects.create(organisation=organisation, draft=source, changed_by=person)


@transaction.atomic
def save(own: OwnMethod, source: str, person: Person, *, seen: int, big: bool = False) -> OwnMethod:
    """Keep a new draft, right or wrong. `seen` is the count of edits its writer had before her."""
    mine = OwnMethod.objects.select_for_update().get(pk=own.pk)
    if mine.edits != seen:
        raise ChangedMeanwhileError
    if source == mine.draft:
        return mine
    if big:
        mine.before = mine.draft
    mine.draft, mine.changed_by, mine.edits = source, person, mine.edits + 1
    mine.save()
    return mine


def undo(own: OwnMethod, person: Person, *, seen: int) -> OwnMethod:
    """Put back what was there before the last big change; doing it again undoes it."""
    if not own.before:
        return own
    return save(own, own.before, person, seen=seen, big=True)


@transaction.atomic
def publish(own: OwnMethod, person: Person) -> MethodVersion:
    """Make the draft the next version; `MethodError` where it cannot be used yet."""
    mine = OwnMethod.objects.select_for_update().get(pk=own.pk)
    newest = mine.newest
    number = newest.number + 1 if newest else 1
    source = numbered(mine.draft, number)
    library.parse(source)
    mine.draft = source
    mine.save()
    return MethodVersion.objects.create(own=mine, number=number, source=source, published_by=person)


def numbered(source: str, number: int) -> str:
    """The text with its version; when it has it already, the text is not touched."""
    words = reading.words_of(source)
    if words.get("version") == number:
        return source
    return writing.write(words | {"version": number}, writing.head_of(source))


def restore(own: OwnMethod, version: MethodVersion, person: Person, *, seen: int) -> OwnMethod:
    """Go on writing from an older version; what was being written can be brought back by undo."""
    return save(own, version.source, person, seen=seen, big=True)


def offer(own: OwnMethod, clients: Iterable[Organisation]) -> None:
    """Let these organisations, and no others, use what has been published."""
    own.clients.set(clients)


def archive(own: OwnMethod, *, away: bool) -> None:
    """Put a method away, or take it out again. Workshops that run it are not touched."""
    own.archived_at = timezone.now() if away else None
    own.save(update_fields=["archived_at"])
