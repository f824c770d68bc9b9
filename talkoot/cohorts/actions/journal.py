"""Keep a journal that nobody else reads."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from talkoot.cohorts.models import Entry
from talkoot.ground import scrub
from talkoot.people.models import Person


def write(owner: Person, *, kind: str, text: str, prompt: str = "") -> Entry:
    words = {"kind": kind, "prompt": prompt, "text": text}
    return Entry.objects.create(owner=owner, words=words, written_on=timezone.localdate())


def rewrite(entry: Entry, *, kind: str, text: str, prompt: str = "") -> None:
    entry.words = {"kind": kind, "prompt": prompt, "text": text}
    entry.save(update_fields=["words"])


@transaction.atomic
def erase(entry: Entry) -> None:
    entry.delete()
    scrub.due(Entry)


@transaction.atomic
def erase_all(owner: Person) -> None:
    owner.journal.all().delete()
    scrub.due(Entry)
