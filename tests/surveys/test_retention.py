"""Answers are forgotten in time, and figures stay; what a backup brings back is not counted."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from talkoot.ground.models import Erasure
from talkoot.site.cli import main
from talkoot.surveys import ledger, retention
from talkoot.surveys.actions import answer, count
from talkoot.surveys.models import Answer, Ballot, Remark, Survey
from tests.surveys.conftest import PEOPLE, Trustee, answered, counted

pytestmark = pytest.mark.django_db(transaction=True)
TOLD = date(2026, 11, 22)
EVERYBODY = sum(PEOPLE.values())


@pytest.fixture
def told(survey: Survey, trustee: Trustee) -> Survey:
    """Published, with a remark."""
    answered(survey)
    done = counted(survey, trustee)
    count.publish(done)
    Survey.objects.filter(pk=survey.pk).update(published_on=TOLD)
    Remark.objects.create(box=survey.box, question="own", block10=0, text="Hyvä kahvi")
    return Survey.objects.get(pk=survey.pk)


def left() -> tuple[int, int]:
    return Answer.objects.count(), Remark.objects.count()


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2027, 11, 21), (EVERYBODY, 1)),
        (date(2027, 11, 22), (EVERYBODY, 0)),
        (date(2028, 11, 21), (EVERYBODY, 0)),
        (date(2028, 11, 22), (0, 0)),
    ],
)
def test_words_go_after_a_year_and_answers_after_two_and_the_figures_stay(
    told: Survey, day: date, found: tuple[int, int]
) -> None:
    retention.erase_due(day)
    assert left() == found
    assert Survey.objects.get(pk=told.pk).results == told.results


def test_what_was_erased_is_scrubbed_from_the_files_too(told: Survey) -> None:
    Erasure.objects.all().delete()
    retention.erase_due(date(2029, 1, 1))
    tables = set(Erasure.objects.values_list("table", flat=True))
    assert {"surveys_answer", "surveys_remark"} <= tables


def test_a_day_that_this_year_lacks_is_the_day_before_it() -> None:
    assert retention._back(date(2028, 2, 29), 1) == date(2027, 2, 28)


def test_answers_that_were_never_published_go_too(survey: Survey, trustee: Trustee) -> None:
    answered(survey)
    done = counted(survey, trustee)
    closed = done.closed_on
    assert closed
    retention.erase_due(closed + timedelta(days=729))
    assert Answer.objects.exists()
    retention.erase_due(closed + timedelta(days=731))
    assert not Answer.objects.exists()


def test_a_box_that_nobody_opened_is_not_kept_for_ever(survey: Survey) -> None:
    answered(survey)
    answer.close(survey)
    survey.refresh_from_db()
    assert survey.closed_on
    retention.erase_due(survey.closed_on + timedelta(days=731))
    survey.refresh_from_db()
    assert survey.state == Survey.State.LOST
    assert not Ballot.objects.exists()


def test_talkoot_forget_says_what_is_due_and_erases_only_when_told_to(
    told: Survey, capsys: pytest.CaptureFixture[str]
) -> None:
    Survey.objects.filter(pk=told.pk).update(published_on=date(2020, 1, 1))
    assert main(["forget"]) == 0
    assert told.title in capsys.readouterr().out
    assert left() == (EVERYBODY, 1)
    assert main(["forget", "--now"]) == 0
    assert left() == (0, 0)
    capsys.readouterr()
    main(["forget"])
    assert told.title not in capsys.readouterr().out


def laid_back(survey: Survey, ballots: list[tuple[UUID, bytes]]) -> Survey:
    """A backup of the day before closing is restored over what was counted since."""
    Answer.objects.all().delete()
    Survey.objects.filter(pk=survey.pk).update(
        state=Survey.State.OPEN, partition=None, summary=None, closed_on=None, published_on=None
    )
    Ballot.objects.bulk_create(
        Ballot(pk=pk, box=survey.box, sealed=sealed) for pk, sealed in ballots
    )
    return Survey.objects.get(pk=survey.pk)


def test_a_box_that_came_back_with_a_backup_is_not_counted_again(
    survey: Survey, trustee: Trustee
) -> None:
    """Of two counts, the difference would be those who answered between."""
    answered(survey)
    backup = [(one.pk, bytes(one.sealed)) for one in Ballot.objects.all()][:-1]
    counted(survey, trustee)
    again = laid_back(survey, backup)
    answer.close(again)
    again.refresh_from_db()
    with pytest.raises(count.NotTheseError):
        count.load(again, trustee.opens(again))
    assert not Answer.objects.exists()


def test_the_worker_ends_a_survey_that_came_back_with_a_backup(
    survey: Survey, trustee: Trustee
) -> None:
    answered(survey)
    backup = [(one.pk, bytes(one.sealed)) for one in Ballot.objects.all()]
    counted(survey, trustee)
    again = laid_back(survey, backup)
    retention.erase_due()
    again.refresh_from_db()
    assert again.state == Survey.State.LOST
    assert not Ballot.objects.exists()


def test_a_count_that_failed_is_not_in_the_ledger(survey: Survey, trustee: Trustee) -> None:
    answered(survey)
    answer.close(survey)
    survey.refresh_from_db()
    with pytest.raises(count.NotTheseError):
        count.load(survey, trustee.opens(survey)[1:])
    assert not ledger.is_counted(survey.box)
    count.load(survey, trustee.opens(survey))
    assert ledger.is_counted(survey.box)
