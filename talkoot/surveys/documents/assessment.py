"""A data protection impact assessment: what the program knows is written, the rest has a line."""

from __future__ import annotations

from django.utils.translation import gettext as _

from talkoot.surveys.documents import facts
from talkoot.surveys.documents.document import Document, Part
from talkoot.surveys.documents.information import linked
from talkoot.surveys.documents.record import basis
from talkoot.surveys.models import Survey


def assessment(survey: Survey) -> Document:
    return Document(
        title=_("Data protection impact assessment"),
        house=survey.organisation.name,
        survey=survey.title,
        parts=[
            _described(survey),
            _needed(survey),
            _shown(survey),
            _sent(survey),
            *linked(survey),
            _risks(survey),
            Part(_("What remains"), lines=facts.limits(survey)),
            _decided(),
        ],
    )


def _described(survey: Survey) -> Part:
    asked = survey.questionnaire
    size = _("%(items)d questions and %(comments)d open ones")
    return Part(
        _("What is done"),
        rows=[
            (_("Purpose"), str(asked.purpose)),
            (_("Questionnaire"), str(asked.title)),
            (
                _("How much is asked"),
                size % {"items": len(asked.items), "comments": len(asked.comments)},
            ),
            (_("Which data"), " ".join(facts.what_is_known(survey))),
            (_("Who sees the results"), facts.who_sees(survey)),
            (_("Who keeps the key"), facts.who_keeps_the_key(survey)),
            *facts.kept(survey),
        ],
    )


def _needed(survey: Survey) -> Part:
    return Part(
        _("Is it necessary, and in proportion?"),
        lines=[basis(), _("Health is not asked about; answering is voluntary.")],
        rows=[
            (_("Handled in the cooperation procedure on"), facts.day(survey, "handled_on")),
            (_("What the staff's representatives said"), facts.fill_in("")),
            (_("Why this cannot be learned with less data"), facts.fill_in("")),
        ],
    )


def _shown(survey: Survey) -> Part:
    """PRIVACY.md, part 1, in words."""
    least = _("Every figure is a sum of whole groups of at least %(k)d people.")
    return Part(
        _("What is shown, and how single people stay hidden"),
        lines=[
            least % {"k": survey.k},
            _("Groups follow from how many answered, never from what they answered."),
            _("The tree of units is frozen at opening, and results are published once."),
            _("Two ways of dividing are shown together only if no difference tells of few."),
            _("Where all in a group answered alike, one answer is moved by one step."),
            _("Full distributions and comments are told from ten answers on."),
            _("How many answered is told by group too."),
            _("A program of its own attacks the figures; if it succeeds, nothing is published."),
        ],
    )


def _sent(survey: Survey) -> Part:
    """PRIVACY.md, part 2, in words."""
    lines = [
        _("An answer is sealed to a public key as it arrives. No name, time or order is with it."),
        _("That a code was used is written in another transaction, as a digest."),
        _("At closing the box is opened, shuffled, and laid by group; box and codes are erased."),
        _("Answers cannot be changed afterwards, since nobody can find them."),
    ]
    if facts.has_roster(survey):
        lines.append(_("Who has answered is taken into the list at night, at least five at once."))
    return Part(_("How an answer is kept apart from its writer"), lines=lines)


def _risks(survey: Survey) -> Part:
    key = (
        _("the key lies with the trustee, and the survey ends without results if it is lost")
        if facts.is_anonymous(survey)
        else _("the server keeps the key; people are told that it is confidential only")
    )
    return Part(
        _("Risks"),
        head=[_("Risk"), _("What is done about it"), _("Likelihood and harm, as you judge it")],
        table=[[risk, done, "____"] for risk, done in _known_risks(key) + _when_linked(survey)],
    )


def _known_risks(key: str) -> list[tuple[str, str]]:
    return [
        (_("Somebody is recognised from figures"), _("groups; figures are attacked first")),
        (_("The database is stolen or looked into"), key),
        (_("Somebody is known by her own words"), _("a warning, ten writers, hiding of names")),
        (_("People feel forced to answer"), _("nobody is shown who has answered")),
        (_("A supervisor is judged by the figures"), _("ten answers for what tells of her")),
        (_("Answers are kept for too long"), _("they are erased, and the files scrubbed")),
        (_("An old backup is laid back"), _("a counted box is not counted again")),
    ]


def _when_linked(survey: Survey) -> list[tuple[str, str]]:
    if not facts.is_linked(survey):
        return []
    return [
        (
            _("Somebody who is followed is named by the trustee and the server together"),
            _("two keys in other hands, no names with the trustee, the link key is destroyed"),
        ),
        (
            _("The change of many gives away that of the few who were not followed"),
            _("told only where five or more are left over; attacked first"),
        ),
    ]


def _decided() -> Part:
    return Part(
        _("The decision"),
        rows=[
            (_("What the data protection officer says"), facts.fill_in("")),
            (_("Is the remaining risk acceptable, and why"), facts.fill_in("")),
            (_("Name and day"), facts.fill_in("")),
        ],
    )
