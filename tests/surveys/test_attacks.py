"""The attacker has the whole database (PRIVACY.md, 2.5): it leads from no slip to an answer."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import connection, models

from talkoot.ground.sealed import SealedField
from talkoot.surveys import slips
from talkoot.surveys.actions import answer, count
from talkoot.surveys.models import Answer, Ballot, Remark, SpentSlip, Survey
from tests.at_once import at_once, together
from tests.surveys.conftest import PEOPLE, Trustee, answered, slip
from tests.workshops.test_anonymity_files import do_not_wait_for_the_disk

pytestmark = pytest.mark.django_db(transaction=True)
BOX = (Ballot, SpentSlip, Answer, Remark)
NUMBERED = {"block", "block10", "hidden"}


@pytest.mark.parametrize("model", BOX)
def test_no_row_of_a_box_has_a_key_to_anything_a_time_or_a_number(
    model: type[models.Model],
) -> None:
    allowed = (models.UUIDField, models.BinaryField, models.CharField, SealedField)
    for field in model._meta.get_fields():
        assert not field.is_relation
        assert isinstance(field, allowed) or field.name in NUMBERED, field.name


@pytest.mark.parametrize("model", BOX)
def test_sqlite_keeps_no_number_of_a_row(model: type[models.Model]) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has no such numbers")
    with connection.cursor() as cursor, pytest.raises(Exception, match="rowid"):
        cursor.execute(f"SELECT rowid FROM {model._meta.db_table}")  # noqa: S608


def test_a_ballot_and_its_slip_are_written_in_two_transactions(survey: Survey) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no transaction ids in its rows")
    answered(survey)
    with connection.cursor() as cursor:
        cursor.execute("SELECT xmin::text FROM surveys_ballot")
        of_ballots = {row[0] for row in cursor.fetchall()}
        cursor.execute("SELECT xmin::text FROM surveys_spentslip")
        of_slips = {row[0] for row in cursor.fetchall()}
    assert len(of_ballots) == sum(PEOPLE.values())
    assert not of_ballots & of_slips


def test_inside_a_transaction_nothing_is_taken(survey: Survey, db: None) -> None:
    from django.db import transaction

    typed, unit = slip(survey, "100", 1)
    with transaction.atomic(), pytest.raises(RuntimeError, match="one transaction"):
        answer.submit(survey, typed, unit, {"vo1": 4})


def test_all_ballots_of_a_box_are_of_one_length(survey: Survey) -> None:
    for number, given in enumerate(({}, {"vo1": 1}, {"vo1": 5, "vo2": 5}), start=1):
        typed, unit = slip(survey, "300", number)
        answer.submit(survey, typed, unit, given)
    assert len({len(bytes(one)) for one in Ballot.objects.values_list("sealed", flat=True)}) == 1


def test_the_order_of_the_answers_is_not_that_of_the_ballots(
    survey: Survey, trustee: Trustee
) -> None:
    """Over fifteen runs, the place of the last to answer is no later than chance lets it be."""
    chance_sum, places = 0.0, 0
    people, runs = 8, 15
    order = "id" if connection.vendor == "sqlite" else "ctid"
    do_not_wait_for_the_disk()
    for run in range(runs):
        for number in range(1, people + 1):
            typed, unit = slip(survey, "300", number + run * people)
            answer.submit(survey, typed, unit, {"vo1": 5 if number == people else 1})
        Survey.objects.filter(pk=survey.pk).update(state=Survey.State.CLOSED)
        closed = Survey.objects.get(pk=survey.pk)
        count.load(closed, trustee.opens(closed))
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT id FROM surveys_answer ORDER BY {order}")  # noqa: S608
            ids = [str(row[0]).replace("-", "") for row in cursor.fetchall()]
        last = next(one for one in Answer.objects.all() if one.body == {"vo1": 5})
        places += ids.index(last.pk.hex)
        chance_sum += (people - 1) / 2
        Answer.objects.all().delete()
        Survey.objects.filter(pk=survey.pk).update(state=Survey.State.OPEN, box=uuid4())
        survey.refresh_from_db()
    spread = (runs * (people**2 - 1) / 12) ** 0.5
    assert abs(places - chance_sum) <= 4 * spread


@at_once
def test_a_slip_pressed_twice_at_once_gives_one_ballot(survey: Survey) -> None:
    typed, unit = slip(survey, "100", 1)

    def press() -> str:
        try:
            answer.submit(survey, typed, unit, {"vo1": 4})
        except answer.SpentError:
            return "spent"
        return "in"

    assert sorted(together(*[press] * 4)) == ["in", "spent", "spent", "spent"]
    assert Ballot.objects.count() == 1


def test_a_crash_between_ballot_and_slip_costs_no_answer(
    survey: Survey, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed, unit = slip(survey, "100", 1)
    real: Callable[..., SpentSlip] = SpentSlip.objects.create

    def crash(**_row: object) -> SpentSlip:
        raise RuntimeError("the power went")

    monkeypatch.setattr(SpentSlip.objects, "create", crash)
    with pytest.raises(RuntimeError):
        answer.submit(survey, typed, unit, {"vo1": 4})
    assert Ballot.objects.count() == 1
    monkeypatch.setattr(SpentSlip.objects, "create", real)
    answer.submit(survey, typed, unit, {"vo1": 4})
    assert Ballot.objects.count() == 2


def test_what_is_stored_of_a_slip_is_not_its_code(survey: Survey) -> None:
    typed, unit = slip(survey, "100", 1)
    answer.submit(survey, typed, unit, {"vo1": 4})
    stored = SpentSlip.objects.get().digest
    assert slips.plain(typed) not in stored
    assert stored == slips.digest(survey.pk, typed)


@pytest.mark.parametrize("way", ["{}", " {} ", "lower", "no hyphen"])
def test_a_code_is_read_however_it_is_typed(survey: Survey, way: str) -> None:
    code, unit = slip(survey, "300", 7)
    typed = {"lower": code.lower(), "no hyphen": code.replace("-", "")}.get(way, way.format(code))
    assert slips.unit_of(survey.pk, typed, {unit: 12}) == unit


@pytest.mark.parametrize("typed", ["", "1", "3-ABCDEFGH", "kukka", "99999-ABCDEFGH"])
def test_a_code_that_is_none_is_none(survey: Survey, typed: str) -> None:
    assert slips.unit_of(survey.pk, typed, {1: 12, 2: 12, 3: 12}) is None


def test_a_slip_of_a_larger_pile_than_was_printed_is_none(survey: Survey) -> None:
    code, unit = slip(survey, "300", 13)
    assert slips.unit_of(survey.pk, code, {unit: 12}) is None
