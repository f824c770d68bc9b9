"""Put a programme into one file: a zip of a manifest, the words, and what was given to read. Pure.

The same programme makes the same bytes, so a file can be known by its digest.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from pydantic import BaseModel

from talkoot.portable.content import Content, Entry, Manifest, Whence

MANIFEST, WORDS = "manifest.json", "programme.json"
AT_ONCE = 1024 * 1024
BEGINNING_OF_TIME = (1980, 1, 1, 0, 0, 0)


def digest_of(content: Content) -> str:
    """How a content stands, in a few letters: another one means that something was changed."""
    return hashlib.sha256(_bytes(content)).hexdigest()


def pack(
    to: IO[bytes],
    content: Content,
    whence: Whence,
    files: Mapping[str, Path],
    *,
    kind: str = "programme",
    licence: str = "",
    after: Whence | None = None,
) -> Manifest:
    """Write the file; `files` says where the bytes of each path lie."""
    words = _bytes(content)
    entries = [Entry(path=WORDS, sha256=hashlib.sha256(words).hexdigest(), size=len(words))]
    entries += [_entry(path, files[path]) for path in sorted(files)]
    told: dict[str, Any] = {"talkoot": kind, "licence": licence}
    manifest = Manifest(whence=whence, after=after, entries=tuple(entries), **told)
    with zipfile.ZipFile(to, "w") as packed:
        packed.writestr(_info(MANIFEST, zipfile.ZIP_DEFLATED), _bytes(manifest))
        packed.writestr(_info(WORDS, zipfile.ZIP_DEFLATED), words)
        for path in sorted(files):
            with packed.open(_info(path, zipfile.ZIP_STORED), "w", force_zip64=True) as entry:
                for piece in _pieces(files[path]):
                    entry.write(piece)
    return manifest


def _bytes(told: BaseModel) -> bytes:
    """Words that say nothing are left out."""
    words = told.model_dump(mode="json", exclude_defaults=True)
    if isinstance(told, Manifest):
        words = {"talkoot": told.talkoot, "format": told.format, **words}
    return (json.dumps(words, ensure_ascii=False, indent=1) + "\n").encode()


def _info(path: str, packing: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(path, BEGINNING_OF_TIME)
    info.compress_type, info.external_attr = packing, 0o100644 << 16
    return info


def _entry(path: str, place: Path) -> Entry:
    found, size = hashlib.sha256(), 0
    for piece in _pieces(place):
        found.update(piece)
        size += len(piece)
    return Entry(path=path, sha256=found.hexdigest(), size=size)


def _pieces(place: Path) -> Iterator[bytes]:
    with place.open("rb") as file:
        while piece := file.read(AT_ONCE):
            yield piece
