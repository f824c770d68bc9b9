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
CARE, OFFICE, HANDS = range(3)  # kinds of work, as the questionnaire has them
OF_UNIT = {"Keittiö": HANDS, "Kirjasto": CARE}
AT_A_DESK = ("home-days", "meetings", "messages")
ON_THE_MOVE = ("own-shifts", "by-hand", "tools-first")


def of_oneself(unit: str, rng: Random) -> dict[str, int]:
    """Her age and kind of work; one in thirty tells neither."""
    usual = OF_UNIT.get(unit)
    work = usual if usual is not None else rng.choice((CARE, CARE, OFFICE, HANDS))
    told = {"age": rng.choice((0, 1, 1, 2)), "work": work}
    return told if rng.random() > 0.03 else {}


def votes(survey: Survey, work: int | None, rng: Random) -> dict[str, int]:
    """People at a desk and people on the move part on six statements, and share two."""
    at_a_desk = work == OFFICE or (work == CARE and rng.random() < 0.3)
    found = {}
    for one in survey.questionnaire.statements:
        agrees = at_a_desk if one.id in AT_A_DESK else not at_a_desk
        sure = 0.95 if one.id in AT_A_DESK + ON_THE_MOVE else 0.9
        yes = agrees if one.id in AT_A_DESK + ON_THE_MOVE else True
        found[one.id] = (1 if yes else -1) if rng.random() < sure else 0
    return found


def written(rng: Random) -> dict[str, str]:
    """Four in ten write something."""
    return {"better": rng.choice(REMARKS)} if rng.random() < 0.4 else {}


def hide_names(survey: Survey) -> None:
    """As whoever runs the survey does before it is published."""
    for one in remarks.remarks_of(survey):
        if NAMED in one.text:
            remarks.hide(survey, one.pk)
