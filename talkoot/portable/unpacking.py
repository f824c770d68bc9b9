"""Understand a file that somebody brings, or say why not. Everything in it is a stranger's. Pure.

Nothing is ever unpacked to a path that the file names, and nothing is read further than its own
manifest says that it goes.
"""

from __future__ import annotations

import hashlib
import json
import re
import stat
import zipfile
from collections.abc import Iterator
from enum import StrEnum
from typing import IO, Any

from pydantic import ValidationError

from talkoot.methods import library
from talkoot.portable.content import FORMAT, PATH, Content, Manifest
from talkoot.portable.packing import AT_ONCE, MANIFEST, WORDS
from talkoot.programmes.filekinds import BROKEN, LARGEST, MEGABYTE, RefusedError, kind_of
from talkoot.surveys import reading

MOST_PACKED = 500 * MEGABYTE
MOST_UNPACKED = 600 * MEGABYTE
MOST_WORDS = 4 * MEGABYTE
MOST_ENTRIES = 502
MOST_SWELLING = 50  # times: words shrink to a fifth, what swells more was made to
HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


class Why(StrEnum):
    """Why a file is not taken in."""

    EMPTY = "empty"
    HUGE = "huge"
    BROKEN = "broken"
    OTHER = "other"
    NEWER = "newer"
    BOMB = "bomb"
    PATH = "path"
    DIGEST = "digest"
    FILE = "file"
    WRONG = "wrong"


class FileError(Exception):
    """The file is not taken in; `field` says where it is wrong, when that is known."""

    def __init__(self, why: Why, field: str = "") -> None:
        super().__init__(why)
        self.why, self.field = why, field


class Unpacked:
    """A file that was found to be in order. Reads from `file` as long as that is open."""

    def __init__(self, file: IO[bytes], size: int) -> None:
        """Raise FileError, and nothing else."""
        if not size:
            raise FileError(Why.EMPTY)
        if size > MOST_PACKED:
            raise FileError(Why.HUGE)
        try:
            file.seek(0)
            self._zip = zipfile.ZipFile(file)
            self._infos = _listed(self._zip)
            self.manifest = _manifest(self._words(MANIFEST))
            self._tell(self.manifest)
            self.content = _content(self._words(WORDS))
            self._holds_together()
        except BROKEN:
            raise FileError(Why.BROKEN) from None

    @property
    def digest(self) -> str:
        return hashlib.sha256(self._words(MANIFEST)).hexdigest()

    def open(self, path: str) -> IO[bytes]:
        return self._zip.open(self._infos[path])

    def size(self, path: str) -> int:
        return self._infos[path].file_size

    def _words(self, path: str) -> bytes:
        if path not in self._infos:
            raise FileError(Why.OTHER)
        if self._infos[path].file_size > MOST_WORDS:
            raise FileError(Why.BOMB)
        with self._zip.open(self._infos[path]) as entry:
            return entry.read(MOST_WORDS)

    def _tell(self, manifest: Manifest) -> None:
        """What is in the file must be what its manifest tells of, to the byte."""
        told = {entry.path: entry for entry in manifest.entries}
        if len(told) < len(manifest.entries) or set(told) != set(self._infos) - {MANIFEST}:
            raise FileError(Why.DIGEST)
        for path, entry in told.items():
            if (entry.size, entry.sha256) != (self.size(path), self._digest(path)):
                raise FileError(Why.DIGEST, path)

    def _digest(self, path: str) -> str:
        found = hashlib.sha256()
        with self.open(path) as entry:
            while piece := entry.read(AT_ONCE):
                found.update(piece)
        return found.hexdigest()

    def _holds_together(self) -> None:
        """Files, methods and questionnaires are what they say they are."""
        paths = [file.path for file in self.content.files]
        if sorted(paths) != sorted(set(self._infos) - {MANIFEST, WORDS}):
            raise FileError(Why.PATH)
        if self.manifest.talkoot == "module" and len(self.content.parts) != 1:
            raise FileError(Why.WRONG, "parts")
        for path in paths:
            self._is_what_it_says(path)
        for name, source in self.content.methods.items():
            _readable(name, source, library.parse, library.MethodError)
        for name, source in self.content.questionnaires.items():
            _readable(name, source, reading.read, reading.QuestionnaireError)

    def _is_what_it_says(self, path: str) -> None:
        with self.open(path) as entry:
            try:
                kind = kind_of(entry, self.size(path))
            except RefusedError:
                raise FileError(Why.FILE, path) from None
        if kind.ending != path.rpartition(".")[2]:
            raise FileError(Why.FILE, path)


def _readable(name: str, source: str, read: Any, error: type[Exception]) -> None:
    try:
        read(source)
    except error:
        raise FileError(Why.WRONG, name) from None


def _listed(packed: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Every entry by its name, where all are such as we make ourselves."""
    infos = packed.infolist()
    if len(infos) > MOST_ENTRIES or sum(info.file_size for info in infos) > MOST_UNPACKED:
        raise FileError(Why.BOMB)
    for info in infos:
        _look_at(info)
    if len({info.filename for info in infos}) < len(infos):
        raise FileError(Why.PATH)
    return {info.filename: info for info in infos}


def _look_at(info: zipfile.ZipInfo) -> None:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if info.filename not in (MANIFEST, WORDS) and not PATH.fullmatch(info.filename):
        raise FileError(Why.PATH, info.filename[:60])
    if info.is_dir() or kind not in (0, stat.S_IFREG) or info.flag_bits & 1:
        raise FileError(Why.PATH, info.filename)
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise FileError(Why.BROKEN)
    swelling = info.file_size > MEGABYTE // 4 + MOST_SWELLING * info.compress_size
    if swelling or info.file_size > LARGEST:
        raise FileError(Why.BOMB)


def _manifest(raw: bytes) -> Manifest:
    told = _json(raw)
    if not isinstance(told, dict) or told.get("talkoot") not in ("programme", "module"):
        raise FileError(Why.OTHER)
    if isinstance(told.get("format"), int) and told["format"] > FORMAT:
        raise FileError(Why.NEWER)
    try:
        return Manifest.model_validate(told)
    except ValidationError as error:
        raise FileError(Why.WRONG, _where(error)) from None


def _content(raw: bytes) -> Content:
    try:
        return Content.model_validate(_json(raw))
    except ValidationError as error:
        raise FileError(Why.WRONG, _where(error)) from None


def _json(raw: bytes) -> Any:
    """The data, if there is no sign in it that nobody can see."""
    try:
        found = json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError):
        raise FileError(Why.BROKEN) from None
    if any(HIDDEN.search(text) for text in _texts(found)):
        raise FileError(Why.WRONG)
    return found


def _texts(told: Any) -> Iterator[str]:
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict):
        yield from told
        for value in told.values():
            yield from _texts(value)
    elif isinstance(told, list):
        for value in told:
            yield from _texts(value)


def _where(error: ValidationError) -> str:
    """The first word that is wrong; a stranger's word is not repeated at length."""
    return ".".join(str(part) for part in error.errors()[0]["loc"])[:60]
