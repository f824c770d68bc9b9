"""The attacker has the files: of a box that was counted, none of them holds a ballot or a slip."""

from __future__ import annotations

import pytest

from talkoot.ground import scrub
from talkoot.surveys.models import Ballot, SpentSlip, Survey
from tests.surveys.conftest import Trustee, answered, counted
from tests.workshops.test_anonymity_files import Files, files  # noqa: F401

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("files")]


def test_the_ballots_and_slips_of_a_counted_survey_are_in_no_file(
    files: Files,  # noqa: F811
    survey: Survey,
    trustee: Trustee,
) -> None:
    answered(survey)
    ballots = [bytes(one) for one in Ballot.objects.values_list("sealed", flat=True)]
    slips = [one.encode() for one in SpentSlip.objects.values_list("digest", flat=True)]
    heap = files()
    assert all(slip in heap for slip in slips)
    assert any(ballot[:200] in heap for ballot in ballots)  # long rows lie in pieces
    counted(survey, trustee)
    assert scrub.scrub_due()
    heap = files(journals=False)
    assert not any(slip in heap for slip in slips)
    assert not any(ballot[:200] in heap for ballot in ballots)
