"""Names, codes and secrets that people type, scan or keep."""

from __future__ import annotations

import hashlib
import hmac
import secrets

from django.conf import settings

# No 0/O, 1/I/L, U/V: a return code is read aloud and written on paper.
RETURN_ALPHABET = "ABCDEFGHJKMNPQRSTWXYZ23456789"


def join_code() -> str:
    """Return eight digits for the wall, without a leading zero."""
    return str(secrets.randbelow(90_000_000) + 10_000_000)


def spaced(code: str) -> str:
    """Show `48291357` as `4829 1357`."""
    return f"{code[:4]} {code[4:]}"


def secret() -> str:
    """Return 128 random bits, fit for an address."""
    return secrets.token_urlsafe(16)


def return_code(token: str) -> str:
    """Return eight letters and digits that are hard to mistake, always the same for a token."""
    letters = bytes.fromhex(digest(token, purpose="return code"))[:8]
    return "".join(RETURN_ALPHABET[letter % len(RETURN_ALPHABET)] for letter in letters)


def digest(value: str, *, purpose: str) -> str:
    """Return what we store in place of a secret: an HMAC under the installation's key."""
    key = f"{purpose}:{settings.SECRET_KEY}".encode()
    return hmac.new(key, value.encode(), hashlib.sha256).hexdigest()
