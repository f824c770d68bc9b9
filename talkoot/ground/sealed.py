"""Keep words sealed in the database: its files, journals and backups hold nothing one can read."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db import models
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

BUCKETS = (256, 1024, 4096)  # bytes: the length of what is sealed tells only which of these it fits
PURPOSE = b"talkoot sealed 1"
IN_TEXT = "talkoot-sealed:"  # how a dump of the database writes it


class SealBrokenError(ValueError):
    """Sealed under a key that this installation no longer has."""

    def __init__(self) -> None:
        super().__init__("This was sealed under another TALKOOT_SECRET_KEY.")


def seal(value: Any) -> bytes:
    """Return `value` as bytes that tell nothing without the installation's key."""
    plain = json.dumps(value, ensure_ascii=False).encode()
    size = next((bucket for bucket in BUCKETS if len(plain) <= bucket), len(plain))
    return bytes(next(_boxes()).encrypt(plain.ljust(size)))


def unseal(sealed: bytes) -> Any:
    """Return what was sealed, under the key of today or one that came before."""
    for box in _boxes():
        try:
            return json.loads(box.decrypt(sealed))
        except CryptoError:
            continue
    raise SealBrokenError


def _boxes() -> Iterator[SecretBox]:
    for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        yield SecretBox(hashlib.blake2b(key.encode(), digest_size=32, person=PURPOSE).digest())


class SealedField(models.Field):  # type: ignore[type-arg]
    """JSON that is sealed on its way into the database. It can be read, but not searched."""

    def get_internal_type(self) -> str:
        return "BinaryField"

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        return None if value is None else connection.Database.Binary(seal(value))

    def from_db_value(self, value: Any, _expression: Any, _connection: Any) -> Any:
        return None if value is None else unseal(bytes(value))

    def value_to_string(self, obj: models.Model) -> str:
        """A dump holds it sealed, as the database does."""
        return IN_TEXT + base64.b64encode(seal(self.value_from_object(obj))).decode()

    def to_python(self, value: Any) -> Any:
        if not (isinstance(value, str) and value.startswith(IN_TEXT)):
            return value
        return unseal(base64.b64decode(value.removeprefix(IN_TEXT)))
