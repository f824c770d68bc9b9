"""Letters to people."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from talkoot.people.models import Invitation, Person


def send_invitation(invitation: Invitation, address: str) -> None:
    """Write in the receiver's language, or in all of the house's while we do not know it."""
    known = Person.objects.filter(email=invitation.email).first()
    languages = [known.language] if known else invitation.organisation.languages or ["fi"]
    written = list(_written(invitation, address, languages))
    send_mail(
        subject=" / ".join(subject for subject, _body in written),
        message="\n\n– – –\n\n".join(body for _subject, body in written),
        from_email=None,
        recipient_list=[invitation.email],
    )


def _written(
    invitation: Invitation, address: str, languages: list[str]
) -> Iterator[tuple[str, str]]:
    for language in languages:
        with override(language):
            subject = _("Invitation to %(name)s") % {"name": invitation.organisation.name}
            context = {"invitation": invitation, "address": address}
            yield " ".join(subject.split()), render_to_string("people/invitation.txt", context)
