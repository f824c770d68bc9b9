"""Calendar letters of a sparring, to its booker and its coach, and to nobody else."""

from __future__ import annotations

import logging
from dataclasses import replace
from email.utils import parseaddr
from functools import partial
from smtplib import SMTPException

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from talkoot.ground import calendar
from talkoot.ground.calendar import Event, Who
from talkoot.people.models import Membership, Person, Role
from talkoot.programmes import sparring
from talkoot.programmes.models import SparringBooking

logger = logging.getLogger(__name__)


def tell(booking: SparringBooking, *to: Person, off: bool = False) -> None:
    """Write once what was changed is safely kept, of the time as it stands now."""
    house = booking.time.module.programme.house
    for person in to:
        if person.email and person.is_active and _is_here(person, house.pk):
            with override(person.language):
                event = sparring.event(booking, cancelled=off)
            if off:  # it is gone from here, so its end has the number after its last
                event = replace(event, sequence=booking.sequence + 1)
            transaction.on_commit(partial(_send, event, person, house.name))


def _is_here(person: Person, house: int) -> bool:
    works = Membership.objects.filter(person=person, organisation=house, left_on=None)
    return works.exists() or Role.objects.filter(person=person, organisation=house).exists()


def _send(event: Event, person: Person, house: str) -> None:
    with override(person.language):
        again = event.sequence > 0
        body = render_to_string(
            "programmes/sparring_letter.txt", {"event": event, "house": house, "again": again}
        )
        sender = Who(parseaddr(settings.DEFAULT_FROM_EMAIL)[1], house)
        try:
            calendar.send(_subject(event), body, event, sender, Who(str(person.email)))
        except (OSError, SMTPException):
            logger.warning("a calendar letter of a sparring could not be sent")


def _subject(event: Event) -> str:
    if event.cancelled:
        return _("Called off: %(title)s") % {"title": event.title}
    return (_("Moved: %(title)s") if event.sequence else "%(title)s") % {"title": event.title}
