"""Invitations go by mail once, follow a plan when it rests, and end when it is called off."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from talkoot.people.models import Membership, Person
from talkoot.programmes.actions import announcing, modules
from talkoot.programmes.models import Announced, Guest, Module, Programme
from talkoot.workshops.actions import prepare
from talkoot.workshops.models import Workshop
from talkoot.workspace import calendar_letters
from tests.conftest import ClientOf
from tests.ground import ics
from tests.workshops.conftest import METHOD


@pytest.fixture
def room(programme: Programme, aino: Person) -> Workshop:
    module = modules.add_module(programme, title="Sukupolvet", audience="everyone")
    soon = timezone.now() + timedelta(days=12)
    made = prepare.prepare(programme, METHOD, aino, title="Kahvit", starts_at=soon)
    Workshop.objects.filter(pk=made.pk).update(module=module)
    made.module = module
    return made


@pytest.fixture
def invited(room: Workshop, aino: Person, bengt: Person, client_of: ClientOf) -> Workshop:
    client_of(aino).post(f"/modules/{room.module_id}/invite/")
    calendar_letters.keep_true()
    send()
    return room


def send() -> int:
    return sum(calendar_letters._send(guest) for guest in calendar_letters.owed())


def move(room: Workshop, days: int) -> None:
    at = room.starts_at + timedelta(days=days) if room.starts_at else None
    prepare.change(room, title=room.title, starts_at=at)
    calendar_letters.keep_true()


def rest() -> None:
    before = timezone.now() - calendar_letters.REST
    Announced.objects.update(changed_at=before)


def files() -> list[ics.Part]:
    found = []
    for letter in mail.outbox:
        (name, content, _kind) = letter.attachments[0]
        assert name == "talkoot.ics"
        found.append(ics.read(str(content).encode()))
    return found


def test_everybody_it_is_for_gets_one_letter_of_her_own(invited: Workshop) -> None:
    assert sorted(to for letter in mail.outbox for to in letter.to) == [
        "aino@example.org",
        "bengt@example.org",
    ]
    assert all(len(letter.recipients()) == 1 for letter in mail.outbox)
    assert {file.text("METHOD") for file in files()} == {"REQUEST"}
    assert send() == 0


def test_a_plan_that_is_moved_about_is_told_once_when_it_rests(invited: Workshop) -> None:
    mail.outbox.clear()
    move(invited, 1)
    move(invited, 2)
    assert send() == 0
    rest()
    assert send() == 2
    (event,) = files()[0].all("VEVENT")
    assert event.text("SEQUENCE") == "2"
    assert mail.outbox[0].subject.endswith("Kahvit")


def test_what_is_called_off_is_cancelled_under_the_same_name(invited: Workshop) -> None:
    (before,) = files()[0].all("VEVENT")
    mail.outbox.clear()
    prepare.call_off(invited)
    calendar_letters.keep_true()
    rest()
    assert send() == 2
    (event,) = files()[0].all("VEVENT")
    assert files()[0].text("METHOD") == "CANCEL"
    assert event.text("UID") == before.text("UID")
    assert send() == 0


@pytest.mark.parametrize("days", [-14, -120])
def test_what_was_moved_into_the_past_leaves_the_days_ahead(invited: Workshop, days: int) -> None:
    mail.outbox.clear()
    move(invited, days)
    rest()
    assert send() == 2
    (event,) = files()[0].all("VEVENT")
    at = timezone.localtime(invited.starts_at) + timedelta(days=days)
    assert f"{at:%Y%m%d}" in event.raw("DTSTART")
    calendar_letters.keep_true()
    rest()
    assert send() == 0


def test_who_was_asked_is_not_forgotten_before_she_hears_of_a_move_far_into_the_past(
    invited: Workshop,
) -> None:
    mail.outbox.clear()
    move(invited, -120)
    assert announcing.forget_guests() == 0
    rest()
    assert send() == 2
    assert announcing.forget_guests() == 2
    assert not Guest.objects.exists()


def test_who_cannot_be_told_of_a_move_is_forgotten_after_a_week(invited: Workshop) -> None:
    move(invited, -120)
    Announced.objects.update(changed_at=timezone.now() - announcing.OWED)
    assert announcing.forget_guests() == 2


def test_who_has_left_gets_no_more_letters(invited: Workshop, bengt: Person) -> None:
    mail.outbox.clear()
    Membership.objects.filter(person=bengt).update(left_on=timezone.localdate())
    move(invited, 1)
    rest()
    send()
    assert [letter.to for letter in mail.outbox] == [["aino@example.org"]]


def test_a_newcomer_is_invited_and_the_others_are_not_again(
    invited: Workshop, olga: Person, aino: Person, client_of: ClientOf
) -> None:
    mail.outbox.clear()
    client_of(aino).post(f"/modules/{invited.module_id}/invite/")
    send()
    assert [letter.to for letter in mail.outbox] == [["olga@example.org"]]


def test_a_module_without_a_day_invites_to_nothing(
    programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    module: Module = modules.add_module(programme, title="Myöhemmin")
    client_of(aino).post(f"/modules/{module.pk}/invite/")
    assert not Announced.objects.exists()


def test_two_months_after_an_event_nobody_can_tell_who_was_asked_to_it(invited: Workshop) -> None:
    """Whether its module has no last day, or has been taken out of the plan meanwhile."""
    assert invited.module is not None
    modules.remove_module(invited.module)
    held = timezone.now() - announcing.KEPT
    for days, left in ((0, 2), (1, 0)):
        one = Announced.objects.get()
        times = {name: (held - timedelta(days=days)).isoformat() for name in ("starts", "ends")}
        Announced.objects.update(event=one.event | times)
        announcing.forget_guests()
        assert Guest.objects.count() == left


def test_who_was_asked_to_what_was_called_off_is_forgotten_too(invited: Workshop) -> None:
    prepare.call_off(invited)
    calendar_letters.keep_true()
    Announced.objects.update(changed_at=timezone.now() - announcing.KEPT - timedelta(days=1))
    announcing.forget_guests()
    assert not Guest.objects.exists()
