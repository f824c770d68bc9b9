"""Which questions are asked after which answers. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from talkoot.surveys.questionnaire import Item, OnlyIf, Questionnaire


def due(asked: Questionnaire, given: Mapping[str, Any]) -> list[Item]:
    """Return the items that are asked of whoever gave these answers, as a form gives them.

    What was not asked counts as not answered, so that nothing hangs on it.
    """
    classes = {variable.id for variable in asked.background}
    heard = {name: value + 1 for name, value in given.items() if name in classes}
    found = []
    for item in asked.items:
        if item.only_if is None or _holds(item.only_if, heard):
            found.append(item)
            if item.id in given:
                heard[item.id] = given[item.id]
    return found


def _holds(condition: OnlyIf, heard: Mapping[str, int]) -> bool:
    return heard.get(condition.of) in condition.answers


def kept(asked: Questionnaire, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers without those to questions that were not asked after all."""
    asked_of_her = {item.id for item in due(asked, given)}
    away = {item.id for item in asked.items} - asked_of_her
    return {name: value for name, value in given.items() if name not in away}
