"""The roster of an open workshop: letters only to those who have not come, and no way from a seat
to a person, not even for somebody who has the whole database."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from random import Random
from smtplib import SMTPDataError, SMTPException, SMTPNotSupportedError, SMTPServerDisconnected
from unittest import mock

import pytest
from django.core import mail
from django.db import connection, models
from django.test import Client
from django.utils import timezone

from talkoot.people.models import Membership, Organisation, Person, Placement, Unit
from talkoot.programmes.models import Programme
from talkoot.workshops import letters, reminders
from talkoot.workshops.actions import close, join, prepare, roster
from talkoot.workshops.models import Invited, Roster, Seat, Workshop
from talkoot.workshops.reminders import Letters
from tests.conftest import ClientOf
from tests.workshops.test_open import OPEN_METHOD

DAYS = 9


@pytest.fixture
def staff(kuoma: Organisation, kitchen: Unit) -> list[Person]:
    """Twelve people in the kitchen; the last two have no address."""
    people = [
        Person.objects.create_user(f"k{n}@example.org" if n < 10 else None, f"Keittäjä {n}")
        for n in range(12)
    ]
    for one in people:
        member = Membership.objects.create(organisation=kuoma, person=one, number=f"n{one.pk}")
        Placement.objects.create(membership=member, unit=kitchen)
    return people


@pytest.fixture
def open_workshop(programme: Programme, aino: Person) -> Workshop:
    last = timezone.localdate() + timedelta(days=DAYS - 1)
    made = prepare.prepare(programme, OPEN_METHOD, aino, title="Viikon kysymys", closes_on=last)
    prepare.open_room(made)
    return made


def link(workshop: Workshop, person: Person) -> str:
    return f"/i/{roster.token_of(workshop, person.pk)}/"


def come(workshop: Workshop, person: Person) -> Client:
    """She opens her letter and presses the button."""
    phone = Client()
    page = phone.get(link(workshop, person))
    answer = phone.post(link(workshop, person), {"people": 1, "newcomer": page.context["newcomer"]})
    assert answer.status_code == 302
    return phone


def roster_of(workshop: Workshop) -> Roster:
    return Roster.objects.get(workshop=workshop)


def came(workshop: Workshop) -> set[int]:
    rows = Invited.objects.filter(roster__workshop=workshop, came=True)
    return set(rows.values_list("person_id", flat=True))


def morning(workshop: Workshop, on: date) -> None:
    roster.nightly(roster_of(workshop), on)


def send_all() -> None:
    while letters.owed().exists():
        letters.send_due()


@pytest.fixture
def invited(open_workshop: Workshop, staff: list[Person]) -> Workshop:
    assert roster.invite(open_workshop, staff) == 12
    Roster.objects.update(batched_on=timezone.localdate())
    return open_workshop


# Letters ----------------------------------------------------------------------------------------


def test_everybody_with_an_address_gets_one_letter_with_a_link_of_her_own(
    invited: Workshop, staff: list[Person]
) -> None:
    send_all()
    assert {to for letter in mail.outbox for to in letter.to} == {one.email for one in staff[:10]}
    links = {re.search(r"/i/(\w+)/", str(letter.body)) for letter in mail.outbox}
    assert len({found.group(1) for found in links if found}) == 10
    letters.send_due()
    assert len(mail.outbox) == 10


@pytest.mark.parametrize("refusal", [SMTPDataError(554, b"spam"), SMTPNotSupportedError()])
def test_a_letter_that_is_refused_for_good_keeps_nobody_elses_back(
    invited: Workshop, refusal: SMTPException
) -> None:
    with mock.patch.object(letters, "send_mail", side_effect=[refusal] + [1] * 9) as post:
        assert letters.send_due() == 9
        assert letters.send_due() == 0
    assert post.call_count == 10


def test_while_the_post_is_away_every_letter_is_kept(invited: Workshop) -> None:
    with (
        mock.patch.object(letters, "send_mail", side_effect=SMTPServerDisconnected),
        pytest.raises(SMTPServerDisconnected),
    ):
        letters.send_due()
    assert letters.send_due() == 10


def test_who_is_asked_twice_is_on_the_roster_once(invited: Workshop, staff: list[Person]) -> None:
    assert roster.invite(invited, staff) == 0
    assert Invited.objects.count() == 12


def test_a_reminder_goes_only_to_those_who_had_not_come(
    invited: Workshop, staff: list[Person]
) -> None:
    send_all()
    for one in staff[:6]:
        come(invited, one)
    Roster.objects.update(reminded_on=timezone.localdate() - timedelta(days=4))
    mail.outbox.clear()
    morning(invited, timezone.localdate() + timedelta(days=5))
    send_all()
    assert {to for letter in mail.outbox for to in letter.to} == {one.email for one in staff[6:10]}


def test_nobody_is_reminded_when_everybody_is_in(invited: Workshop, staff: list[Person]) -> None:
    send_all()
    for one in staff:
        come(invited, one)
    morning(invited, timezone.localdate() + timedelta(days=5))
    assert roster_of(invited).reminders == 0


def test_who_has_left_the_house_gets_no_more_letters(
    invited: Workshop, staff: list[Person]
) -> None:
    Membership.objects.filter(person=staff[0]).update(left_on=timezone.localdate())
    staff[1].is_active = False
    staff[1].save()
    send_all()
    assert {to for letter in mail.outbox for to in letter.to} == {one.email for one in staff[2:10]}


def test_the_host_may_ask_for_a_reminder_and_it_waits_for_its_day(
    invited: Workshop, aino: Person, client_of: ClientOf
) -> None:
    send_all()
    client_of(aino).post(f"/workshops/{invited.pk}/remind/")
    today = timezone.localdate()
    morning(invited, today + timedelta(days=1))
    assert roster_of(invited).reminders == 0
    morning(invited, today + timedelta(days=2))
    assert roster_of(invited).reminders == 1


@pytest.mark.parametrize(
    ("day", "sent", "asked", "due"),
    [
        (3, Letters(0, date(2026, 11, 2)), False, False),
        (6, Letters(0, date(2026, 11, 2)), False, False),
        (7, Letters(0, date(2026, 11, 2)), False, True),
        (3, Letters(0, date(2026, 11, 2)), True, False),
        (4, Letters(0, date(2026, 11, 2)), True, True),
        (10, Letters(1, date(2026, 11, 9)), False, False),
        (11, Letters(1, date(2026, 11, 9)), False, True),
        (12, Letters(2, date(2026, 11, 8)), True, False),
        (13, Letters(1, date(2026, 11, 8)), True, False),
        (6, Letters(0, None), True, False),
    ],
)
def test_reminders_are_few_and_far_between(day: int, sent: Letters, asked: bool, due: bool) -> None:
    first, last = date(2026, 11, 2), date(2026, 11, 12)
    assert reminders.is_due(date(2026, 11, day), first, last, sent, asked=asked) is due


def test_the_night_of_the_clock_change_has_one_batch(
    invited: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the last Sunday of October the hour from three to four comes twice in Finland."""
    done: list[date] = []
    monkeypatch.setattr(roster, "nightly", lambda _roster, today: done.append(today))
    for hour in (0, 1, 2, 3, 4):  # UTC: 3.00, 3.00 again, 4.00, 5.00, 6.00
        moment = datetime(2026, 10, 25, hour, 30, tzinfo=timezone.get_fixed_timezone(0))
        monkeypatch.setattr(timezone, "now", lambda moment=moment: moment)
        letters.send_due()
    assert done == [date(2026, 10, 25)]


# The link ---------------------------------------------------------------------------------------


def test_to_open_a_link_marks_nothing_and_takes_no_seat(
    invited: Workshop, staff: list[Person]
) -> None:
    """A mail filter opens every link it finds."""
    before = roster_of(invited).waiting
    for _time in range(3):
        answer = Client().get(link(invited, staff[0]))
        assert answer.status_code == 200
        assert Client().head(link(invited, staff[0])).status_code in (200, 405)
    assert roster_of(invited).waiting == before
    assert not Seat.objects.exists()
    assert answer["Referrer-Policy"] == "same-origin"
    assert "no-store" in answer["Cache-Control"]


def test_a_link_lets_in_once_and_the_first_device_goes_on(
    invited: Workshop, staff: list[Person]
) -> None:
    phone = come(invited, staff[0])
    again = phone.get(link(invited, staff[0]))
    assert again["Location"] == f"/w/{invited.pk}/"
    other = Client()
    assert other.get(link(invited, staff[0])).status_code == 403
    assert other.post(link(invited, staff[0]), {"people": 1}).status_code == 403
    assert Seat.objects.count() == 1


def test_two_devices_that_press_at_once_take_one_seat(
    invited: Workshop, staff: list[Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both have read the link as unused; the mark decides."""
    come(invited, staff[0])
    spent = roster.is_spent
    answers = iter([False])
    monkeypatch.setattr(roster, "is_spent", lambda one: next(answers, None) or spent(one))
    answer = Client().post(link(invited, staff[0]), {"people": 1})
    assert answer.status_code == 403
    assert Seat.objects.count() == 1


def test_an_answer_that_was_lost_can_be_sent_again(invited: Workshop, staff: list[Person]) -> None:
    page = Client().get(link(invited, staff[0]))
    fields = {"people": 1, "newcomer": page.context["newcomer"]}
    assert Client().post(link(invited, staff[0]), fields).status_code == 302
    assert Client().post(link(invited, staff[0]), fields).status_code == 302
    assert Seat.objects.count() == 1


def test_the_roster_is_forgotten_when_the_workshop_closes(
    invited: Workshop, staff: list[Person]
) -> None:
    come(invited, staff[0])
    close.close(invited)
    assert not Invited.objects.exists()
    assert not Roster.objects.exists()
    assert Client().get(link(invited, staff[1])).status_code == 404


def test_nobody_sees_who_has_come(
    invited: Workshop, staff: list[Person], aino: Person, client_of: ClientOf
) -> None:
    for one in staff[:6]:
        come(invited, one)
    morning(invited, timezone.localdate() + timedelta(days=1))
    pages = [f"/workshops/{invited.pk}/host/", f"/workshops/{invited.pk}/invite/"]
    for address in pages:
        page = client_of(aino).get(address).content.decode()
        assert not [one.name for one in staff if one.name in page]


# The attacker has the database ------------------------------------------------------------------


def order(table: str, column: str) -> list[object]:
    """A column in the order in which its rows lie."""
    place = "rowid" if connection.vendor == "sqlite" else "ctid"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table} ORDER BY {place}")  # noqa: S608
        return [row[0] for row in cursor.fetchall()]


def seats_as_they_lie() -> list[Seat]:
    known = Seat.objects.in_bulk()
    found = {pk.hex: seat for pk, seat in known.items()}
    return [found[str(pk).replace("-", "")] for pk in order("workshops_seat", "id")]


def test_the_order_of_the_rows_ties_no_seat_to_a_person(
    open_workshop: Workshop, staff: list[Person]
) -> None:
    """The attacker knows in which order the seats were taken, and lays every order he finds in the
    roster beside it. Of twelve pairs he is to guess no more than chance gives: one a try."""
    runs, hits = 20, 0
    rng = Random(7)
    for _run in range(runs):
        Seat.objects.all().delete()
        Roster.objects.all().delete()
        roster.invite(open_workshop, staff)
        arrival = rng.sample(staff, len(staff))
        for one in arrival:
            join.take_seat(open_workshop, nickname=one.name)
            roster.mark(roster.token_of(open_workshop, one.pk))
        assert [seat.nickname for seat in seats_as_they_lie()] == [one.name for one in arrival]
        morning(open_workshop, timezone.localdate() + timedelta(days=1))
        assert came(open_workshop) == {one.pk for one in staff}
        truth = [one.pk for one in arrival]
        hits += sum(
            a == b for a, b in zip(order("workshops_invited", "person_id"), truth, strict=True)
        )
    chance, spread = runs * 1.0, runs**0.5
    assert hits <= chance + 4 * spread


def test_while_marks_wait_they_have_no_order_and_no_row_of_their_own(
    invited: Workshop, staff: list[Person]
) -> None:
    rows = order("workshops_invited", "token")
    arrival = [staff[4], staff[1], staff[3]]
    lengths = set()
    for one in arrival:
        come(invited, one)
        with connection.cursor() as cursor:
            cursor.execute("SELECT waiting FROM workshops_roster")
            lengths.add(len(bytes(cursor.fetchone()[0])))
    assert order("workshops_invited", "token") == rows
    assert came(invited) == set()
    assert lengths == {len(bytes(256)) + 40}
    bits: str = roster_of(invited).waiting
    waiting = {row.person_id for row in Invited.objects.all() if bits[row.place] == "1"}
    assert waiting == {one.pk for one in arrival}


def test_fewer_than_five_marks_are_not_laid_into_the_roster(
    invited: Workshop, staff: list[Person]
) -> None:
    for one in staff[:4]:
        come(invited, one)
    day = timezone.localdate() + timedelta(days=1)
    morning(invited, day)
    assert came(invited) == set()
    come(invited, staff[4])
    morning(invited, day + timedelta(days=1))
    assert came(invited) == {one.pk for one in staff[:5]}


def test_marks_that_wait_are_kept_when_more_people_are_invited(
    invited: Workshop, staff: list[Person], bengt: Person
) -> None:
    for one in staff[:5]:
        come(invited, one)
    roster.invite(invited, [bengt])
    morning(invited, timezone.localdate() + timedelta(days=1))
    assert came(invited) == {one.pk for one in staff[:5]}


@pytest.mark.django_db(transaction=True)
def test_no_transaction_wrote_both_a_seat_and_its_mark(
    invited: Workshop, staff: list[Person]
) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL notes the transaction in the row")
    for one in staff[:6]:
        come(invited, one)
    morning(invited, timezone.localdate() + timedelta(days=1))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM workshops_seat s, workshops_invited i WHERE s.xmin = i.xmin"
        )
        assert cursor.fetchone()[0] == 0
        cursor.execute("SELECT count(DISTINCT xmin::text) FROM workshops_invited")
        assert cursor.fetchone()[0] == 1


def test_no_table_leads_from_a_seat_to_the_roster_or_tells_a_moment() -> None:
    of_people = {Person, Invited, Roster, Membership}
    leads = {field.related_model for field in Seat._meta.get_fields() if field.is_relation}
    assert not leads & of_people
    for model in (Roster, Invited, Seat):
        moments = [f for f in model._meta.fields if isinstance(f, models.DateTimeField)]
        assert moments == []
    assert not [f for f in Invited._meta.fields if isinstance(f, models.DateField)]
    assert {f.related_model for f in Invited._meta.get_fields() if f.is_relation} == {
        Roster,
        Person,
    }


def test_who_works_in_two_houses_gets_one_letter_and_none_from_the_one_she_left(
    invited: Workshop, staff: list[Person], naapuri: Organisation
) -> None:
    for one in staff[:2]:
        Membership.objects.create(organisation=naapuri, person=one, number=f"b{one.pk}")
    Membership.objects.filter(person=staff[1]).exclude(organisation=naapuri).update(
        left_on=timezone.localdate()
    )
    send_all()
    sent = [to for letter in mail.outbox for to in letter.to]
    assert sent.count(str(staff[0].email)) == 1
    assert sent.count(str(staff[1].email)) == 0
