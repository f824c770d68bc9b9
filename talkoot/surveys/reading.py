"""From the text of a questionnaire file to a questionnaire, or to sentences about its mistakes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from pydantic import ValidationError

from talkoot.ground.texts import Texts
from talkoot.methods import mistakes
from talkoot.methods.mistakes import Mistake
from talkoot.methods.reading import MethodError, decode, every_text, words_of
from talkoot.surveys import rotating
from talkoot.surveys.questionnaire import Questionnaire

# Illness, diagnosis, medicine and symptoms are not the employer's to ask (759/2004, section 5).
# Nurses, hospitals and medical transport are work, and are left in peace.
HEALTH = re.compile(
    r"""\b(
        \w*diagnoo\w* | \w*sairau\w* | sairaana | sairas(?!kulje|huone)\w*
      | lääkity\w* | lääkkei\w* | lääkettä | masennu\w* | masentu\w*
      | \w*oirei\w* | \w*oire | \w*uupumu\w* | unettomu\w* | terveydentil\w*
      | mielenterve(?!ys(?:palvelu|työ|hoita))\w* | raska(?:us\w*|ana)
      | diagnos\w* | \w*sjukdom\w* | sjuk | sjuk(?:skriv|frånv|led|dag)\w*
      | medicin(?:er|en|ering)?\w{0,2} | läkemed\w* | depression\w* | deprim\w* | symp?tom\w*
      | utbränd\w* | utmattning\w* | sömnlös\w* | hälsotillstånd\w* | psykisk\w*\so?hälsa
      | gravid\w*
      | illness\w* | ill(?!-|\sof) | sick(?:ness)? | disease\w* | medicines? | medication\w*
      | depress\w* | burn-?out | insomnia | state\sof\shealth | mental\shealth | pregnan\w*
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)


class QuestionnaireError(ValueError):
    """A questionnaire that cannot be used, and why."""

    def __init__(self, found: list[Mistake]) -> None:
        self.mistakes = found
        self.sentences = [one.sentence for one in found]
        super().__init__("\n".join(self.sentences))


def read_file(raw: bytes) -> Questionnaire:
    """Return the questionnaire of a file's bytes, or raise QuestionnaireError."""
    try:
        return read(decode(raw))
    except MethodError as error:
        raise QuestionnaireError(error.mistakes) from None


def read(source: str) -> Questionnaire:
    """Return the questionnaire, or raise QuestionnaireError with everything that is wrong."""
    try:
        words = words_of(source)
    except MethodError as error:
        raise QuestionnaireError(error.mistakes) from None
    try:
        asked = Questionnaire.model_validate(words)
    except ValidationError as error:
        raise QuestionnaireError(mistakes.mistakes(error, words, source)) from None
    problems = [*_untranslated(asked), *_about_health(asked)]
    problems += [mistakes.whole(one) for one in rotating.problems(asked)]
    if problems:
        raise QuestionnaireError(problems)
    return asked


def check(source: str) -> list[Mistake]:
    """What keeps a text from being used as a questionnaire."""
    try:
        read(source)
    except QuestionnaireError as error:
        return error.mistakes
    return []


def _untranslated(asked: Questionnaire) -> Iterator[Mistake]:
    """Every text is in the languages of the title."""
    promised = {language for language in Texts.model_fields if getattr(asked.title, language)}
    for place, texts in every_text(asked):
        missing = sorted(promised & set(texts.missing))
        if missing:
            told = _("%(place)s: the text is missing in %(languages)s.") % {
                "place": _named(asked, place),
                "languages": ", ".join(missing),
            }
            yield Mistake(place, told, told)


def _about_health(asked: Questionnaire) -> Iterator[Mistake]:
    for place, texts in every_text(asked):
        if place[0] not in ("items", "statements", "comments", "background"):
            continue
        for text in (texts.fi, texts.sv, texts.en):
            if found := HEALTH.search(text):
                told = _(
                    "%(place)s asks about health (“%(word)s”). An employer may not: the law on"
                    " privacy in working life leaves that to occupational health care."
                ) % {"place": _named(asked, place), "word": found.group(0)}
                yield Mistake(place, told, told)
                break


def _named(asked: Questionnaire, place: tuple[str | int, ...]) -> str:
    """Say a place by the id of its part: “items ps1 text”."""
    if len(place) > 1 and isinstance(place[1], int):
        part = getattr(asked, str(place[0]))[place[1]]
        return " ".join([str(place[0]), part.id, *map(str, place[2:])])
    return " ".join(map(str, place))
