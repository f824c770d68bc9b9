"""The attacker has the database: from who is asked, nothing leads to what was answered, or when."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection, models, transaction
from django.test import Client
from django.utils import timezone

from talkoot.ground import scrub
from talkoot.ground.models import Erasure
from talkoot.people.models import Person
from talkoot.surveys import personal, upkeep
from talkoot.surveys.actions import answer, invite, remind
from talkoot.surveys.models import Ballot, Invitee, Mark, Roster, SpentSlip, Survey
from tests.at_once import at_once, together
from tests.conftest import ClientOf
from tests.surveys.conftest import Trustee
from tests.workshops.test_anonymity_files import Files, files  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)
TONIGHT = date(2031, 5, 7)


@pytest.fixture
def asked(survey: Survey) -> Survey:
    rows = "".join(f"300;Vastaaja {n};v{n}@example.org\n" for n in range(12))
    invite.take_table(survey, f"unit;name;email\n{rows}".encode())
    return Survey.objects.get(pk=survey.pk)


def code_of(one: Invitee) -> str:
    return personal.code(one.survey_id, one.pk)


def answers(survey: Survey, *people: Invitee) -> None:
    for one in people:
        answer.submit(survey, code_of(one), one.place, {"vo1": 4})


def night(survey: Survey, on: date = TONIGHT) -> bool:
    return remind.nightly(Roster.objects.get(survey=survey), on)


def came(survey: Survey) -> int:
    return survey.invitees.filter(answered=True).count()


def test_a_mark_is_a_digest_and_a_box_and_nothing_leads_from_it() -> None:
    assert {field.name for field in Mark._meta.get_fields()} == {"digest", "box"}
    assert not any(field.is_relation for field in Mark._meta.get_fields())
    times = (models.DateField, models.TimeField)
    assert not any(isinstance(field, times) for field in Invitee._meta.get_fields())
    assert Ballot not in [field.related_model for field in Invitee._meta.get_fields()]


@pytest.mark.parametrize("model", [Mark, Invitee])
def test_sqlite_keeps_no_number_of_a_row(model: type[models.Model]) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has no such numbers")
    with connection.cursor() as cursor, pytest.raises(Exception, match="rowid"):
        cursor.execute(f"SELECT rowid FROM {model._meta.db_table}")  # noqa: S608


def test_postgresql_keeps_no_log_of_marks(asked: Survey) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one journal for all")
    with connection.cursor() as cursor:
        cursor.execute("SELECT relpersistence FROM pg_class WHERE relname = 'surveys_mark'")
        assert cursor.fetchone() == ("u",)


def test_ballot_and_mark_are_written_in_two_transactions(asked: Survey) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no transaction ids in its rows")
    answers(asked, *asked.invitees.all()[:6])
    with connection.cursor() as cursor:
        cursor.execute("SELECT xmin::text FROM surveys_ballot")
        of_ballots = {row[0] for row in cursor.fetchall()}
        cursor.execute("SELECT xmin::text FROM surveys_mark")
        of_marks = {row[0] for row in cursor.fetchall()}
        cursor.execute("SELECT xmin::text FROM surveys_invitee")
        of_people = {row[0] for row in cursor.fetchall()}
    assert len(of_ballots) == 6
    assert not of_ballots & of_marks
    assert not (of_ballots | of_marks) & of_people


def test_before_the_night_no_row_of_the_roster_tells_who_answered(asked: Survey) -> None:
    rows = list(asked.invitees.order_by("pk").values())
    answers(asked, *asked.invitees.all()[:7])
    assert list(asked.invitees.order_by("pk").values()) == rows


def test_fewer_marks_than_k_wait_and_are_laid_together(asked: Survey) -> None:
    people = list(asked.invitees.all())
    answers(asked, *people[:4])
    assert not night(asked)
    assert (came(asked), Mark.objects.count()) == (0, 4)
    answers(asked, people[4])
    assert not night(asked)  # the same night
    assert night(asked, TONIGHT + timedelta(days=1))
    assert (came(asked), Mark.objects.count()) == (5, 0)
    answers(asked, people[5])
    night(asked, TONIGHT + timedelta(days=2))
    assert came(asked) == 5


def test_marks_of_nobody_do_not_make_up_for_people(asked: Survey) -> None:
    """Whoever is no longer on the roster, or somebody's guess, helps nobody over the threshold."""
    answers(asked, *asked.invitees.all()[:4])
    Mark.objects.create(digest="0" * 64, box=asked.box)
    assert not night(asked)
    assert came(asked) == 0


def test_a_night_writes_all_rows_anew_in_one_transaction_and_a_drawn_order(asked: Survey) -> None:
    """The places of those who came are, over twelve nights, what chance lets them be."""
    order = "id" if connection.vendor == "sqlite" else "ctid"
    total, runs, chosen = 0, 12, 6
    for run in range(runs):
        if run:
            Invitee.objects.update(answered=False)
        people = list(asked.invitees.order_by("name"))[:chosen]
        for one in people:
            Mark.objects.create(digest=personal.digest(asked.pk, code_of(one)), box=asked.box)
        assert night(asked, TONIGHT + timedelta(days=run))
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT answered FROM surveys_invitee ORDER BY {order}")  # noqa: S608
            flags = [bool(row[0]) for row in cursor.fetchall()]
            if connection.vendor == "postgresql":
                cursor.execute("SELECT count(DISTINCT xmin::text) FROM surveys_invitee")
                assert cursor.fetchone() == (1,)
        total += sum(place for place, flag in enumerate(flags) if flag)
        if connection.vendor == "sqlite":
            break  # rows lie by their drawn ids, which stay
    if connection.vendor == "postgresql":
        n, middle = len(flags), (len(flags) - 1) / 2
        spread = (runs * chosen * (n - chosen) * (n + 1) / 12) ** 0.5
        assert abs(total - runs * chosen * middle) <= 4 * spread


def test_a_code_is_one_answer_before_the_night_and_after_it(asked: Survey) -> None:
    people = list(asked.invitees.all()[:5])
    answers(asked, *people)
    for _time in ("before", "after"):
        with pytest.raises(answer.SpentError):
            answers(asked, people[0])
        night(asked)
    assert Ballot.objects.count() == 5


def test_a_second_answer_is_thanked_for_as_the_first_and_not_taken(asked: Survey) -> None:
    """Whoever has printed the letters could else try a code to learn whether she has come."""
    one, other = asked.invitees.all()[:2]
    answers(asked, one)
    said = [
        Client().post(f"/s/{code_of(who)}/questions/?language=en", {"vo1": "2"}, follow=True)
        for who in (one, other)
    ]
    assert said[0].content == said[1].content
    assert said[0].redirect_chain == said[1].redirect_chain
    assert "first one counts" in said[0].content.decode()
    assert Ballot.objects.count() == 2


def test_looking_at_a_link_marks_nothing_whoever_looks(asked: Survey) -> None:
    """Mail servers open links before people do."""
    code = code_of(asked.invitees.all()[0])
    for path in (f"/s/{code}/", f"/s/{code}/questions/"):
        for _time in range(3):
            assert Client().get(path).status_code == 200
            Client().head(path)
    assert not Mark.objects.exists()
    assert not Ballot.objects.exists()


def test_the_page_of_a_link_is_the_same_before_and_after_its_answer(asked: Survey) -> None:
    people = list(asked.invitees.all()[:5])
    page = f"/s/{code_of(people[0])}/"
    before = Client().get(page).content
    answers(asked, *people)
    assert Client().get(page).content == before
    night(asked)
    assert Client().get(page).content == before


def test_no_page_of_the_coordinator_is_other_after_an_answer(
    asked: Survey, client_of: ClientOf, aino: Person
) -> None:
    desk = client_of(aino)
    desk.cookies["django_language"] = "en"
    one = asked.invitees.all()[0]
    paths = [
        f"/surveys/{asked.pk}/{rest}"
        for rest in ("", "roster/", f"roster/{one.place}/", f"invitees/{one.pk}/", "slips/")
    ]
    pages = [told(desk, path) for path in paths]
    answers(asked, *asked.invitees.all()[:9])
    assert [told(desk, path) for path in paths] == pages
    night(asked)
    changed = [told(desk, path) != page for path, page in zip(paths, pages, strict=True)]
    assert changed == [True, False, False, False, False]  # how many, of the whole house
    assert "9 of the 12 people" in told(desk, paths[0])


def test_whoever_is_signed_in_finds_her_own_code_and_no_other(
    survey: Survey, client_of: ClientOf, aino: Person, olga: Person
) -> None:
    invite.add(survey, 0, name="Aino", person=aino)
    mine = survey.invitees.get()
    page = f"/s/{code_of(mine)}/"
    before = told(client_of(aino), "/surveys/")
    assert page in before
    assert page not in told(client_of(olga), "/surveys/")
    answers(survey, mine)
    assert told(client_of(aino), "/surveys/") == before


def told(desk: Client, path: str) -> str:
    import re

    page = desk.get(path).content.decode()
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"|nonce="[^"]*"', "", page)


def test_progress_does_not_fall_when_somebody_who_answered_leaves(asked: Survey) -> None:
    """Else one press would tell whether she had."""
    people = list(asked.invitees.all())
    answers(asked, *people[:6])
    night(asked)
    before = remind.progress(asked)
    assert before == (6, 12)
    for one in (people[0], people[11]):
        invite.change(Invitee.objects.get(pk=one.pk), left=True)
        assert remind.progress(asked) == before


def test_whoever_has_left_has_no_code_any_more(asked: Survey) -> None:
    one = asked.invitees.all()[0]
    invite.change(one, left=True)
    assert Client().get(f"/s/{code_of(one)}/").status_code == 404


def test_a_crash_between_ballot_and_mark_costs_no_answer(
    asked: Survey, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The price is one reminder too many, and perhaps one answer too many."""
    one = asked.invitees.all()[0]

    def crash(**_row: object) -> Mark:
        raise RuntimeError("the power went")

    with monkeypatch.context() as patched:
        patched.setattr(Mark.objects, "create", crash)
        with pytest.raises(RuntimeError):
            answers(asked, one)
    assert (Ballot.objects.count(), Mark.objects.count()) == (1, 0)
    answers(asked, one)
    assert (Ballot.objects.count(), Mark.objects.count()) == (2, 1)


def test_inside_a_transaction_no_personal_code_is_taken(asked: Survey) -> None:
    with transaction.atomic(), pytest.raises(RuntimeError, match="one transaction"):
        answers(asked, asked.invitees.all()[0])


@at_once
def test_the_same_link_twice_at_once_is_one_answer(asked: Survey) -> None:
    one = asked.invitees.all()[0]

    def press() -> str:
        try:
            answers(asked, one)
        except answer.SpentError:
            return "spent"
        return "in"

    assert sorted(together(*[press] * 4)) == ["in", "spent", "spent", "spent"]
    assert Ballot.objects.count() == 1


def test_closing_forgets_who_came_and_the_roster_goes_a_month_later(asked: Survey) -> None:
    answers(asked, *asked.invitees.all()[:6])
    night(asked)
    answers(asked, *[one for one in asked.invitees.all() if not one.answered][:2])
    answer.close(asked)
    assert (came(asked), Mark.objects.count()) == (0, 0)
    Survey.objects.filter(pk=asked.pk).update(closed_on=timezone.localdate() - timedelta(days=29))
    upkeep.forget_rosters()
    assert asked.invitees.count() == 12
    Survey.objects.filter(pk=asked.pk).update(closed_on=timezone.localdate() - timedelta(days=30))
    Erasure.objects.all().delete()
    assert upkeep.forget_rosters() == 1
    assert not Invitee.objects.exists()
    assert not Roster.objects.exists()
    due = set(Erasure.objects.values_list("table", flat=True))
    assert {"surveys_invitee", "surveys_mark", "surveys_roster"} <= due


def test_a_mark_that_came_as_the_survey_closed_is_swept(asked: Survey) -> None:
    Mark.objects.create(digest="a" * 64, box=asked.box)
    upkeep.forget_rosters()
    assert Mark.objects.count() == 1
    answer.close(asked)
    Mark.objects.create(digest="b" * 64, box=asked.box)
    upkeep.forget_rosters()
    assert not Mark.objects.exists()


def test_slips_and_codes_answer_side_by_side(asked: Survey, trustee: Trustee) -> None:
    from tests.surveys.conftest import slip

    typed, unit = slip(asked, "300", 1)
    answer.submit(asked, typed, unit, {"vo1": 3})
    answers(asked, asked.invitees.all()[0])
    assert (SpentSlip.objects.count(), Mark.objects.count()) == (1, 1)
    answer.close(asked)
    opened = trustee.opens(Survey.objects.get(pk=asked.pk))
    assert {one["unit"] for one in opened} == {unit}


@pytest.mark.usefixtures("files")
def test_marks_that_were_laid_are_in_no_file(files: Files, asked: Survey) -> None:  # noqa: F811
    """PostgreSQL writes them to no journal at all, and to no file as long as it has memory."""
    answers(asked, *asked.invitees.all()[:6])
    marks = [one.encode() for one in Mark.objects.values_list("digest", flat=True)]
    heap = files()
    logged = [mark in heap for mark in marks]
    assert all(logged) if connection.vendor == "sqlite" else not any(logged)
    assert night(asked)
    assert scrub.scrub_due()
    heap = files(journals=False)
    assert not any(mark in heap for mark in marks)
