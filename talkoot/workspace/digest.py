"""One letter a person and week, on Monday morning, with all that is due; nothing due, no letter.

Whoever has more to say adds a function to `SOURCES`; nobody sends reminders beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from talkoot.ground.post import is_taken
from talkoot.people.models import Person
from talkoot.practice.due import Due
from talkoot.practice.models import Digest

SOURCES = (
    "talkoot.practice.due.commitments",
    "talkoot.practice.due.models",
    "talkoot.practice.clock.due.lines",
    "talkoot.workspace.papers.lines",
)
MORNING = 6
AT_ONCE = 25  # people looked at in one round of the worker
MOST_LINES = 20

Source = Callable[[Person, date], Iterable[Due]]


def send_due() -> int:
    """Write to some of those who have not been looked at this week; say how many letters went."""
    now = timezone.localtime()
    monday = now.date() - timedelta(days=now.weekday())
    if now.date() == monday and now.hour < MORNING:
        return 0
    return sum(_write(person, monday, now.date()) for person in waiting(monday)[:AT_ONCE])


def waiting(monday: date) -> QuerySet[Person]:
    """Who could be written to, and has not been looked at this week."""
    able = Person.objects.filter(is_active=True, roles__isnull=False).exclude(email=None)
    return able.exclude(digest__week=monday).distinct().order_by("pk")


def _write(person: Person, monday: date, today: date) -> bool:
    """Spend the week's letter before it is written; when post fails, it is given back.

    The post may be slow, and on SQLite one who writes holds the whole database: so nothing is
    held while a letter is on its way.
    """
    if not _spend(person, monday):
        return False
    with override(person.language):
        lines = gathered(person, today)
        try:
            return bool(lines) and _send(person, lines)
        except Exception:
            Digest.objects.filter(person=person).update(week=None)
            raise


@transaction.atomic
def _spend(person: Person, monday: date) -> bool:
    """Note that she has been looked at this week; say whether she may be written to."""
    known, _new = Digest.objects.select_for_update().get_or_create(person=person)
    if known.week == monday:
        return False
    known.week = monday
    known.save(update_fields=["week"])
    return not known.off


def gathered(person: Person, today: date) -> list[Due]:
    """Everything that is due for her, the soonest first."""
    sources: list[Source] = [import_string(name) for name in SOURCES]
    lines = [line for source in sources for line in source(person, today)]
    return sorted(lines, key=lambda line: (line.on is None, line.on or date.max, line.text))


def _send(person: Person, lines: list[Due]) -> bool:
    """An address that is refused is not tried again until next week."""
    context = {
        "lines": lines[:MOST_LINES],
        "more": max(0, len(lines) - MOST_LINES),
        "site": settings.ADDRESS,
        "off": reverse("workspace:letters"),
    }
    body = render_to_string("workspace/digest.txt", context)
    to = [str(person.email)]
    return is_taken(lambda: send_mail(_("This week in Talkoot"), body, None, to))


def turn(person: Person, *, off: bool) -> None:
    """Want the letters, or none."""
    Digest.objects.update_or_create(person=person, defaults={"off": off})
