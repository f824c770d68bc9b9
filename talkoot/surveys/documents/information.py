"""What a respondent reads before the first question, as a paper to print and put up."""

from __future__ import annotations

from django.utils.translation import gettext as _

from talkoot.surveys.documents import facts
from talkoot.surveys.documents.document import Document, Part
from talkoot.surveys.models import Survey


def information(survey: Survey) -> Document:
    return Document(
        title=_("For those who are asked"),
        house=survey.organisation.name,
        survey=survey.title,
        parts=[_in_short(survey), _rest(survey), *linked(survey), _limits(survey)],
    )


def _in_short(survey: Survey) -> Part:
    if facts.is_anonymous(survey):
        promise = _("Nobody can tell who answered what. The answers are anonymous.")
    else:
        promise = _("This survey is confidential, not anonymous.")
    return Part(
        _("In short"),
        lines=[
            promise,
            *_of_the_linked(survey),
            str(survey.questionnaire.purpose),
            _("Answering is voluntary, and any question may be left out."),
            _("What has been sent can be neither changed nor taken back: it cannot be found."),
        ],
    )


def _of_the_linked(survey: Survey) -> list[str]:
    """The promise is another one for those who choose to be followed."""
    words = _("That is so unless you choose to be followed; then there is a limit, told below.")
    return [words] if facts.is_linked(survey) else []


def _rest(survey: Survey) -> Part:
    rows = [
        (_("Who asks"), survey.organisation.name),
        (_("What is known of you"), " ".join(facts.what_is_known(survey))),
        (_("Who keeps the key"), facts.who_keeps_the_key(survey)),
        (_("Who sees the results"), facts.who_sees(survey)),
        (_("Answers are asked for until"), facts.day(survey, "closes_on")),
        (_("Handled in the cooperation procedure on"), facts.day(survey, "handled_on")),
        (_("Questions about it"), survey.contact),
    ]
    return Part(_("Who, what and how long"), rows=[*rows, *facts.kept(survey)])


def linked(survey: Survey) -> list[Part]:
    """How waves are linked, where they are."""
    lines = list(facts.linking(survey))
    return [Part(_("The same people from wave to wave"), lines=lines)] if lines else []


def _limits(survey: Survey) -> Part:
    return Part(_("What this does not protect against"), lines=facts.limits(survey))
