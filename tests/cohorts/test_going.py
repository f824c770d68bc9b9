"""Who leaves takes her name and words along; what is over is erased as agreed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any
from unittest import mock

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.utils import timezone

from talkoot.cohorts import duties
from talkoot.cohorts.actions import founding, joining, journal, proposing, writing
from talkoot.cohorts.actions.joining import LastConvenerError
from talkoot.cohorts.models import Cohort, Entry, Letter, Member, Note, Proposal, Shared
from talkoot.live.models import Room
from talkoot.people.models import Person
from talkoot.practice.actions import keep_commitment
from talkoot.practice.models import Commitment, Evidence
from talkoot.programmes.models import Programme
from talkoot.workshops.actions import parting, prepare
from talkoot.workshops.models import Seat, Workshop
from tests.cohorts.conftest import comes_in, hold
from tests.conftest import ClientOf


def test_who_leaves_takes_messages_and_shared_texts_along(
    cohort: Cohort, member: Member, ester: Person
) -> None:
    writing.write(member, "Hei")
    writing.share(member, "solution", "Jaan puheenjohdon")
    convener = cohort.members.get(person=ester)
    writing.write(convener, "Tervetuloa")
    parting.leave(member)
    assert [note.text for note in Note.objects.all()] == ["Tervetuloa"]
    assert not Shared.objects.exists()
    assert not Member.objects.filter(person=member.person_id).exists()


def test_what_the_meetings_found_stays_and_no_longer_names_her(
    cohort: Cohort, member: Member, meeting: Workshop
) -> None:
    hold(meeting, "Soitan naapurille", owner="dagmar")
    parting.leave(member)
    deed = Commitment.objects.get()
    assert (deed.what, deed.owner) == ("Soitan naapurille", "")
    meeting.refresh_from_db()
    told = f"{meeting.summary} {[found.body for found in Evidence.objects.all()]}"
    assert "Soitan naapurille" in told
    assert "dagmar" not in told.lower()


def test_a_meeting_that_she_alone_was_to_lead_is_led_by_the_convener(
    cohort: Cohort, member: Member, meeting: Workshop, ester: Person
) -> None:
    meeting.hosts.set([member.person])
    parting.leave(member)
    assert list(meeting.hosts.all()) == [ester]


def test_the_only_convener_lets_another_convene_first(
    cohort: Cohort, member: Member, ester: Person, client_of: ClientOf
) -> None:
    convener = cohort.members.get(person=ester)
    with pytest.raises(LastConvenerError):
        parting.leave(convener)
    client = client_of(ester)
    client.post(f"/cohorts/{cohort.pk}/leave/")
    assert cohort.members.filter(person=ester).exists()
    client.post(f"/cohorts/{cohort.pk}/members/{member.pk}/convene/")
    client.post(f"/cohorts/{cohort.pk}/leave/")
    assert not cohort.members.filter(person=ester).exists()


def test_who_came_back_finds_none_of_her_old_words(cohort: Cohort, member: Member) -> None:
    person = member.person
    writing.write(member, "Hei")
    parting.leave(member)
    again = comes_in(cohort, person, sees_all=False)
    assert not again.notes.exists()


def of_the_group() -> list[int]:
    models = (Cohort, Member, Note, Shared, Letter, Proposal, Programme, Workshop, Room, Seat)
    return [model.objects.count() for model in (*models, Commitment, Evidence)]


def test_on_its_day_everything_of_the_group_is_erased_and_the_journal_stays(
    cohort: Cohort, member: Member, meeting: Workshop, ester: Person
) -> None:
    hold(meeting, "Soitan naapurille", owner="Dagmar")
    prepare.prepare(cohort.series, meeting.method_source, ester, title="Seuraava")
    writing.write(member, "Hei")
    writing.share(member, "insight", "Oivallus")
    journal.write(member.person, kind="insight", text="Oma")
    today = timezone.localdate()
    Cohort.objects.update(ends_on=today - timedelta(days=30), erase_on=today + timedelta(days=1))
    assert parting.erase_due() == 0
    Cohort.objects.update(erase_on=today)
    assert parting.erase_due() == 1
    assert sum(of_the_group()) == 0
    assert Entry.objects.get().text == "Oma"


def test_other_programmes_lose_nothing_when_a_group_is_erased(
    cohort: Cohort, programme: Programme, meeting: Workshop
) -> None:
    keep_commitment(programme, what="Tauko", owner="Keittiö")
    parting.erase(cohort)
    assert Commitment.objects.get().what == "Tauko"
    assert Programme.objects.get() == programme


def test_the_last_to_go_takes_the_group_along(cohort: Cohort, meeting: Workshop) -> None:
    parting.leave(cohort.members.get())
    assert sum(of_the_group()) == 0


def test_each_member_is_reminded_twice_by_letters_that_name_nothing(
    cohort: Cohort, member: Member
) -> None:
    assert duties.do_due() == 0
    today = timezone.localdate()
    for left in (14, 14, 10, 3, 2):
        Cohort.objects.update(ends_on=today, erase_on=today + timedelta(days=left))
        duties.do_due()
    assert sorted(letter.to[0] for letter in mail.outbox) == [
        "dagmar@example.org",
        "dagmar@example.org",
        "ester@example.org",
        "ester@example.org",
    ]
    told = "".join(f"{letter.subject}{letter.body}" for letter in mail.outbox)
    for secret in (cohort.name, member.name, "Ester"):
        assert secret not in told


class PickyPost(EmailBackend):
    """A mail server that refuses one address and takes the others."""

    refuses = ""

    def send_messages(self, messages: Sequence[mail.EmailMessage]) -> int:
        for message in messages:
            if self.refuses in message.to:
                raise SMTPRecipientsRefused({self.refuses: (550, b"unknown")})
        return super().send_messages(messages)


@pytest.fixture
def picky(monkeypatch: pytest.MonkeyPatch, settings: Any) -> type[PickyPost]:
    settings.EMAIL_BACKEND = f"{__name__}.PickyPost"
    return PickyPost


def test_an_address_that_is_refused_floods_nobody_and_keeps_no_letter_from_the_others(
    directors: list[Member], picky: type[PickyPost], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picky, "refuses", str(directors[3].person.email))
    soon = timezone.localdate() + timedelta(days=10)
    Cohort.objects.update(ends_on=timezone.localdate(), erase_on=soon)
    for _round in range(3):
        duties.do_due()
    reached = [letter.to[0] for letter in mail.outbox]
    assert len(reached) == len(set(reached)) == len(directors)  # with who convenes, less one


def test_a_post_that_breaks_off_is_gone_on_with_where_it_broke_off(
    directors: list[Member], monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.PickyPost"
    soon = timezone.localdate() + timedelta(days=10)
    Cohort.objects.update(ends_on=timezone.localdate(), erase_on=soon)
    takes = PickyPost.send_messages

    def takes_two(post: PickyPost, messages: Sequence[mail.EmailMessage]) -> int:
        if len(mail.outbox) == 2:
            raise SMTPServerDisconnected
        return takes(post, messages)

    with monkeypatch.context() as evening:
        evening.setattr(PickyPost, "send_messages", takes_two)
        with pytest.raises(SMTPServerDisconnected):
            duties.do_due()
    assert len(mail.outbox) == 2
    duties.do_due()
    reached = [letter.to[0] for letter in mail.outbox]
    assert len(reached) == len(set(reached)) == len(directors) + 1  # with who convenes


def agree_on_newcomers(cohort: Cohort, member: Member, *emails: str) -> None:
    for email in emails:
        proposing.propose_newcomer(member, email=email, who="Uma", sees_all=True)
    for asked in cohort.proposals.all():
        proposing.answer(asked, cohort.members.get(convener=True), yes=True)


def test_a_newcomer_whose_letter_is_refused_for_good_keeps_none_from_other_groups(
    cohort: Cohort, member: Member
) -> None:
    agree_on_newcomers(cohort, member, "x@nowhere.example", "uma@example.org")
    outside, held = len(connection.savepoint_ids), []

    def post(letter: Letter, _token: str) -> None:
        held.append(len(connection.savepoint_ids) - outside)
        if letter.email == "x@nowhere.example":
            raise SMTPDataError(554, b"spam")

    with mock.patch("talkoot.cohorts.letters.send_letter", side_effect=post):
        duties.do_due()
        duties.do_due()
    assert held == [0, 0]  # one try each, and nothing is held in the database meanwhile
    assert not cohort.proposals.exists()
    assert cohort.letters.count() == 2


@pytest.mark.parametrize("away", [SMTPServerDisconnected(), ConnectionRefusedError()])
def test_while_the_post_is_away_a_newcomer_is_agreed_on_and_her_earlier_letter_holds(
    cohort: Cohort, member: Member, away: SMTPException | OSError
) -> None:
    joining.write_letter(cohort, "uma@example.org")
    before = cohort.letters.get().token
    agree_on_newcomers(cohort, member, "uma@example.org")
    with (
        mock.patch("talkoot.cohorts.letters.send_mail", side_effect=away),
        pytest.raises(type(away)),
    ):
        duties.do_due()
    assert cohort.letters.get().token == before
    assert duties.do_due() == 1
    (letter,) = mail.outbox
    address = next(line for line in str(letter.body).split() if "://" in line)
    assert joining.open_letter(address.rstrip("/").rsplit("/", 1)[-1]) == cohort.letters.get()


def test_a_newcomer_whose_address_is_refused_keeps_no_letter_from_other_groups(
    cohort: Cohort, member: Member, picky: type[PickyPost], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picky, "refuses", "x@nowhere.example")
    for email in ("x@nowhere.example", "uma@example.org"):
        proposing.propose_newcomer(member, email=email, who="Uma", sees_all=True)
    for asked in cohort.proposals.all():
        proposing.answer(asked, cohort.members.get(convener=True), yes=True)
    for _round in range(3):
        duties.do_due()
    assert [letter.to for letter in mail.outbox] == [["uma@example.org"]]
    assert not cohort.proposals.exists()
    assert cohort.letters.count() == 2  # who convenes sees both, and can take one back


def test_a_group_that_is_ended_early_can_be_read_for_two_weeks_and_not_written(
    cohort: Cohort, member: Member, ester: Person, client_of: ClientOf
) -> None:
    client_of(ester).post(f"/cohorts/{cohort.pk}/end/")
    cohort.refresh_from_db()
    assert cohort.over
    assert cohort.erase_on == timezone.localdate() + founding.LEAST_KEPT
    client = client_of(member.person)
    assert client.get(f"/cohorts/{cohort.pk}/").status_code == 200
    client.post(f"/cohorts/{cohort.pk}/notes/", {"text": "Vielä"})
    assert not Note.objects.exists()
    assert client_of(ester).get(f"/cohorts/{cohort.pk}/meetings/new/").status_code == 404


def test_what_is_ones_own_can_be_taken_along(
    cohort: Cohort, member: Member, ester: Person, client_of: ClientOf
) -> None:
    writing.write(member, "Oma viesti")
    writing.write(cohort.members.get(person=ester), "Toisen viesti")
    writing.share(member, "solution", "Oma ratkaisu")
    told = client_of(member.person).get(f"/cohorts/{cohort.pk}/own.txt").content.decode()
    assert "Oma viesti" in told
    assert "Oma ratkaisu" in told
    assert "Toisen" not in told
