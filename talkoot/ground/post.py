"""Send a letter, and know what the post says of one that it does not take."""

from __future__ import annotations

from collections.abc import Callable
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


def is_taken(send: Callable[[], object]) -> bool:
    """Send one letter of a row, and say whether it was taken.

    One that is refused for good is let be, and the row goes on. When the post does not answer,
    that is raised: nobody's letter is taken now, and whoever sends keeps them for later.
    """
    try:
        send()
    except SMTPException as error:
        if not is_refused(error):
            raise
        return False
    return True
