"""What does not fit in a plan of modules, in words."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talkoot.programmes.breaks import Break, Kind

SAID: dict[Kind, Promise] = {
    Kind.OUTSIDE: _("%(title)s reaches outside the days of the programme."),
    Kind.PAST: _("The days of %(title)s have passed, and nothing in it was held."),
    Kind.LOOSE: _("%(other)s is outside the days of its module, %(title)s."),
    Kind.MISSED: _("The time of %(other)s has passed, and it was not held (%(title)s)."),
    Kind.OVERLAP: _("%(title)s and %(other)s fall on the same days for the same people."),
    Kind.ORDER: _("%(title)s begins before %(other)s, which stands above it."),
    Kind.GONE: _("%(other)s no longer works here: %(title)s needs a new owner."),
}


def say(one: Break) -> str:
    return str(SAID[one.kind]) % {"title": one.title, "other": one.other}
