"""The way back of opened ballots: sealed to this server, so that whoever carries them reads none.

The key follows from the installation's own secret and the survey: nothing of it is stored.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.conf import settings

from talkoot.surveys import ballots

PURPOSE = b"talkoot return 1"


def address(survey_id: UUID) -> str:
    """The public half of today's key, which goes to the trustee along with the box."""
    _private, public = ballots.key_from(next(_seeds(survey_id)))
    return base64.b64encode(public).decode()


def read(survey_id: UUID, sealed: str) -> Any:
    """Return what the trustee gave back, or raise WrongKeyError."""
    box = base64.b64decode(sealed, validate=True)
    for seed in _seeds(survey_id):
        private, _public = ballots.key_from(seed)
        try:
            return ballots.unseal(box, private)
        except ballots.WrongKeyError:
            continue
    raise ballots.WrongKeyError("This was sealed to another survey, or another server.")


def _seeds(survey_id: UUID) -> Iterator[bytes]:
    for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        words = f"{key}:{survey_id}".encode()
        yield hashlib.blake2b(words, digest_size=32, person=PURPOSE).digest()
