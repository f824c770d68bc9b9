"""Add documents to a programme, with a file or an address, and take them away whole."""

from __future__ import annotations

import uuid
from functools import partial
from typing import IO, Any

from django.db import transaction

from talkoot.programmes import store
from talkoot.programmes.filekinds import FileKind
from talkoot.programmes.models import Document, Programme


@transaction.atomic
def add_document(
    programme: Programme, *, file: IO[bytes] | None = None, kind_of: FileKind | None = None,
    size: int = 0, **words: Any,
) -> Document:  # fmt: skip
    """Write the file first: a row without its file would be a promise that is not kept."""
    key = uuid.uuid4()
    if file is not None and kind_of is not None:
        store.put(key, file)
        words |= {"ending": kind_of.ending, "size": size}
    return Document.objects.create(id=key, programme=programme, **words)


def remove_document(document: Document) -> None:
    key = document.pk
    document.delete()
    transaction.on_commit(partial(store.drop, key))
