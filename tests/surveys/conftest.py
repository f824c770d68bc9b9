"""A survey of Kuoma: three units, a trustee with a key, and slips to answer with."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from talkoot.people.models import Organisation, Unit
from talkoot.surveys import ballots, slips
from talkoot.surveys.actions import answer, count, plan, trust
from talkoot.surveys.models import Survey

QUESTIONNAIRE = (Path(__file__).parent / "questionnaire.toml").read_text(encoding="utf-8")
PEOPLE = {"100": 7, "200": 3, "300": 12}  # by the code of the unit


@dataclass
class Trustee:
    """Keeps the key, and opens the box elsewhere."""

    private: bytes
    public: bytes

    def opens(self, survey: Survey) -> list[Any]:
        sealed = [base64.b64decode(one) for one in answer.sealed_box(survey)]
        return ballots.tally(sealed, self.private)

    def tries(self, survey: Survey) -> None:
        """Open the test ballot, as the trustee does before anybody answers."""
        sealed = [base64.b64decode(one) for one in trust.box(survey)["ballots"]]
        trust.rehearse(survey, ballots.tally(sealed, self.private))


@pytest.fixture
def trustee() -> Trustee:
    return Trustee(*ballots.new_key())


@pytest.fixture
def units(kuoma: Organisation) -> list[Unit]:
    top = Unit.objects.create(organisation=kuoma, code="1", names={"fi": "Kuoma"})
    return [
        Unit.objects.create(
            organisation=kuoma, code=code, names={"fi": f"Yksikkö {code}"}, parent=top
        )
        for code in PEOPLE
    ]


@pytest.fixture
def draft(kuoma: Organisation, units: list[Unit], trustee: Trustee) -> Survey:
    made = plan.prepare(kuoma, QUESTIONNAIRE, "Alkukartoitus", handled_on=date(2026, 9, 1))
    plan.keep_key(made, base64.b64encode(trustee.public).decode(), "Tuulikki Tammi")
    made.refresh_from_db()
    trustee.tries(made)
    return Survey.objects.get(pk=made.pk)


@pytest.fixture
def survey(draft: Survey) -> Survey:
    plan.open_survey(draft)
    return Survey.objects.get(pk=draft.pk)


def place_of(survey: Survey, code: str) -> int:
    names = f"Yksikkö {code}"
    return next(
        place for place, unit in enumerate(survey.tree or ()) if unit["names"]["fi"] == names
    )


def slip(survey: Survey, code: str, number: int) -> tuple[str, int]:
    unit = place_of(survey, code)
    return slips.code(survey.pk, unit, number), unit


def answered(survey: Survey, *, seed: int = 1) -> None:
    """Everybody answers, in an order drawn by chance."""
    rng = Random(seed)
    everybody = [(code, number) for code, n in PEOPLE.items() for number in range(1, n + 1)]
    rng.shuffle(everybody)
    for code, number in everybody:
        typed, unit = slip(survey, code, number)
        given = {"vo1": rng.randint(1, 5), "vo2": rng.randint(1, 5)}
        answer.submit(survey, typed, unit, given)


def counted(survey: Survey, trustee: Trustee) -> Survey:
    answer.close(survey)
    closed = Survey.objects.get(pk=survey.pk)
    count.load(closed, trustee.opens(closed))
    return Survey.objects.get(pk=survey.pk)
