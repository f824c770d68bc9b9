"""What people of Kuoma told of themselves, voted and wrote in its surveys: all of it invented."""

from __future__ import annotations

from pathlib import Path
from random import Random

from talkoot.surveys.actions import remarks
from talkoot.surveys.models import Survey

HERE = Path(__file__).parent
STATEMENTS = (HERE / "statements.toml").read_text(encoding="utf-8")
REMARKS = (HERE / "remarks.txt").read_text(encoding="utf-8").splitlines()
NAMED = "Pirjo"  # somebody's remark names a colleague, and is hidden
AT_A_DESK_IN = {"Keittiö": 0.05, "Kirjasto": 0.5, "Hallinto": 0.95}  # of the people of a unit
OF_A_DESK = ("home-days", "meetings", "messages")
ON_THE_MOVE = ("own-shifts", "by-hand", "tools-first")


def of_oneself(rng: Random) -> dict[str, int]:
    """Her age; one in thirty does not tell it."""
    return {"age": rng.choice((0, 1, 1, 2))} if rng.random() > 0.03 else {}


def votes(survey: Survey, unit: str, rng: Random) -> dict[str, int]:
    """People at a desk and people on the move part on six statements, and share two."""
    at_a_desk = rng.random() < AT_A_DESK_IN.get(unit, 0.4)
    found = {}
    for one in survey.questionnaire.statements:
        parts = one.id in OF_A_DESK + ON_THE_MOVE
        agrees = at_a_desk == (one.id in OF_A_DESK) if parts else True
        found[one.id] = (1 if agrees else -1) if rng.random() < 0.92 else 0
    return found


def written(rng: Random) -> dict[str, str]:
    """Four in ten write something."""
    return {"better": rng.choice(REMARKS)} if rng.random() < 0.4 else {}


def hide_names(survey: Survey) -> None:
    """As whoever runs the survey does before it is published."""
    for one in remarks.remarks_of(survey):
        if NAMED in one.text:
            remarks.hide(survey, one.pk)
