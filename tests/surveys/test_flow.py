"""From a plan to published figures: what each step asks for, and refuses."""

from __future__ import annotations

from datetime import date

import pytest

from talkoot.people.models import Organisation
from talkoot.surveys import ballots
from talkoot.surveys.actions import answer, count, plan
from talkoot.surveys.models import Answer, Ballot, SpentSlip, Survey
from tests.surveys.conftest import PEOPLE, QUESTIONNAIRE, Trustee, answered, counted, slip

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_survey_opens_only_when_it_is_handled_and_the_trustee_has_given_a_key(
    kuoma: Organisation, draft: Survey
) -> None:
    bare = plan.prepare(kuoma, QUESTIONNAIRE, "Kesken")
    with pytest.raises(plan.NotReadyError) as found:
        plan.open_survey(bare)
    assert len(found.value.missing) == 2
    assert plan.missing(draft) == []


def test_what_is_no_key_is_not_kept(draft: Survey) -> None:
    with pytest.raises(ballots.WrongKeyError):
        plan.keep_key(draft, "avain", "Tuulikki Tammi")


def test_a_small_team_is_shown_with_another_in_the_published_figures(
    survey: Survey, trustee: Trustee
) -> None:
    answered(survey)
    done = counted(survey, trustee)
    verdicts = count.publish(done)
    assert all(verdict.safe for verdict in verdicts)
    told = Survey.objects.get(pk=survey.pk).results
    assert told is not None
    assert told["respondents"]["0"] == sum(PEOPLE.values())
    assert len(told["together"]) == 1
    assert min(figures["n"] for figures in told["items"]["vo1"].values()) >= 5
    assert told["attacker"]["tried"] == told["attacker"]["targets"]


def test_after_counting_the_box_is_empty_and_answers_know_their_block_only(
    survey: Survey, trustee: Trustee
) -> None:
    answered(survey)
    done = counted(survey, trustee)
    assert not Ballot.objects.exists()
    assert not SpentSlip.objects.exists()
    assert Answer.objects.count() == sum(PEOPLE.values())
    assert {field.name for field in Answer._meta.get_fields()} == {"id", "box", "block", "body"}
    assert done.state == Survey.State.COUNTED


def test_a_slip_is_used_once(survey: Survey) -> None:
    typed, unit = slip(survey, "100", 1)
    answer.submit(survey, typed, unit, {"vo1": 4})
    with pytest.raises(answer.SpentError):
        answer.submit(survey, typed.lower(), unit, {"vo1": 5})
    assert Ballot.objects.count() == 1


def test_a_closed_survey_takes_no_answers(survey: Survey) -> None:
    typed, unit = slip(survey, "100", 1)
    assert answer.close(survey)
    with pytest.raises(answer.ClosedError):
        answer.submit(Survey.objects.get(pk=survey.pk), typed, unit, {"vo1": 4})


def test_ballots_that_are_not_those_of_the_box_are_refused(
    survey: Survey, trustee: Trustee
) -> None:
    answered(survey)
    answer.close(survey)
    closed = Survey.objects.get(pk=survey.pk)
    opened = trustee.opens(closed)
    for wrong in (opened[1:], [*opened[1:], "ei"], [*opened[1:], {"unit": 99, "answer": {}}]):
        with pytest.raises(count.NotTheseError):
            count.load(closed, wrong)
    assert Ballot.objects.count() == len(opened)
    assert count.load(closed, opened) == len(opened)


def test_a_survey_is_published_once(survey: Survey, trustee: Trustee) -> None:
    answered(survey)
    done = counted(survey, trustee)
    count.publish(done)
    with pytest.raises(count.NotTheseError):
        count.publish(done)


def test_fewer_than_five_answers_in_all_publish_nothing_of_anybody(
    survey: Survey, trustee: Trustee
) -> None:
    for number in range(1, 5):
        typed, unit = slip(survey, "300", number)
        answer.submit(survey, typed, unit, {"vo1": number})
    done = counted(survey, trustee)
    count.publish(done)
    told = Survey.objects.get(pk=survey.pk).results
    assert told is not None
    assert told["items"] == {"vo1": {}, "vo2": {}}


def test_a_confidential_survey_is_opened_here_and_its_key_is_forgotten(
    kuoma: Organisation, draft: Survey
) -> None:
    made = plan.prepare(
        kuoma,
        QUESTIONNAIRE,
        "Luottamuksellinen",
        mode=Survey.Mode.CONFIDENTIAL,
        handled_on=date(2026, 9, 1),
    )
    plan.open_survey(made)
    opened = Survey.objects.get(pk=made.pk)
    typed, unit = slip(opened, "100", 1)
    answer.submit(opened, typed, unit, {"vo1": 4})
    answer.close(opened)
    closed = Survey.objects.get(pk=made.pk)
    assert count.load(closed, count.open_here(closed)) == 1
    assert Survey.objects.get(pk=made.pk).server_key is None
