"""What a method's small groups need to know of those who sit down."""

from __future__ import annotations

from dataclasses import dataclass

from talkoot.methods.definition import Method
from talkoot.stepkinds.assign import kind as assign


@dataclass(frozen=True, slots=True)
class Mixing:
    """Whether units are spread over the groups, and managers kept apart."""

    units: bool = False
    manager_apart: bool = False


def mixing(method: Method) -> Mixing:
    words = [one.settings for one in method.steps if isinstance(one.settings, assign.Settings)]
    return Mixing(
        units=any("units" in one.mixing for one in words),
        manager_apart=any(one.manager_apart for one in words),
    )
