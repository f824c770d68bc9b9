"""A coach offers times, people book one each, and who comes is known to the two of them."""

from __future__ import annotations

import threading
from contextlib import suppress
from datetime import timedelta
from functools import partial

import pytest
from django.core import mail
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from talkoot.people.models import Membership, Person
from talkoot.programmes import sparring
from talkoot.programmes.actions import modules
from talkoot.programmes.actions import sparring as actions
from talkoot.programmes.models import Module, Programme, SparringBooking, SparringTime
from talkoot.workspace.waiting import things
from tests.at_once import at_once, together
from tests.conftest import ClientOf, person
from tests.ground import ics


@pytest.fixture
def module(programme: Programme) -> Module:
    return modules.add_module(programme, title="Esihenkilön arki", audience="everyone")


@pytest.fixture
def fatima(programme: Programme) -> Person:
    """A coach: she leads workshops in the programme."""
    return person(programme.house, "Fatima", "facilitator")


@pytest.fixture
def offered(module: Module, fatima: Person, client_of: ClientOf) -> list[SparringTime]:
    day = timezone.localdate() + timedelta(days=9)
    words = {
        "day": f"{day.day}.{day.month}.{day.year}",
        "hour": "9.00",
        "minutes": 45,
        "times": 3,
        "place": "Kahvio",
        "most": 1,
    }
    answer = client_of(fatima).post(f"/modules/{module.pk}/sparring/offer/", words)
    assert answer.status_code == 302
    return list(module.sparring_times.all())


@at_once
@pytest.mark.django_db(transaction=True)
def test_two_bookings_of_one_person_at_once_leave_her_one_time(
    offered: list[SparringTime], bengt: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked, both = actions._hers, threading.Barrier(2)

    def slowly(module: Module, person: Person) -> SparringBooking | None:
        found = looked(module, person)
        with suppress(threading.BrokenBarrierError):
            both.wait(timeout=0.3)  # the other one looks as well, unless she has to stand in line
        return found

    monkeypatch.setattr(actions, "_hers", slowly)
    together(*[partial(actions.book, time, bengt, letters=False) for time in offered[:2]])
    assert SparringBooking.objects.filter(person=bengt).count() == 1


def of(file: int) -> ics.Part:
    (_name, content, _kind) = mail.outbox[file].attachments[0]
    return ics.read(str(content).encode())


def test_times_stand_one_after_another_on_the_clock_of_the_wall(
    offered: list[SparringTime], module: Module, fatima: Person, client_of: ClientOf
) -> None:
    begins = [f"{timezone.localtime(one.starts_at):%H.%M}" for one in offered]
    assert begins == ["09.00", "09.45", "10.30"]
    address = f"/modules/{module.pk}/sparring/offer/"
    day = timezone.localtime(offered[0].starts_at)
    words = {"day": f"{day:%d.%m.%Y}", "hour": "10.00", "minutes": 30, "times": 1, "most": 1}
    twice = client_of(fatima).post(address, {**words, "link": "kokous.example/a"})
    nowhere = client_of(fatima).post(address, {**words, "hour": "15.00"})
    past = client_of(fatima).post(address, {**words, "day": "1.2.2024", "place": "Kahvio"})
    assert list(twice.context["form"].errors) == ["hour"]
    assert list(nowhere.context["form"].errors) == ["place"]
    assert list(past.context["form"].errors) == ["day"]
    assert module.sparring_times.count() == 3


def test_who_comes_is_seen_by_the_coach_and_herself_alone(
    offered: list[SparringTime],
    module: Module,
    fatima: Person,
    bengt: Person,
    aino: Person,
    olga: Person,
    paavo: Person,
    cecilia: Person,
    client_of: ClientOf,
) -> None:
    page = f"/modules/{module.pk}/sparring/"
    client_of(bengt).post(f"/modules/sparring/{offered[1].pk}/book/")
    assert SparringBooking.objects.get().person == bengt
    assert "Bengt" in client_of(fatima).get(page).content.decode()
    for other in (aino, olga):
        seen = client_of(other).get(page)
        assert "Bengt" not in seen.content.decode()
        assert [one.taken for one in seen.context["seen"]] == [False, True, False]
        assert (seen.context["used"], seen.context["offered"]) == (1, 3)
        assert "Bengt" not in client_of(other).get(f"/modules/{module.pk}/").content.decode()
        assert client_of(other).get(f"/modules/sparring/{offered[1].pk}/").status_code == 404
    for outsider in (paavo, cecilia):
        assert client_of(outsider).get(page).status_code == 404
        book = client_of(outsider).post(f"/modules/sparring/{offered[0].pk}/book/")
        assert book.status_code == 404
    titles = {who: [one.title for one in things(who)] for who in (bengt, fatima, aino)}
    assert any("Esihenkilön arki" in one for one in titles[bengt])
    assert any("Esihenkilön arki" in one for one in titles[fatima])
    assert not any("Esihenkilön arki" in one for one in titles[aino])
    for who, told in ((bengt, True), (aino, False)):
        client_of(who).post("/calendar/", {"do": "follow"})
        address = client_of(who).get("/calendar/").context["address"]
        feed = client_of(None).get("/calendar/" + address.rsplit("/", 1)[-1]).content.decode()
        assert ("Esihenkilön arki" in feed) is told
        assert "Bengt" not in feed.replace("Talkoot: Bengt", "")


def test_a_free_time_that_is_not_for_the_reader_says_for_whom_it_is(
    offered: list[SparringTime], module: Module, bengt: Person, client_of: ClientOf
) -> None:
    page, own = f"/modules/{module.pk}/sparring/", f"/modules/{module.pk}/"
    assert ": esihenkilöt." not in client_of(bengt).get(page).content.decode()
    assert "Valitse aika" in client_of(bengt).get(own).content.decode()
    module.audience = module.Audience.SUPERVISORS
    module.save()
    assert ": esihenkilöt." in client_of(bengt).get(page).content.decode()
    assert "Valitse aika" not in client_of(bengt).get(own).content.decode()


def test_a_time_is_taken_once_and_a_second_choice_moves_the_first(
    offered: list[SparringTime], bengt: Person, olga: Person, client_of: ClientOf
) -> None:
    first, second, _third = offered
    actions.book(first, bengt)
    with pytest.raises(actions.TakenError):
        actions.book(first, olga)
    actions.book(second, bengt)
    (kept,) = SparringBooking.objects.all()
    assert (kept.time, kept.sequence) == (second, 1)
    actions.book(first, olga)
    with pytest.raises(actions.TakenError):  # and what was tried in vain has moved nothing
        actions.book(first, bengt)
    assert SparringBooking.objects.get(person=bengt).time == second
    answer = client_of(bengt).post(f"/modules/sparring/{first.pk}/book/", follow=True)
    assert answer.status_code == 200
    assert SparringBooking.objects.get(person=bengt).time == second


def test_both_calendars_hear_of_it_and_of_each_change_under_one_name(
    offered: list[SparringTime],
    fatima: Person,
    bengt: Person,
    client_of: ClientOf,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    capture = django_capture_on_commit_callbacks
    with capture(execute=True):
        client_of(bengt).post(f"/modules/sparring/{offered[0].pk}/book/", {"people": "9"})
    with capture(execute=True):
        day = timezone.localtime(offered[0].starts_at)
        words = {"day": f"{day:%d.%m.%Y}", "hour": "13.00", "minutes": 45, "place": "Kirjasto"}
        words |= {"most": 1, "seen": 1}
        address = f"/modules/sparring/{offered[0].pk}/"
        assert client_of(fatima).post(address, words).status_code == 302
        assert client_of(fatima).post(address, words).status_code == 409
        assert client_of(fatima).post(address, words | {"seen": "9" * 5000}).status_code == 409
    with capture(execute=True):
        client_of(bengt).post(f"/modules/sparring/{offered[0].pk}/let-go/")
    told = [(letter.to[0], of(number)) for number, letter in enumerate(mail.outbox)]
    assert [to for to, _file in told] == ["bengt@example.org", "fatima@example.org"] * 3
    events = [file.all("VEVENT")[0] for _to, file in told]
    assert len({event.text("UID") for event in events}) == 1
    assert [event.text("SEQUENCE") for event in events] == ["0", "0", "1", "1", "2", "2"]
    assert [file.text("METHOD") for _to, file in told][-3:] == ["REQUEST", "CANCEL", "CANCEL"]
    assert events[2].text("LOCATION") == "Kirjasto"
    assert not any("Bengt" in letter.subject + str(letter.body) for letter in mail.outbox)
    assert not SparringBooking.objects.exists()


def test_a_week_later_nobody_can_see_who_came_and_the_count_stays(
    offered: list[SparringTime], module: Module, bengt: Person, olga: Person
) -> None:
    actions.book(offered[0], bengt)
    actions.book(offered[1], olga)
    before = timezone.now() - timedelta(days=8)
    SparringTime.objects.filter(pk=offered[0].pk).update(starts_at=before)
    Membership.objects.filter(person=olga).update(left_on=timezone.localdate())
    actions.forget_due()
    assert not SparringBooking.objects.exists()  # who has left gives her time to others
    assert sparring.counts(module) == (1, 3)
