"""Keep addresses that hold a secret out of the server's log: it would tell who came, and when."""

from __future__ import annotations

import logging
import re

SECRET = re.compile(
    r"^/(j|k|i|s|w|trustee|ideas|calendar|clock/feed|invitations|cohorts/letters"
    r"|accounts/password)/.+"
)
TROUBLE = 500


class NoSecrets(logging.Filter):
    """Lets through what went wrong here, without the secret; what was not found is no news."""

    def filter(self, record: logging.LogRecord) -> bool:
        if getattr(record, "status_code", TROUBLE) < TROUBLE:
            return False
        if isinstance(record.args, tuple):
            record.args = tuple(_masked(one) for one in record.args)
        return True


def _masked(told: object) -> object:
    return SECRET.sub(r"/\1/…", told) if isinstance(told, str) else told
