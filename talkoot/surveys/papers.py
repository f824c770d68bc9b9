"""The words of a printed letter, for the page that prints and for the PDF."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from talkoot.ground import pdf
from talkoot.ground.finnish import format_date
from talkoot.ground.texts import reading_language
from talkoot.surveys import letters, personal
from talkoot.surveys.models import Invitee, Survey

TEMPLATE = Path(__file__).parent / "print" / "letters.typ"
SECONDS = 120.0


def letter(survey: Survey, one: Invitee) -> dict[str, Any]:
    """One letter: her name outside, and inside what is asked, in her language, with her code."""
    code = personal.code(survey.pk, one.pk)
    return {
        "name": one.name,
        "unit": survey.unit_named(one.place),
        "title": survey.title,
        "parts": [
            {"language": language, "lines": _lines(survey, language)}
            for language in letters.languages_of(survey, one)
        ],
        "address": f"{settings.ADDRESS}{reverse('surveys:enter')}",
        "code": code,
    }


def _lines(survey: Survey, language: str) -> list[str]:
    with override(language):
        return list(_sentences(survey))


def _sentences(survey: Survey) -> Iterator[str]:
    asks = _("%(house)s asks everybody. It takes a few minutes.")
    first = asks % {"house": survey.organisation.name}
    if survey.closes_on:
        closes = _("The survey closes at the end of %(day)s.")
        first += " " + closes % {"day": format_date(survey.closes_on)}
    yield first
    if survey.mode == Survey.Mode.ANONYMOUS:
        yield _(
            "What you answer is sealed as you send it, and no one can tell it is yours. That you"
            " have answered is noted apart from it, and taken in with others at night."
        )
    else:
        yield _(
            "The survey is confidential: your name is not with your answer, but this server could"
            " read answers until they are counted. That you have answered is noted apart from it,"
            " and taken in with others at night."
        )
    how = _(
        "Look at the code with a phone's camera, or type the address and the code on any device."
    )
    once = _("The code is yours: it is one answer, the first that is sent with it.")
    yield f"{how} {once}"


def drawn(code: str) -> str:
    """The picture of a code's link, as SVG that stands alone."""
    address = f"{settings.ADDRESS}{reverse('surveys:about', args=[code])}"
    written = io.BytesIO()
    code_of_link = segno.make(address, error="m", micro=False)
    code_of_link.save(written, kind="svg", dark="#000", border=2, xmldecl=False)
    return written.getvalue().decode()


def paper(survey: Survey, people: Iterable[Invitee]) -> bytes:
    """All letters as one PDF, a page each."""
    found = [letter(survey, one) for one in people]
    data = {"letters": [one | {"picture": drawn(one["code"])} for one in found]}
    title = f"{survey.title}: {_('Letters to print')}"
    return pdf.make(TEMPLATE, data, title=title, language=reading_language(), seconds=SECONDS)
