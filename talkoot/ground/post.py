"""What the post says of a letter that it does not take."""

from __future__ import annotations

from smtplib import (
    SMTPDataError,
    SMTPException,
    SMTPNotSupportedError,
    SMTPRecipientsRefused,
)

FOR_GOOD = 500  # codes from here on say: not now and not later


def is_refused(error: SMTPException) -> bool:
    """Whether it is this one letter that is not taken, today or tomorrow: others may be.

    Whoever sends letters in a row must go on after such a one, or nobody behind it gets hers.
    """
    if isinstance(error, SMTPDataError):
        return error.smtp_code >= FOR_GOOD
    return isinstance(error, SMTPRecipientsRefused | SMTPNotSupportedError)
