"""The record of processing activities (GDPR, Article 30), filled from the survey."""

from __future__ import annotations

from django.utils.translation import gettext as _

from talkoot.surveys.documents import facts
from talkoot.surveys.documents.document import Document, Part
from talkoot.surveys.documents.information import linked
from talkoot.surveys.models import Survey


def record(survey: Survey) -> Document:
    return Document(
        title=_("Record of processing (GDPR, Article 30)"),
        house=survey.organisation.name,
        survey=survey.title,
        parts=[
            _who(survey),
            _what(survey),
            Part(_("How long"), rows=facts.kept(survey)),
            _how(survey),
            *linked(survey),
        ],
    )


def _who(survey: Survey) -> Part:
    return Part(
        _("Who is responsible"),
        rows=[
            (_("Controller"), survey.organisation.name),
            (_("Who answers questions about it"), survey.contact),
            (_("Data protection officer"), facts.fill_in("")),
            (_("Processor, where somebody else keeps the server"), facts.fill_in("")),
        ],
    )


def _what(survey: Survey) -> Part:
    return Part(
        _("What is processed, and why"),
        rows=[
            (_("Purpose"), str(survey.questionnaire.purpose)),
            (_("Legal basis"), basis()),
            (_("Whose data"), _("staff of the organisation")),
            (_("Which data"), " ".join(facts.what_is_known(survey))),
            (_("Special categories"), _("Questions about illness and diagnoses are refused.")),
            (_("Who receives it"), facts.who_sees(survey)),
            (_("Outside the EU"), _("Nothing is sent anywhere by the program.")),
        ],
    )


def basis() -> str:
    return _(
        "The employer's duty to look after well-being at work, or a task in the public interest"
        " (Article 6(1)(c) or (e)), and not consent. Only what is directly necessary for the"
        " employment is asked (Act 759/2004)."
    )


def _how(survey: Survey) -> Part:
    return Part(
        _("How it is protected"),
        rows=[(_("Who keeps the key"), facts.who_keeps_the_key(survey))],
        lines=[
            _("Answers are sealed as they arrive, all of one length, and opened shuffled."),
            _("Who has answered is noted apart from the answers, and in no order."),
            _("Figures are sums of whole groups, and are attacked before they are published."),
            _("Addresses, devices and times of those who answer are not logged."),
            _("What was erased is scrubbed from the files of the database."),
        ],
    )
