"""Letters to who is asked: when they leave, what they say, and what becomes of a failure."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone
from pytest_django import Settings

from talkoot.ground import gateway
from talkoot.ground.gateway import Gateway, GatewayError, NumberError
from talkoot.people.models import Person
from talkoot.surveys import personal, posting, rounds, upkeep
from talkoot.surveys.actions import answer, invite, plan, remind
from talkoot.surveys.models import Invitee, Mark, Roster, Survey
from tests.conftest import ClientOf

pytestmark = pytest.mark.django_db(transaction=True)
HELSINKI = ZoneInfo("Europe/Helsinki")
TUESDAY = datetime(2031, 5, 6, 10, 0, tzinfo=HELSINKI)
Patch = pytest.MonkeyPatch


class Clock:
    """What time it is, for the worker."""

    def __init__(self, patch: Patch) -> None:
        self.now = TUESDAY
        patch.setattr(timezone, "now", lambda: self.now)
        patch.setattr(posting, "_again_at", 0.0)

    def on(self, day: date, hour: int = 10) -> None:
        self.now = datetime(day.year, day.month, day.day, hour, tzinfo=HELSINKI)

    def next_day(self, days: int = 1) -> None:
        self.now += timedelta(days=days)


@pytest.fixture
def clock(monkeypatch: Patch) -> Clock:
    return Clock(monkeypatch)


@pytest.fixture
def asked(clock: Clock, survey: Survey) -> Survey:
    rows = "".join(f"300;Vastaaja {n};v{n}@example.org;fi\n" for n in range(8))
    rows += "200;Ulla;;sv\n"
    invite.take_table(survey, f"unit;name;email;language\n{rows}".encode())
    return Survey.objects.get(pk=survey.pk)


def invited(survey: Survey, *, most: int = 2, apart: int = 4) -> None:
    invite.send_letters(survey, most=most, apart=apart)


def day() -> int:
    """A day of the worker: the night's work, and the letters."""
    upkeep.lay_marks()
    return upkeep.send_letters()


def code_of(one: Invitee) -> str:
    return personal.code(one.survey_id, one.pk)


def reached() -> list[str]:
    return sorted(to for letter in mail.outbox for to in letter.to)


def test_no_letter_leaves_before_the_coordinator_says_so(asked: Survey) -> None:
    assert day() == 0
    invited(asked)
    assert day() == 8
    assert day() == 0
    assert reached() == sorted(f"v{n}@example.org" for n in range(8))


def test_a_letter_is_plain_text_with_ones_own_link_and_spies_on_nobody(asked: Survey) -> None:
    invited(asked)
    day()
    one = asked.invitees.get(email="v3@example.org")
    letter = next(letter for letter in mail.outbox if letter.to == ["v3@example.org"])
    assert f"/s/{code_of(one)}/" in letter.body
    assert code_of(one) in letter.body
    assert "Alkukartoitus" in letter.subject
    assert letter.content_subtype == "plain"
    assert not getattr(letter, "alternatives", [])
    assert "<" not in letter.body
    assert "Vastaaja" not in letter.body  # whoever reads over her shoulder
    others = [code_of(other) for other in asked.invitees.exclude(pk=one.pk)]
    assert not any(other in letter.body for other in others)


def test_whoever_is_added_later_gets_an_invitation_and_no_reminder_with_it(
    asked: Survey, clock: Clock
) -> None:
    invited(asked)
    day()
    clock.next_day(6)  # a Monday
    assert day() == 8  # the first round of reminders
    invite.add(asked, 1, name="Uusi", email="uusi@example.org", language="en")
    mail.outbox.clear()
    assert day() == 1
    assert "asks everybody" in mail.outbox[0].body


def test_only_those_whose_answer_was_laid_at_night_are_not_reminded(
    asked: Survey, clock: Clock
) -> None:
    invited(asked)
    day()
    people = list(asked.invitees.exclude(email=""))
    for one in people[:4]:
        answer.submit(asked, code_of(one), one.place, {"vo1": 4})
    clock.next_day(6)
    mail.outbox.clear()
    day()
    assert len(reached()) == 8  # four marks wait: nobody knows yet who came
    answer.submit(asked, code_of(people[4]), people[4].place, {"vo1": 4})
    clock.next_day(7)
    mail.outbox.clear()
    day()
    assert reached() == sorted(one.email for one in people[5:])
    assert "still open" in mail.outbox[0].body or "auki" in mail.outbox[0].body


def test_there_are_no_more_reminders_than_were_agreed(asked: Survey, clock: Clock) -> None:
    invited(asked, most=1)
    day()
    for _week in range(4):
        clock.next_day(7)
        day()
    assert len(mail.outbox) == 16


def test_a_weekend_is_quiet_and_so_is_the_night(asked: Survey, clock: Clock) -> None:
    invited(asked)
    for quiet in ((date(2031, 5, 10), 12), (date(2031, 5, 11), 12), (date(2031, 5, 12), 5)):
        clock.on(*quiet)
        assert day() == 0
    clock.on(date(2031, 5, 12), 9)
    assert day() == 8


def test_nights_and_rounds_that_were_missed_are_done_once_when_the_worker_wakes(
    asked: Survey, clock: Clock
) -> None:
    invited(asked)
    day()
    for one in list(asked.invitees.all())[:5]:
        answer.submit(asked, code_of(one), one.place, {"vo1": 4})
    clock.next_day(20)
    mail.outbox.clear()
    day()
    assert asked.invitees.filter(answered=True).count() == 5
    assert Roster.objects.get(survey=asked).reminders == 1
    assert len(mail.outbox) <= 4
    assert day() == 0


@pytest.mark.parametrize("change", [date(2031, 3, 30), date(2031, 10, 26)])
def test_the_night_in_which_clocks_change_is_one_night(
    asked: Survey, clock: Clock, change: date
) -> None:
    for one in asked.invitees.all()[:5]:
        Mark.objects.create(digest=personal.digest(asked.pk, code_of(one)), box=asked.box)
    midnight = datetime(change.year, change.month, change.day, tzinfo=HELSINKI)
    laid = 0
    for quarter in range(4 * 26):
        clock.now = midnight.astimezone(ZoneInfo("UTC")) + timedelta(minutes=15 * quarter)
        laid += upkeep.lay_marks()
    assert laid == 1


def test_an_address_that_is_refused_keeps_no_letter_from_others_and_is_shown(
    asked: Survey, monkeypatch: Patch, client_of: ClientOf, aino: Person
) -> None:
    refuse(monkeypatch, "v2@example.org")
    invited(asked)
    for _round in range(5):
        upkeep.send_letters()
    assert len(mail.outbox) == 7
    one = asked.invitees.get(email="v2@example.org")
    assert (one.refused, one.tries) == (True, 3)
    page = client_of(aino).get(f"/surveys/{asked.pk}/roster/").content.decode()
    assert "v2@example.org" in page
    assert "v3@example.org" not in page
    monkeypatch.undo()
    monkeypatch.setattr(timezone, "now", lambda: TUESDAY)
    invite.change(one, email="oikea@example.org")
    assert upkeep.send_letters() == 1
    assert mail.outbox[-1].to == ["oikea@example.org"]


def test_a_reminder_that_fails_is_shown_to_nobody(
    asked: Survey, clock: Clock, monkeypatch: Patch, client_of: ClientOf, aino: Person
) -> None:
    """Only who has not answered is reminded: a failed reminder would name her."""
    invited(asked)
    day()
    before = client_of(aino).get(f"/surveys/{asked.pk}/roster/").content.decode()
    refuse(monkeypatch, "v2@example.org")
    clock.next_day(6)
    for _round in range(5):
        day()
    assert not Invitee.objects.filter(refused=True).exists()
    after = client_of(aino).get(f"/surveys/{asked.pk}/roster/").content.decode()
    assert ("v2@example.org" in after) == ("v2@example.org" in before)
    assert "v2@example.org" not in after


def refuse(monkeypatch: Patch, address: str, word: SMTPException | None = None) -> None:
    real = EmailBackend.send_messages

    def send(self: EmailBackend, messages: Any) -> int:
        if [address] in [letter.to for letter in messages]:
            raise word or SMTPRecipientsRefused({address: (550, b"no such user")})
        return real(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", send)


def test_a_letter_that_is_refused_for_its_text_does_not_let_the_post_rest(
    asked: Survey, monkeypatch: Patch
) -> None:
    invited(asked)
    refuse(monkeypatch, "v2@example.org", SMTPDataError(554, b"spam"))
    for _round in range(3):
        upkeep.send_letters()
    assert len(mail.outbox) == 7
    assert asked.invitees.get(email="v2@example.org").refused


def test_a_dead_post_is_told_on_the_page_and_tried_again_later(
    asked: Survey, monkeypatch: Patch, client_of: ClientOf, aino: Person
) -> None:
    tried = []

    def dead(self: EmailBackend, messages: Any) -> int:
        tried.append(1)
        raise SMTPServerDisconnected("asleep")

    invited(asked)
    with monkeypatch.context() as patched:
        patched.setattr(EmailBackend, "send_messages", dead)
        with pytest.raises(SMTPServerDisconnected):
            upkeep.send_letters()
        assert upkeep.send_letters() == 0  # it rests
        assert len(tried) == 1
    desk = client_of(aino)
    assert "asleep" in desk.get(f"/surveys/{asked.pk}/").content.decode()
    monkeypatch.setattr(posting, "_again_at", 0.0)
    assert upkeep.send_letters() == 8
    assert "asleep" not in desk.get(f"/surveys/{asked.pk}/").content.decode()


def test_who_has_a_number_only_gets_a_text_message_where_there_is_a_gateway(
    asked: Survey, settings: Settings, monkeypatch: Patch
) -> None:
    said: list[tuple[str, str]] = []

    def hear(_to: Gateway, number: str, text: str) -> None:
        said.append((number, text))

    monkeypatch.setattr(gateway, "send", hear)
    ulla = asked.invitees.get(name="Ulla")
    invite.change(ulla, phone="+358401234567")
    invited(asked)
    day()
    assert said == []
    settings.SMS_GATEWAY = Gateway("https://g.example", "to={to}&text={text}")
    assert upkeep.send_letters() == 1
    (number, text) = said[0]
    assert number == "+358401234567"
    assert f"/s/{code_of(ulla)}/" in text
    assert len(text) < 320
    assert upkeep.send_letters() == 0


@pytest.mark.parametrize("error", [NumberError("422"), GatewayError("500")])
def test_a_gateway_that_refuses_one_number_is_told_from_one_that_sleeps(
    asked: Survey, settings: Settings, monkeypatch: Patch, error: GatewayError
) -> None:
    settings.SMS_GATEWAY = Gateway("https://g.example", "to={to}&text={text}")

    def fail(*_words: object) -> None:
        raise error

    monkeypatch.setattr(gateway, "send", fail)
    asked.invitees.exclude(name="Ulla").delete()
    invite.change(asked.invitees.get(), phone="+358401234567")
    invited(asked)
    if isinstance(error, NumberError):
        for _round in range(3):
            upkeep.send_letters()
        assert asked.invitees.get().refused
    else:
        with pytest.raises(GatewayError):
            upkeep.send_letters()
        assert Roster.objects.get(survey=asked).trouble == "GatewayError: 500"
        assert not asked.invitees.get().refused


def test_a_survey_closes_at_the_end_of_its_last_day(asked: Survey, clock: Clock) -> None:
    Survey.objects.filter(pk=asked.pk).update(closes_on=TUESDAY.date())
    clock.on(TUESDAY.date(), 23)
    assert upkeep.close_surveys() == 0
    one = asked.invitees.all()[0]
    answer.submit(Survey.objects.get(pk=asked.pk), code_of(one), one.place, {"vo1": 3})
    clock.on(TUESDAY.date() + timedelta(days=1), 0)
    with pytest.raises(answer.ClosedError):  # before the worker has come by, too
        answer.submit(Survey.objects.get(pk=asked.pk), code_of(one), one.place, {"vo1": 3})
    assert upkeep.close_surveys() == 1
    closed = Survey.objects.get(pk=asked.pk)
    assert (closed.state, closed.closed_on) == (Survey.State.CLOSED, timezone.localdate())
    assert upkeep.send_letters() == 0


def test_the_last_day_moves_later_and_never_earlier(asked: Survey, clock: Clock) -> None:
    today = TUESDAY.date()
    assert plan.move_last_day(asked, today + timedelta(days=3))
    assert not plan.move_last_day(asked, today + timedelta(days=2))
    assert plan.move_last_day(asked, today + timedelta(days=9))
    assert Survey.objects.get(pk=asked.pk).closes_on == today + timedelta(days=9)
    clock.next_day(20)
    assert not plan.move_last_day(asked, today + timedelta(days=40))  # it was over


def test_a_coordinator_moves_the_day_on_the_page_and_a_past_day_is_refused(
    asked: Survey, client_of: ClientOf, aino: Person
) -> None:
    desk = client_of(aino)
    path = f"/surveys/{asked.pk}/until/"
    assert desk.post(path, {"closes_on": "2031-05-01"}).status_code == 200
    assert Survey.objects.get(pk=asked.pk).closes_on is None
    assert desk.post(path, {"closes_on": "2031-05-20"}).status_code == 302
    assert Survey.objects.get(pk=asked.pk).closes_on == date(2031, 5, 20)


def test_printed_letters_have_each_code_once(
    asked: Survey, client_of: ClientOf, aino: Person
) -> None:
    one = asked.invitees.get(email="v1@example.org")
    page = client_of(aino).get(f"/surveys/{asked.pk}/letters/{one.place}/").content.decode()
    for other in asked.invitees.filter(place=one.place):
        assert page.count(code_of(other)) == 1
    ulla = asked.invitees.get(name="Ulla")
    paper = client_of(aino).get(f"/surveys/{asked.pk}/letters/{ulla.place}/?paper")
    assert code_of(ulla) in paper.content.decode()


@pytest.mark.parametrize(
    ("today", "sent", "due"),
    [
        (date(2031, 5, 6), rounds.Letters(None, 0, None, 2, 4), False),
        (date(2031, 5, 6), rounds.Letters(date(2031, 5, 2), 0, None, 2, 4), True),
        (date(2031, 5, 6), rounds.Letters(date(2031, 5, 3), 0, None, 2, 4), False),
        (date(2031, 5, 10), rounds.Letters(date(2031, 5, 2), 0, None, 2, 4), False),
        (date(2031, 5, 12), rounds.Letters(date(2031, 5, 2), 0, None, 2, 4), True),
        (date(2031, 5, 12), rounds.Letters(date(2031, 5, 2), 2, date(2031, 5, 6), 2, 4), False),
        (date(2031, 5, 26), rounds.Letters(date(2031, 5, 2), 0, None, 2, 4), False),
        (date(2031, 5, 22), rounds.Letters(date(2031, 5, 2), 0, None, 2, 4), False),  # Ascension
    ],
)
def test_when_a_round_of_reminders_begins(today: date, sent: rounds.Letters, due: bool) -> None:
    assert rounds.reminds(today, date(2031, 5, 23), sent) is due


def test_nobody_is_reminded_who_has_left(asked: Survey, clock: Clock) -> None:
    invited(asked)
    one = asked.invitees.get(email="v1@example.org")
    invite.change(one, left=True)
    day()
    assert "v1@example.org" not in reached()
    assert remind.progress(asked) is None


@pytest.mark.parametrize("day", [date(2031, 4, 11), date(2031, 6, 20), date(2031, 12, 24)])
def test_nobody_gets_a_letter_on_a_day_off(day: date) -> None:
    """Good Friday, the eve of midsummer and of Christmas are weekdays in 2031."""
    assert day.weekday() < 5
    assert not rounds.may_leave(datetime(day.year, day.month, day.day, 10, 0))
    before = day - timedelta(days=1)
    assert rounds.may_leave(datetime(before.year, before.month, before.day, 10, 0))
