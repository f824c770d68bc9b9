"""What goes with the outcome that a questionnaire names: in the whole organisation only. Pure.

Reckoned on the publication copy, and told as shares and ranks: no slope, nothing by unit.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from talkoot.figures import drivers
from talkoot.surveys.analysis import Analysis
from talkoot.surveys.questionnaire import Questionnaire, Scale


def snapshot(found: Analysis) -> dict[str, Any] | None:
    """The weight of every other scale asked of everybody; None where nothing may be told."""
    outcome = next((scale for scale in found.asked.scales if scale.outcome), None)
    others = [scale for scale in found.asked.scales if may_drive(found.asked, scale)]
    if outcome is None or len(others) < 2 or not _everybody(found.asked, outcome):
        return None
    columns = np.column_stack([found.scores(scale) for scale in others])
    made = drivers.drivers(columns, found.scores(outcome), np.random.default_rng(1))
    if made is None:
        return None
    return {
        "outcome": outcome.id,
        "n": made.n,
        "explained": round(100 * made.explained),
        "exact": made.exact,
        "drivers": [
            {
                "scale": others[place].id,
                "share": round(100 * made.drivers[place].share / made.explained),
                "best": made.drivers[place].best,
                "worst": made.drivers[place].worst,
            }
            for place in drivers.order(made.drivers)
        ],
    }


def may_drive(asked: Questionnaire, scale: Scale) -> bool:
    return not scale.outcome and _everybody(asked, scale)


def _everybody(asked: Questionnaire, scale: Scale) -> bool:
    return not any(item.only_if for item in asked.items_of(scale))
