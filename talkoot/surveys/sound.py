"""Whether what was given back are answers to the survey, as its form gives them. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from talkoot.surveys.answering import LONGEST_COMMENT
from talkoot.surveys.questionnaire import Questionnaire


def place(one: Any, units: int) -> int | None:
    """The place of the unit an opened ballot is of, or None where it is no ballot."""
    known = isinstance(one, dict) and isinstance(one.get("answer"), dict)
    unit = one.get("unit") if known else None
    return unit if isinstance(unit, int) and 0 <= unit < units else None


def is_sound(asked: Questionnaire, answer: Mapping[str, Any]) -> bool:
    """Whether each answer is a step of its scale, a vote, a text or a class."""
    steps = all(
        _within(answer.get(item.id, 1), 1, asked.answers_of(asked.scale(item.scale)).steps)
        for item in asked.items
    )
    classes = all(
        _within(answer.get(variable.id, 0), 0, len(variable.classes) - 1)
        for variable in asked.background
    )
    votes = all(_within(answer.get(one.id, 0), -1, 1) for one in asked.statements)
    texts = [answer.get(comment.id, "") for comment in asked.comments]
    return (
        steps
        and classes
        and votes
        and all(isinstance(one, str) and len(one) <= LONGEST_COMMENT for one in texts)
    )


def _within(value: Any, first: int, last: int) -> bool:
    return type(value) is int and first <= value <= last
