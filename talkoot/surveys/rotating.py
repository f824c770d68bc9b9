"""Pulses: each asks some scales of a longer questionnaire in turn, the same of everybody. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterator

from django.utils.translation import gettext as _

from talkoot.surveys.picking import picked
from talkoot.surveys.questionnaire import Questionnaire

OPENING, AN_ITEM, A_COMMENT, A_CLASS = 20, 8, 40, 5  # seconds it takes to read and answer
WEEKS_A_MONTH = 52 / 12
MOST_MINUTES_A_MONTH = 15
MOST_ITEMS = 40  # at a time: on one page of a phone


def minutes(asked: Questionnaire) -> int:
    """How long it takes to answer, about, where all is asked."""
    seconds = OPENING + AN_ITEM * len(asked.items)
    seconds += A_COMMENT * len(asked.comments) + A_CLASS * len(asked.background)
    return math.ceil(seconds / 60)


def pulses(asked: Questionnaire) -> list[list[str]]:
    """Return the scales of each pulse: whole ones, in their order, as many as fit.

    A scale of which a part was asked could not be compared with the next time.
    """
    found: list[list[str]] = [[]]
    room = most = asked.rotate or len(asked.items)
    for scale in asked.scales:
        size = len(asked.items_of(scale))
        if size > room and found[-1]:
            found.append([])
            room = most
        found[-1].append(scale.id)
        room -= size
    return found


def part(source: str, asked: Questionnaire, number: int) -> str:
    """Return the file of the pulse `number`, counted from 0; after the last comes the first."""
    if not asked.rotate:
        return source
    turns = pulses(asked)
    return picked(source, turns[number % len(turns)])


def pulse_seconds(asked: Questionnaire) -> int:
    """How long the longest pulse takes, about."""
    longest = max(sum(_seconds(asked, name) for name in turn) for turn in pulses(asked))
    return longest + OPENING + A_COMMENT * len(asked.comments) + A_CLASS * len(asked.background)


def pulse_minutes(asked: Questionnaire) -> int:
    return math.ceil(pulse_seconds(asked) / 60)


def minutes_a_month(asked: Questionnaire) -> int:
    """What the pulses ask of one person in a month, about."""
    return math.ceil(pulse_seconds(asked) / 60 * WEEKS_A_MONTH / asked.weeks)


def _seconds(asked: Questionnaire, scale_id: str) -> int:
    return AN_ITEM * len(asked.items_of(asked.scale(scale_id)))


def problems(asked: Questionnaire) -> Iterator[str]:
    """Say why a questionnaire cannot be asked in pulses as it says."""
    if not asked.rotate:
        return
    for scale in asked.scales:
        if len(asked.items_of(scale)) > asked.rotate:
            yield _("Scale “%(id)s” has more questions than a pulse asks.") % {"id": scale.id}
    classes = {variable.id for variable in asked.background}
    for item in asked.items:
        if item.only_if and item.only_if.of not in classes:
            yield _("Item “%(id)s” waits for a question that may be in another pulse.") % {
                "id": item.id
            }
    load = minutes_a_month(asked)
    if load > MOST_MINUTES_A_MONTH:
        yield _(
            "The pulses would take %(load)d minutes a month of everybody; %(most)d is the most."
            " Ask fewer questions at a time, or more seldom."
        ) % {"load": load, "most": MOST_MINUTES_A_MONTH}
