"""What is written to somebody who is asked: plain text, with her own link, and nothing that spies.

No letter names what was answered, and none loads a picture that would tell it was read.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.core.mail import send_mail
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from talkoot.ground import gateway
from talkoot.ground.finnish import format_date
from talkoot.ground.texts import LANGUAGES
from talkoot.surveys import personal
from talkoot.surveys.models import Invitee, Survey


@dataclass(frozen=True, slots=True)
class Words:
    """What a letter is made of."""

    survey: Survey
    code: str
    again: bool = False

    def address(self, language: str) -> str:
        path = reverse("surveys:about", args=[self.code])
        return f"{settings.ADDRESS}{path}?language={language}"


def words_for(survey: Survey, invitee: Invitee, *, again: bool = False) -> Words:
    return Words(survey, personal.code(survey.pk, invitee.pk), again)


def languages_of(survey: Survey, invitee: Invitee) -> list[str]:
    """Her own language; while we do not know it, those of the house."""
    if invitee.language:
        return [invitee.language]
    return [one for one in survey.organisation.languages if one in LANGUAGES] or ["fi"]


def send_email(
    survey: Survey, invitee: Invitee, *, again: bool, post: BaseEmailBackend | None = None
) -> None:
    words = words_for(survey, invitee, again=again)
    parts = [_email_in(words, language) for language in languages_of(survey, invitee)]
    send_mail(
        subject=" / ".join(dict.fromkeys(subject for subject, _body in parts)),
        message="\n\n– – –\n\n".join(body for _subject, body in parts),
        from_email=None,
        recipient_list=[invitee.email],
        connection=post,
    )


def _email_in(words: Words, language: str) -> tuple[str, str]:
    with override(language):
        said = _("Still open: %(title)s") if words.again else "%(title)s"
        subject = said % {"title": words.survey.title}
        context = {
            "survey": words.survey,
            "again": words.again,
            "address": words.address(language),
            "code": words.code,
            "anonymous": words.survey.mode == Survey.Mode.ANONYMOUS,
        }
        return " ".join(subject.split()), render_to_string("surveys/letter.txt", context)


def text_message(survey: Survey, invitee: Invitee, *, again: bool) -> str:
    """Short, in one language: a message costs by its length."""
    language = languages_of(survey, invitee)[0]
    words = words_for(survey, invitee, again=again)
    with override(language):
        said = (
            _("%(title)s (%(house)s) is still open. Answer in a few minutes: %(address)s")
            if again
            else _("%(title)s (%(house)s). Answer in a few minutes: %(address)s")
        )
        text = said % {
            "title": survey.title,
            "house": survey.organisation.name,
            "address": words.address(language),
        }
        if survey.closes_on:
            text += " " + _("Until %(day)s.") % {"day": format_date(survey.closes_on)}
        return text


def send_text(survey: Survey, invitee: Invitee, to: gateway.Gateway, *, again: bool) -> None:
    gateway.send(to, invitee.phone, text_message(survey, invitee, again=again))
