"""The trustee's part in following the same people: pseudonyms, tokens, pair ids. Pure.

A pseudonym is HMAC-SHA256 of what the server calls a person, with a key that only the trustee has,
cut to 128 bits. The server is given it sealed once more, each time differently: a token. It puts
the token into the sealed ballot of whoever wishes it, and can read neither. At closing the trustee
opens both and gives back a pair id, which is the same in the next wave, and leads to nobody without
her key. A ballot without a token gets an id drawn by chance, so that all look alike.
`static/surveys/linking.js` does the same in her browser.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from talkoot.surveys.ballots import KEY_BYTES, WrongKeyError, marked

MARK = "talkoot-link-key-1:"
SHORT = 16  # bytes: 128 bits
TOKEN_LETTERS = 76  # of 24 + 16 + 16 bytes
IN_A_BALLOT = 100  # bytes a token takes with its name


def new_key() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


def written(key: bytes) -> str:
    """Return a link key as it is kept in a file."""
    return MARK + base64.b64encode(key).decode()


def read_key(text: str | None) -> bytes:
    """Return the link key of a file, or raise WrongKeyError."""
    key = marked(text, MARK)
    if key is None:
        raise WrongKeyError("This is no link key of Talkoot.")
    return key


def check_word(key: bytes) -> str:
    """What the server keeps to know the same link key again in the next wave."""
    return _mac(key, "check")[:SHORT].hex()


def token(key: bytes, person: str) -> str:
    """Seal somebody's pseudonym; twice the same gives two tokens nobody can match."""
    box = SecretBox(_mac(key, "token"))
    return base64.b64encode(bytes(box.encrypt(_pseudonym(key, person)))).decode()


def tokens(key: bytes, people: Sequence[str]) -> dict[str, str]:
    return {person: token(key, person) for person in people}


def looks_like_token(given: Any) -> bool:
    """Whether it may be kept as one: what is inside nobody here can see."""
    if not isinstance(given, str) or len(given) != TOKEN_LETTERS:
        return False
    try:
        return len(base64.b64decode(given, validate=True)) == 24 + 16 + SHORT
    except ValueError:
        return False


def pair_id(key: bytes, sealed: Any) -> str | None:
    """Return the pair id behind a token, or None where this key did not make it."""
    try:
        raw = base64.b64decode(sealed, validate=True)
        pseudonym = SecretBox(_mac(key, "token")).decrypt(raw)
    except (CryptoError, ValueError, TypeError):
        return None
    return _mac(key, f"pair {pseudonym.hex()}")[:SHORT].hex()


def paired(opened: Sequence[Any], key: bytes | None) -> tuple[list[Any], int, int]:
    """Replace each ballot's token by a pair id; return how many were found, and how many strange.

    Without the key, and where there is no token, the id is drawn by chance; also where one token
    came twice, because one of them is not whose it was.
    """
    ids = [_id_of(one, key) for one in opened]
    times = Counter(ids)
    found = [one if one and times[one] == 1 else None for one in ids]
    strange = sum("link" in one for one in opened) - sum(one is not None for one in found)
    rows = [
        {name: one[name] for name in one if name != "link"} | {"pair": mine or drawn()}
        for one, mine in zip(opened, found, strict=True)
    ]
    return rows, sum(one is not None for one in found), strange


def _id_of(ballot: Mapping[str, Any], key: bytes | None) -> str | None:
    return pair_id(key, ballot["link"]) if key and "link" in ballot else None


def drawn() -> str:
    """An id that leads nowhere."""
    return secrets.token_hex(SHORT)


def is_pair_id(given: Any) -> bool:
    letters = set("0123456789abcdef")
    return isinstance(given, str) and len(given) == 2 * SHORT and letters.issuperset(given)


def _pseudonym(key: bytes, person: str) -> bytes:
    return _mac(key, f"person {person}")[:SHORT]


def _mac(key: bytes, words: str) -> bytes:
    return hmac.new(key, words.encode(), hashlib.sha256).digest()
