"""Agree to link waves, take the trustee's tokens, and know what a linked wave still needs."""

from __future__ import annotations

import hashlib
import hmac
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from talkoot.people.models import Person
from talkoot.surveys import linking, personal
from talkoot.surveys.models import Invitee, Linking, Survey

PAIR = "#pair"  # no question can be called so


class NotNowError(Exception):
    """Linking is agreed on before a survey opens, and with a trustee only."""


def of(survey: Survey | None) -> Linking | None:
    """What was agreed, if anything: nothing is linked by default."""
    return Linking.objects.filter(survey=survey.pk).first() if survey else None


def can_agree(survey: Survey) -> bool:
    """A first wave may begin it, and a later one goes on only where the one before was linked."""
    if survey.mode != Survey.Mode.ANONYMOUS or survey.state != Survey.State.DRAFT:
        return False
    return survey.before is None or continues(survey.before)


def continues(before: Survey) -> bool:
    agreed = of(before)
    return agreed is not None and not agreed.last


@transaction.atomic
def agree(survey: Survey, decided_on: date, decided_by: str, *, last: bool = False) -> None:
    """Note who agreed, and when. Raises NotNowError once the survey is open."""
    room = Survey.objects.select_for_update().get(pk=survey.pk)
    if not can_agree(room):
        raise NotNowError
    known = of(room.before)
    words = {"decided_on": decided_on, "decided_by": decided_by.strip()[:300]}
    words |= {"last": last and known is not None}
    word = known.check_word if known else ""
    Linking.objects.update_or_create(
        survey=room, defaults=words, create_defaults=words | {"check_word": word}
    )


@transaction.atomic
def leave_off(survey: Survey) -> None:
    """Link nothing after all. Raises NotNowError once the survey is open."""
    room = Survey.objects.select_for_update().get(pk=survey.pk)
    if room.state != Survey.State.DRAFT:
        raise NotNowError
    Linking.objects.filter(survey=room).delete()


def missing(survey: Survey) -> list[str]:
    """What a linked survey still needs before it may open."""
    agreed = of(survey)
    if agreed is None:
        return []
    if not can_agree(survey):
        return [_("These waves can be linked no more: link nothing in this one.")]
    return [] if agreed.check_word else [_("The trustee has not made the link key yet.")]


@transaction.atomic
def keep_check_word(survey: Survey, word: str) -> bool:
    """Keep what the link key is known by; of a later wave it is that of the first."""
    room = Survey.objects.select_for_update().get(pk=survey.pk)
    if room.state != Survey.State.DRAFT or not linking.is_pair_id(word) or of(room.before):
        return False
    return bool(Linking.objects.filter(survey=room).update(check_word=word))


def _called(survey: Survey) -> list[tuple[str, Invitee]]:
    """What the trustee is given in place of each person: the same in all waves, and no name.

    Nothing for who is known by her name only: there may be two of it.
    """
    asked = list(survey.invitees.filter(left=False))
    mails = [one.email for one in asked if one.email and not one.person_id]
    accounts = dict(Person.objects.filter(email__in=mails).values_list("email", "pk"))
    key = _first(survey).box.bytes  # lasting, unlike the installation's key
    return [(_name(key, _known_by(one, accounts)), one) for one in asked]


def _known_by(one: Invitee, accounts: Mapping[Any, int]) -> str:
    person = one.person_id or accounts.get(one.email)
    return f"person {person}" if person else one.email or one.phone


def _name(key: bytes, known: str) -> str:
    if not known:
        return ""
    return hmac.new(key, known.casefold().encode(), hashlib.sha256).hexdigest()[:32]


def _first(survey: Survey) -> Survey:
    while survey.before is not None and of(survey.before):
        survey = survey.before
    return survey


def _without_token(survey: Survey) -> dict[str, Invitee]:
    """Who has no token yet. Two rows that are one person get none: who would answer for whom?"""
    called = _called(survey)
    times = Counter(name for name, _one in called)
    return {name: one for name, one in called if name and times[name] == 1 and not one.link}


def people(survey: Survey) -> dict[str, Any]:
    """The file for the trustee: whom she makes tokens for, in an order that tells nothing."""
    agreed = of(survey)
    word = agreed.check_word if agreed else ""
    return {"survey": survey.title, "link": word, "people": sorted(_without_token(survey))}


@transaction.atomic
def take_tokens(survey: Survey, tokens: Mapping[str, Any]) -> int:
    """Keep a token for each who has none; return for how many. A token that is there stays."""
    room = Survey.objects.select_for_update().get(pk=survey.pk)
    if room.state != Survey.State.OPEN or of(room) is None:
        raise NotNowError
    rows = []
    for name, one in _without_token(room).items():
        given = tokens.get(name)
        if linking.looks_like_token(given):
            one.link = str(given)
            rows.append(one)
    Invitee.objects.bulk_update(rows, ["link"], batch_size=500)
    return len(rows)


def progress(survey: Survey) -> tuple[int, int]:
    """For how many on the roster there is a token, and for how many there could be one more."""
    return survey.invitees.exclude(link="").count(), len(_without_token(survey))


def token_of(survey: Survey, code: str) -> str:
    """The token of whoever has this personal code; a slip has none."""
    if of(survey) is None or not personal.is_one(code):
        return ""
    mine = Invitee.objects.filter(survey=survey, token=personal.token(code), left=False)
    return mine.values_list("link", flat=True).first() or ""


def offered(survey: Survey, code: str) -> Linking | None:
    """What a respondent is told and asked of linking; nothing where she could not be followed."""
    return of(survey) if token_of(survey, code) else None


def ids(survey: Survey, opened: Sequence[Any]) -> list[dict[str, str]]:
    """What is laid with each answer of a linked wave: an id, drawn where the trustee gave none."""
    if of(survey) is None:
        return [{} for _one in opened]
    given = [one.get("pair") for one in opened]
    times = Counter(one for one in given if linking.is_pair_id(one))
    return [{PAIR: one if times.get(one) == 1 else linking.drawn()} for one in given]


def is_linked_with_before(survey: Survey) -> bool:
    return of(survey) is not None and survey.before is not None and continues(survey.before)


def over(survey: Survey) -> list[Survey]:
    """The waves whose ids lead nowhere any more, now that this one is published."""
    agreed = of(survey)
    before = [survey.before] if survey.before is not None and of(survey.before) else []
    return before + [survey] * (agreed is not None and agreed.last)
