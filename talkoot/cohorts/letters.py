"""Letters about a peer group. A mailbox at work may be read by others: they name nothing."""

from __future__ import annotations

import logging

from django.conf import settings
from django.core.mail import get_connection, send_mail
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from talkoot.cohorts.models import Cohort, Letter, Member
from talkoot.ground.finnish import format_date
from talkoot.people.models import Person

logger = logging.getLogger(__name__)
LANGUAGES = ("fi", "sv", "en")


def send_letter(letter: Letter, token: str) -> None:
    """In the receiver's language, or in all of them while we do not know it."""
    known = Person.objects.filter(email=letter.email).first()
    address = settings.ADDRESS + reverse("cohorts:letter", args=[token])
    written = []
    for language in [known.language] if known else LANGUAGES:
        with override(language):
            body = render_to_string("cohorts/letter.txt", {"address": address})
            written.append((_("An invitation in Talkoot"), body))
    send_mail(
        subject=" / ".join(subject for subject, _body in written),
        message="\n\n– – –\n\n".join(body for _subject, body in written),
        from_email=None,
        recipient_list=[letter.email],
    )


def remind(cohort: Cohort) -> None:
    """Tell each member, alone, that there is still time to take her own things along.

    When the post does not answer at all nobody is told, and it is tried again; an address that it
    refuses keeps no letter from the others.
    """
    with get_connection() as post:
        for member in cohort.members.select_related("person").exclude(person__email=None):
            try:
                _remind_one(cohort, member, post)
            except OSError:  # also what the post says: its errors are of this kind
                logger.warning("A reminder of a peer group could not be sent to one address.")


def _remind_one(cohort: Cohort, member: Member, post: BaseEmailBackend) -> None:
    with override(member.person.language):
        context = {"day": format_date(cohort.erase_on), "address": settings.ADDRESS}
        send_mail(
            subject=_("Something of yours in Talkoot is erased soon"),
            message=render_to_string("cohorts/reminder.txt", context),
            from_email=None,
            recipient_list=[str(member.person.email)],
            connection=post,
        )
