"""The language a signed-in person has chosen for herself."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from talkoot.people.models import Person

Answer = Callable[[HttpRequest], HttpResponse]


class LanguageOfPerson:
    """Speak the person's language, unless this browser was told another one.

    Browsers without a session are let through unread: a room full of phones costs nothing here.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _may_be_signed_in(request) and isinstance(request.user, Person):
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = request.user.language
        return self.answer(request)


def _may_be_signed_in(request: HttpRequest) -> bool:
    if request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME):
        return False
    return settings.SESSION_COOKIE_NAME in request.COOKIES
