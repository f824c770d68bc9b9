"""Add files to a module, and take them away whole."""

from __future__ import annotations

import uuid
from functools import partial
from typing import IO

from django.db import transaction
from django.db.models import Max

from talkoot.programmes import store
from talkoot.programmes.filekinds import FileKind
from talkoot.programmes.models import Document, Material, Module


@transaction.atomic
def add_material(
    module: Module, file: IO[bytes], kind: FileKind, size: int, *, title: str, transcript: str = ""
) -> Material:
    """Write the file first: a row without its file would be a promise that is not kept."""
    key = uuid.uuid4()
    store.put(key, file)
    last = module.materials.aggregate(last=Max("position"))["last"] or 0
    return Material.objects.create(
        id=key,
        module=module,
        position=last + 1,
        title=title,
        kind=kind.ending,
        size=size,
        transcript=transcript,
    )


def remove_material(material: Material) -> None:
    key = material.pk
    material.delete()
    transaction.on_commit(partial(store.drop, key))


def sweep_due() -> int:
    """Erase the files of modules and programmes that are gone."""
    known = {
        str(key)
        for rows in (Material.objects, Document.objects)
        for key in rows.values_list("pk", flat=True)
    }
    return store.sweep(known)
