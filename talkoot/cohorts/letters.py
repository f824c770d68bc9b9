"""Letters about a peer group. A mailbox at work may be read by others: they name nothing."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from talkoot.cohorts.models import Letter, Member
from talkoot.ground.finnish import format_date
from talkoot.people.models import Person

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


def remind(member: Member) -> None:
    """Tell a member, alone, that there is still time to take her own things along."""
    with override(member.person.language):
        context = {"day": format_date(member.cohort.erase_on), "address": settings.ADDRESS}
        send_mail(
            subject=_("Something of yours in Talkoot is erased soon"),
            message=render_to_string("cohorts/reminder.txt", context),
            from_email=None,
            recipient_list=[str(member.person.email)],
        )
