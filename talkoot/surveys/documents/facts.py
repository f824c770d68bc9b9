"""Sentences that several papers share, each true of this survey as it is set."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from talkoot.surveys.actions import link
from talkoot.surveys.fingerprints import fingerprint
from talkoot.surveys.models import Survey


def fill_in(what: str) -> str:
    """What the program cannot know, with room for a pen."""
    return f"{what} ______________________________"


def is_anonymous(survey: Survey) -> bool:
    return survey.mode == Survey.Mode.ANONYMOUS


def has_roster(survey: Survey) -> bool:
    return survey.invitees.exists()


def day(survey: Survey, name: str) -> str:
    found = getattr(survey, name)
    return date_format(found, "j.n.Y") if found else _("not said yet")


def who_keeps_the_key(survey: Survey) -> str:
    if not is_anonymous(survey):
        return _("This server, until the answers are counted: the survey is confidential.")
    who = survey.trustee or _("not named yet")
    letters = fingerprint(survey.public_key) or _("no key yet")
    words = _("%(who)s, on a machine that is not this server. Fingerprint of the key: %(letters)s")
    return words % {"who": who, "letters": letters}


def what_is_known(survey: Survey) -> Iterator[str]:
    """Of the people who are asked, and of what they answer."""
    if has_roster(survey):
        yield _("Of whoever is invited: name, unit, address, and whether an answer came.")
    yield _("Of whoever draws a slip: nothing but the pile it lay in.")
    yield _("With an answer: the unit, what was answered, and no name, time, device or address.")
    if is_linked(survey):
        yield _("Of who wishes to be followed to other waves: a pseudonym, sealed with the answer.")
    if survey.questionnaire.background:
        told = ", ".join(str(one.title) for one in survey.questionnaire.background)
        words = _("What one may tell of oneself, or leave out: %(what)s.")
        yield words % {"what": told}
    if survey.questionnaire.comments:
        yield _("What one writes in one's own words. It may hold what its writer puts there.")


def is_linked(survey: Survey) -> bool:
    return link.of(survey) is not None


def linking(survey: Survey) -> Iterator[str]:
    """That those who wish are followed, who agreed to it, and what they let themselves in for."""
    agreed = link.of(survey)
    if agreed is None:
        return
    yield _(
        "Whoever is asked by name may tick a box, empty at first, and be followed to other waves."
    )
    words = _("Agreed with the staff's representatives on %(day)s: %(who)s")
    yield words % {"day": date_format(agreed.decided_on, "j.n.Y"), "who": agreed.decided_by}
    yield _(
        "With the sealed answer goes a pseudonym that only the trustee's link key makes and reads."
        " The server keeps neither the key nor a way from it to a name."
    )
    yield _(
        "Until the link key is destroyed, the trustee and whoever runs the server could together"
        " tell whose the answers are of those who ticked. Until then they are pseudonymous personal"
        " data."
    )
    yield _(
        "Who ticked and does not wish it any more leaves the tick out in the next wave. Nobody can"
        " look up single answers, and so none can be shown or erased by name."
    )


def who_sees(survey: Survey) -> str:
    words = _(
        "Everybody in the organisation who has an account sees the results, at the same time. At"
        " least %(k)d people stand behind every figure, and at least ten behind every list of"
        " comments; a smaller team is shown together with another one."
    )
    return words % {"k": survey.k}


def kept(survey: Survey) -> list[tuple[str, str]]:
    """What is kept, and for how long."""
    rows = [
        (_("Sealed answers, used slips"), _("until they are counted; then erased from the files")),
        (_("Opened answers"), _("two years after publishing; then only the figures stay")),
        (_("Comments"), _("one year after publishing")),
        (_("Published figures"), _("as long as the organisation keeps them; nobody is in them")),
    ]
    if has_roster(survey):
        rows.insert(0, (_("List of the invited"), _("30 days after closing")))
    if is_anonymous(survey):
        rows.append((_("The trustee's key"), _("destroyed by the trustee when all is counted")))
    if is_linked(survey):
        rows.append((_("The link key"), _("destroyed by the trustee after the last linked wave")))
        rows.append(
            (
                _("What links answers of two waves"),
                _("erased when the wave after is published, at the latest with the answers"),
            )
        )
    return rows


def limits(survey: Survey) -> list[str]:
    """What no program can promise (PRIVACY.md, 2.4)."""
    found = [
        _("Somebody who changes the program while people answer, or reads the server's memory."),
        _("The employer's watching of the network or of the device that one answers with."),
        _("What one writes of oneself in one's own words."),
        _("If all but one in a group tell each other what they answered, they know the last one."),
        _("Who prints the slips could answer with some that nobody drew."),
    ]
    if is_anonymous(survey):
        found.append(_("Somebody who gets both the database and the key before it is destroyed."))
        found.append(
            _(
                "Whoever could change the program could change the page on which the trustee uses"
                " the key. The commands on another machine need no page."
            )
        )
    else:
        found.append(_("Whoever runs this server, until the answers are counted."))
    if is_linked(survey):
        found.append(
            _(
                "The trustee together with whoever runs the server, as to those who wished to be"
                " followed, until the link key is destroyed."
            )
        )
    if has_roster(survey):
        found.append(_("The reminders know who has not answered; no person is shown it."))
    return found
