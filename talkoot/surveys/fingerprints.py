"""The fingerprint of a public key: sixteen letters that people can read to one another. Pure.

The same is worked out in the trustee's browser (static/surveys/trustee.js).
"""

from __future__ import annotations

import base64
import hashlib

BYTES = 10  # 80 bits: nobody finds another key with the same fingerprint


def fingerprint(public: str) -> str:
    """Return `K7QX MN34 ABCD EFGH` for the public half of a key; nothing where there is none."""
    if not public:
        return ""
    words = hashlib.sha512(f"talkoot key {public.strip()}".encode()).digest()[:BYTES]
    letters = base64.b32encode(words).decode()
    return " ".join(letters[start : start + 4] for start in range(0, len(letters), 4))
