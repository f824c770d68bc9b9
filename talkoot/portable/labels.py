"""What the pages of programmes that travel say in words of their own."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from talkoot.portable.differing import How
from talkoot.portable.unpacking import Why
from talkoot.programmes.models import Module

PARTS: dict[str, Any] = {
    "title": _("title"),
    "audience": _("for whom"),
    "days": _("days, counted from the first"),
    "aim": _("what it is for"),
    "body": _("what there is to read"),
    "tasks": _("tasks"),
    "files": _("files"),
    "events": _("workshops and surveys"),
    **{f"audience.{value}": label for value, label in Module.Audience.choices},
}
HOW: dict[How, Any] = {
    How.NEW: _("is new"),
    How.GONE: _("is gone"),
    How.MOVED: _("stands in another place"),
    How.CHANGED: _("says something else"),
}
REFUSED: dict[Why, Any] = {
    Why.EMPTY: _("There is nothing in the file."),
    Why.HUGE: _("The file is too large. A programme may have 500 MB."),
    Why.BROKEN: _("The file is broken or was cut off on its way. Ask for it once more."),
    Why.OTHER: _("This is no programme taken along from Talkoot."),
    Why.NEWER: _("The file comes from a newer Talkoot. Bring this one up to date."),
    Why.BOMB: _("The file swells far beyond its size when it is opened. It was not taken in."),
    Why.PATH: _("There is something in the file that does not belong there. It was not taken in."),
    Why.DIGEST: _("The file was changed after it was made. Ask for it once more."),
    Why.FILE: _("A file in it is not what its name says, or of a kind that we do not take."),
    Why.WRONG: _("One word of the file is not as it should be: %(field)s."),
}
