"""Write what a survey asks, and say that one may: until it opens. The only writers of both."""

from __future__ import annotations

import secrets
from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from talkoot.ground.meanwhile import ChangedMeanwhileError
from talkoot.methods import reading as texts
from talkoot.methods import writing
from talkoot.people.models import Person
from talkoot.surveys import reading, rotating, shelf
from talkoot.surveys.models import Questions, Survey, WordingRight
from talkoot.surveys.questionnaire import Scale


def free_name() -> str:
    """A short name that no other questionnaire has: what is our own is compared with nothing."""
    return f"own-{secrets.token_hex(3)}"


def draft_of(survey: Survey) -> Questions:
    """What is being written; before the first change it is what the survey asks."""
    found = Questions.objects.filter(survey=survey).first()
    return found or Questions(survey=survey, draft=survey.source)


def begin(survey: Survey) -> None:
    """Where a new survey is asked in pulses, keep the whole, and let it ask its first part."""
    whole, part = survey.source, turn(survey.source, 0)
    if part != whole:
        Questions.objects.create(survey=survey, draft=whole)
        survey.source = part
        survey.save(update_fields=["source"])


@transaction.atomic
def save(
    survey: Survey, source: str, person: Person | None, *, seen: int, big: bool = False
) -> Questions:
    """Keep a draft, right or wrong; the survey asks it once it is right.

    `seen` is the count of edits its writer had before her.
    """
    room = Survey.objects.select_for_update().get(pk=survey.pk, state=Survey.State.DRAFT)
    mine = draft_of(room)
    if mine.edits != seen:
        raise ChangedMeanwhileError
    source = named(source)
    if source == mine.draft:
        return mine
    if big:
        mine.before = mine.draft
    mine.draft, mine.changed_by, mine.edits = source, person, mine.edits + 1
    mine.save()
    if not reading.check(source):
        room.source = turn(source, mine.pulse)
        room.save(update_fields=["source"])
    return mine


def named(source: str) -> str:
    """The text in which what was changed does not go by the shelf's name any more."""
    try:
        words = texts.words_of(source)
    except texts.MethodError:
        return source
    mine = shelf.detached(words, free_name)
    return source if mine == words else writing.write(mine, writing.head_of(source))


def turn(source: str, pulse: int) -> str:
    """What a pulse asks of a questionnaire that can be used."""
    return rotating.part(source, reading.read(source), pulse)


def undo(survey: Survey, person: Person) -> None:
    """Put back what was there before the last big change; doing it again undoes it."""
    mine = draft_of(survey)
    if mine.before:
        save(survey, mine.before, person, seen=mine.edits, big=True)


@transaction.atomic
def say_right(survey: Survey, person: Person, scales: Collection[str]) -> None:
    """Keep that the organisation may use the wording of these scales: who said it, and when."""
    room = Survey.objects.select_for_update().get(pk=survey.pk, state=Survey.State.DRAFT)
    unsaid = [one.id for one in without_right(room) if one.id in scales]
    if unsaid:
        today = timezone.localdate()
        WordingRight.objects.create(survey=room, scales=unsaid, said_by=person, said_on=today)


def without_right(survey: Survey) -> list[Scale]:
    """Scales of somebody else's wording that nobody has said may be used."""
    rights = WordingRight.objects.filter(survey=survey)
    said = {one for right in rights for one in right.scales}
    return [one for one in shelf.need_permission(survey.questionnaire) if one.id not in said]


def missing(survey: Survey) -> list[str]:
    """Say what of the questions keeps a survey from being opened."""
    found = []
    if reading.check(draft_of(survey).draft):
        found.append(_("What was written last of the questions cannot be used yet."))
    if (items := len(survey.questionnaire.items)) > rotating.MOST_ITEMS:
        told = _("That makes %(n)d questions. Leave some themes out: %(most)d is the most.")
        found.append(told % {"n": items, "most": rotating.MOST_ITEMS})
    if survey.questionnaire.without_wording:
        found.append(_("The wording of some questions is missing."))
    if lacking := without_right(survey):
        found.append(
            _("Say that the organisation may use the wording of: %(scales)s.")
            % {"scales": ", ".join(str(one.title) for one in lacking)}
        )
    return found


@transaction.atomic
def next_pulse(survey: Survey, person: Person) -> Survey:
    """Prepare the next pulse on the same terms: its part of the questions is asked.

    What somebody said of a wording was said of one survey, and is said anew.
    """
    mine = draft_of(survey)
    number = mine.pulse + 1
    made = Survey.objects.create(
        organisation=survey.organisation,
        programme=survey.programme,
        title=survey.title,
        source=turn(mine.draft, number),
        mode=survey.mode,
        k=survey.k,
        contact=survey.contact,
    )
    Questions.objects.create(survey=made, draft=mine.draft, pulse=number, changed_by=person)
    return made
