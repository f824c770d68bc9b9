"""The questionnaires that are shipped: one file each, read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from talkoot.surveys import reading
from talkoot.surveys.questionnaire import Questionnaire

BANK = "talkoot-constructs"  # too long to be asked whole: one picks from it
FOLDER = Path(__file__).parent / "questionnaires"


@cache
def shipped() -> dict[str, Questionnaire]:
    """Every shipped questionnaire by its id: those with wording first, the shortest before."""
    found = [reading.read_file(path.read_bytes()) for path in sorted(FOLDER.glob("*.toml"))]
    return {asked.id: asked for asked in sorted(found, key=_order)}


def _order(asked: Questionnaire) -> tuple[bool, int]:
    return bool(asked.without_wording), len(asked.items)


def source_of(questionnaire_id: str) -> str:
    """The text of a shipped questionnaire, as it is pinned with a survey."""
    asked = shipped()[questionnaire_id]
    return (FOLDER / f"{asked.id}.toml").read_text(encoding="utf-8")
