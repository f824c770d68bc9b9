"""Ballots: sealed to a key whose other half is not here, and all of one length. Pure.

A ballot is canonical JSON, padded to the survey's bucket and put in a libsodium sealed box
(X25519, XSalsa20-Poly1305). Whoever has the database has nothing without the trustee's key.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from random import SystemRandom
from typing import Any

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

BUCKETS = (2048, 8192, 32768)  # bytes: one for a whole survey, so that no length tells anything
KEY_BYTES = 32
MARK = "talkoot-survey-key-1:"


class TooLongError(ValueError):
    """More was written than a ballot of this survey holds."""


class WrongKeyError(ValueError):
    """A key that does not open these ballots, or no key at all."""


def bucket(longest: int) -> int:
    """Return the length of a survey's ballots, where an answer has at most `longest` bytes."""
    fitting = [size for size in BUCKETS if longest <= size]
    if not fitting:
        raise TooLongError(f"{longest} bytes do not fit the largest ballot, {BUCKETS[-1]}.")
    return fitting[0]


def seal(answer: Any, public: bytes, size: int) -> bytes:
    """Return the sealed ballot: `size` bytes and the box's own 48, whatever was answered."""
    plain = json.dumps(answer, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    if len(plain) > size:
        raise TooLongError(f"{len(plain)} bytes do not fit a ballot of {size}.")
    return bytes(SealedBox(PublicKey(public)).encrypt(plain.ljust(size)))


def unseal(sealed: bytes, private: bytes) -> Any:
    """Return what was answered, or raise WrongKeyError."""
    try:
        return json.loads(SealedBox(PrivateKey(private)).decrypt(sealed))
    except (CryptoError, ValueError):
        raise WrongKeyError("The key does not open this ballot.") from None


def tally(ballots: Iterable[bytes], private: bytes) -> list[Any]:
    """Open all ballots, and lay them in an order drawn by chance: none is where it came."""
    opened = [unseal(one, private) for one in ballots]
    SystemRandom().shuffle(opened)
    return opened


def give_back(opened: Any, public: bytes) -> bytes:
    """Seal opened ballots to the server that counts them: nobody reads them on their way."""
    plain = json.dumps(opened, ensure_ascii=False, separators=(",", ":")).encode()
    return bytes(SealedBox(PublicKey(public)).encrypt(plain))


def key_from(seed: bytes) -> tuple[bytes, bytes]:
    """Return the (private, public) pair that follows from 32 secret bytes."""
    private = PrivateKey.from_seed(seed)
    return bytes(private), bytes(private.public_key)


def new_key() -> tuple[bytes, bytes]:
    """Return a fresh (private, public) pair."""
    private = PrivateKey.generate()
    return bytes(private), bytes(private.public_key)


def written(private: bytes) -> str:
    """Return a private key as it is kept in a file, known again by its first word."""
    return MARK + base64.b64encode(private).decode()


def read_key(text: str | None) -> bytes:
    """Return the private key of a key file, or raise WrongKeyError."""
    key = marked(text, MARK)
    if key is None:
        raise WrongKeyError("This is no key file of a Talkoot survey.")
    return key


def marked(text: str | None, mark: str) -> bytes | None:
    """Return the key that follows its mark, or nothing where it is another file."""
    words = (text or "").strip()
    try:
        key = base64.b64decode(words.removeprefix(mark), validate=True)
    except ValueError:
        return None
    return key if words.startswith(mark) and len(key) == KEY_BYTES else None


def public_of(private: bytes) -> bytes:
    return bytes(PrivateKey(private).public_key)
