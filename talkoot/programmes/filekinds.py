"""What a file is, told from its bytes and never from its name. Pure."""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass
from enum import Enum
from typing import IO

MEGABYTE = 1024 * 1024
HEAD = 4096
MOST_PARTS = 5000  # of an office file
MOST_UNPACKED = 1000 * MEGABYTE


class Refused(Enum):
    EMPTY = "empty"
    UNKNOWN = "unknown"
    LARGE = "large"
    MACROS = "macros"


class RefusedError(Exception):
    def __init__(self, why: Refused) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file that we take: how it is named, announced, and how large it may be."""

    ending: str
    content_type: str
    most: int = 25 * MEGABYTE

    @property
    def is_video(self) -> bool:
        return self.content_type.startswith("video/")

    @property
    def is_heard(self) -> bool:
        return self.content_type.startswith(("video/", "audio/"))


OFFICE = "application/vnd.openxmlformats-officedocument."
KINDS = {
    kind.ending: kind
    for kind in (
        FileKind("pdf", "application/pdf"),
        FileKind("png", "image/png"),
        FileKind("jpg", "image/jpeg"),
        FileKind("txt", "text/plain; charset=utf-8", MEGABYTE),
        FileKind("docx", OFFICE + "wordprocessingml.document"),
        FileKind("pptx", OFFICE + "presentationml.presentation", 60 * MEGABYTE),
        FileKind("xlsx", OFFICE + "spreadsheetml.sheet"),
        FileKind("odt", "application/vnd.oasis.opendocument.text"),
        FileKind("odp", "application/vnd.oasis.opendocument.presentation", 60 * MEGABYTE),
        FileKind("mp3", "audio/mpeg", 60 * MEGABYTE),
        FileKind("mp4", "video/mp4", 400 * MEGABYTE),
        FileKind("webm", "video/webm", 400 * MEGABYTE),
    )
}
BEGINNINGS = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"ID3", "mp3"),
    (b"\x1aE\xdf\xa3", "webm"),
)
MAIN_PARTS = {
    "word/document.xml": "docx",
    "ppt/presentation.xml": "pptx",
    "xl/workbook.xml": "xlsx",
}
LARGEST = max(kind.most for kind in KINDS.values())


def kind_of(file: IO[bytes], size: int) -> FileKind:
    """Tell what a file is, or refuse it. The file is left at its beginning."""
    if not size:
        raise RefusedError(Refused.EMPTY)
    if size > LARGEST:
        raise RefusedError(Refused.LARGE)
    file.seek(0)
    head = file.read(HEAD)
    kind = KINDS.get(_ending(head, file, size))
    file.seek(0)
    if kind is None:
        raise RefusedError(Refused.UNKNOWN)
    if size > kind.most:
        raise RefusedError(Refused.LARGE)
    return kind


def _ending(head: bytes, file: IO[bytes], size: int) -> str:
    for beginning, ending in BEGINNINGS:
        if head.startswith(beginning):
            return ending
    if head[4:8] == b"ftyp":
        return "mp4"
    if head[:2] in (b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"):
        return "mp3"
    if head.startswith(b"PK\x03\x04"):
        return _office(file)
    return "txt" if size <= KINDS["txt"].most and _is_text(file) else ""


def _is_text(file: IO[bytes]) -> bool:
    file.seek(0)
    body = file.read(KINDS["txt"].most)
    if b"\0" in body:
        return False
    try:
        body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return b"<script" not in body.lower() and b"<html" not in body.lower()


# What zipfile says of a file that is cut, damaged, locked, or packed in a way it does not know.
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError)


def _office(file: IO[bytes]) -> str:
    """Look at the list of parts only: nothing is unpacked, so nothing can be made to swell."""
    try:
        with zipfile.ZipFile(file) as packed:
            parts = packed.infolist()
            names = {part.filename for part in parts}
            mimetype = b""
            if "mimetype" in names and packed.getinfo("mimetype").file_size < 100:
                mimetype = packed.read("mimetype")
    except BROKEN:
        return ""
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise RefusedError(Refused.LARGE)
    if any("vbaproject" in name.lower() or name.startswith("Basic/") for name in names):
        raise RefusedError(Refused.MACROS)
    for kind in (KINDS["odt"], KINDS["odp"]):
        if mimetype == kind.content_type.encode():
            return kind.ending
    return next((ending for part, ending in MAIN_PARTS.items() if part in names), "")
