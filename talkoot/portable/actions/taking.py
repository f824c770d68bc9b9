"""Take a programme or a module along as one file."""

from __future__ import annotations

from typing import IO
from uuid import UUID, uuid4

from django.db import transaction

from talkoot.portable import gathering, packing
from talkoot.portable.content import Whence
from talkoot.portable.gathering import Choice, Gathered
from talkoot.portable.models import Identity
from talkoot.programmes.models import Module, Programme


def take(programme: Programme, to: IO[bytes], choice: Choice, licence: str = "") -> Whence:
    """Write the programme into a file. One that says something else is a new version."""
    identity = known_as(programme)
    gathered = gathering.gather(programme, identity.root, choice)
    whence = _whence(programme, programme.title, _counted_on(identity, gathered))
    packing.pack(
        to, gathered.content, whence, gathered.files, licence=licence, after=_before(programme)
    )
    return whence


def take_module(module: Module, to: IO[bytes], choice: Choice, licence: str = "") -> Whence:
    """Write one module into a file; its version is its own count of edits."""
    identity = known_as(module.programme)
    gathered = gathering.gather_module(module, identity.root, choice)
    identity.version = module.version
    whence = _whence(module.programme, module.title, identity)
    packing.pack(to, gathered.content, whence, gathered.files, kind="module", licence=licence)
    return whence


def known_as(programme: Programme) -> Identity:
    return Identity.objects.get_or_create(programme=programme)[0]


def root_of(programme: Programme) -> UUID:
    """Its name in every house, or the one it might be given: looking at it writes nothing."""
    return programme.identity.root if hasattr(programme, "identity") else uuid4()


@transaction.atomic
def _counted_on(identity: Identity, gathered: Gathered) -> Identity:
    kept = Identity.objects.select_for_update().get(pk=identity.pk)
    digest = packing.digest_of(gathered.content)
    if kept.digest != digest:
        kept.digest = digest
        kept.version += 1
        kept.save(update_fields=["digest", "version"])
    return kept


def _whence(programme: Programme, title: str, identity: Identity) -> Whence:
    return Whence(
        id=identity.root,
        version=identity.version,
        organisation=programme.house.name[:120],
        title=title,
    )


def _before(programme: Programme) -> Whence | None:
    """What it was made from itself, if that came as a file."""
    origin = getattr(programme, "origin", None)
    if origin is None:
        return None
    return Whence(
        id=origin.root,
        version=origin.version,
        organisation=origin.organisation,
        title=origin.title,
    )
