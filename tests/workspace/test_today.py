"""The first page says what matters now, to each by what she does here."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import gettext

from talkoot.people.models import Organisation, Person
from talkoot.practice.models import Commitment
from talkoot.programmes.actions import modules
from talkoot.programmes.actions.feedback import give_feedback
from talkoot.programmes.models import Programme
from talkoot.workshops.actions import prepare
from talkoot.workshops.models import Workshop
from talkoot.workspace import module_things
from talkoot.workspace.course import courses
from talkoot.workspace.waiting import things
from tests.conftest import ClientOf
from tests.workshops.conftest import METHOD

DAY, WEEK = timedelta(days=1), timedelta(days=7)


@pytest.fixture
def everything(
    held: Workshop, running: Workshop, ahead: Workshop, late: Commitment
) -> tuple[Workshop, ...]:
    return held, running, ahead


def page_of(client_of: ClientOf, who: Person) -> str:
    return client_of(who).get("/").content.decode()


def test_a_stranger_is_led_to_the_door_of_a_workshop(client_of: ClientOf, db: None) -> None:
    assert client_of(None).get("/")["Location"] == "/join/"


def test_the_host_goes_on_first_then_asks_what_is_late_then_prepares_what_comes(
    aino: Person, everything: tuple[Workshop, ...], late: Commitment
) -> None:
    _held, running, ahead = everything
    assert [(one.title, one.now, one.late) for one in things(aino)] == [
        (running.title, True, False),
        (late.what, False, True),
        (ahead.title, False, False),
    ]


def test_a_workshop_is_opened_on_its_day_and_prepared_before(aino: Person, ahead: Workshop) -> None:
    (before,) = things(aino)
    Workshop.objects.filter(pk=ahead.pk).update(starts_at=timezone.now())
    (today,) = things(aino)
    assert before.action != today.action
    assert before.address == today.address == f"/workshops/{ahead.pk}/host/"


def test_a_member_joins_what_is_going_on_and_sees_what_comes(
    bengt: Person, everything: tuple[Workshop, ...], client_of: ClientOf
) -> None:
    now, coming = things(bengt)
    assert (now.address, coming.address) == ("/join/", "")
    html = page_of(client_of, bengt)
    assert "Avaimet kaappiin" in html
    assert "/host/" not in html


def test_a_member_is_not_promised_a_workshop_whose_day_has_passed(
    kuoma: Organisation, bengt: Person, ahead: Workshop
) -> None:
    for days, shown in ((0, True), (-2, False)):
        Workshop.objects.filter(pk=ahead.pk).update(starts_at=timezone.now() + days * DAY)
        assert bool(things(bengt)) is shown
        (course,) = courses(bengt, Programme.objects.filter(pk=ahead.programme_id))
        assert (course.following is not None) is shown


def test_a_member_is_not_called_to_a_room_whose_door_is_shut(
    bengt: Person, running: Workshop
) -> None:
    prepare.set_door(running, is_open=False)
    assert things(bengt) == []


def test_nobody_but_its_host_hears_of_a_rehearsal(
    aino: Person, bengt: Person, programme: Programme, client_of: ClientOf
) -> None:
    made = prepare.prepare(programme, METHOD, aino, title="Harjoitus", rehearsal=True)
    prepare.open_room(made)
    assert [one.title for one in things(aino)][:1] == ["Harjoitus"]
    assert things(bengt) == []
    for page in ("/workshops/", f"/programmes/{programme.pk}/"):
        assert "Harjoitus" in client_of(aino).get(page).content.decode()
        assert "Harjoitus" not in client_of(bengt).get(page).content.decode()


def test_an_observer_reads_what_the_rooms_have_found(
    olga: Person, held: Workshop, client_of: ClientOf
) -> None:
    assert f"/workshops/{held.pk}/" in page_of(client_of, olga)


def test_a_partner_sees_the_programme_and_nothing_of_the_life_in_it(
    paavo: Person,
    programme: Programme,
    everything: tuple[Workshop, ...],
    client_of: ClientOf,
) -> None:
    for page in ("/", f"/programmes/{programme.pk}/", "/commitments/"):
        html = client_of(paavo).get(page).content.decode()
        for secret in ("Avaimet kaappiin", "Jari", "Mikä vie voimia?", "Mistä arki sujuu?"):
            assert secret not in html
    assert programme.title in page_of(client_of, paavo)


def test_cecilia_sees_nothing_of_kuoma(
    cecilia: Person, everything: tuple[Workshop, ...], client_of: ClientOf
) -> None:
    assert not any("kuoma" in one.address for one in things(cecilia))
    assert "Kuoma" not in page_of(client_of, cecilia)


def test_the_one_who_looks_after_the_instance_finds_every_organisation(
    kuoma: Organisation, naapuri: Organisation, running: Workshop, client_of: ClientOf
) -> None:
    irma = Person.objects.create_user("irma@example.org", "Irma", "kuusen juurella 7")
    irma.is_instance_admin = True
    irma.save()
    html = page_of(client_of, irma)
    assert "/people/kuoma/" in html
    assert "/people/naapuri/" in html
    assert running.title not in html


def test_a_programme_without_a_workshop_ahead_asks_for_one(
    aino: Person, programme: Programme
) -> None:
    assert [one.address for one in things(aino)] == [f"/programmes/{programme.pk}/workshops/new/"]


def test_the_ring_of_a_programme_counts_what_is_held_and_ahead(
    aino: Person, programme: Programme, everything: tuple[Workshop, ...]
) -> None:
    (course,) = courses(aino, [programme])
    assert (course.held, course.ahead, course.here) == (1, 2, 1)
    assert course.following is not None


def test_a_programme_begins_with_the_room_of_now_and_the_module_that_goes_on(
    client_of: ClientOf, aino: Person, programme: Programme, running: Workshop, ahead: Workshop
) -> None:
    today = timezone.localdate()
    Workshop.objects.filter(pk=ahead.pk).update(state=Workshop.State.OPEN, opens_on=today)
    Workshop.objects.filter(pk=running.pk).update(starts_at=timezone.now())
    days = (("Ohi", -WEEK, -DAY), ("Nyt", -DAY, DAY), ("Sitten", DAY, WEEK))
    for title, first, last in days:
        when = {"starts_on": today + first, "ends_on": today + last}
        modules.add_module(programme, title=title, audience="everyone", owner=aino, **when)
    shown = client_of(aino).get(f"/programmes/{programme.pk}/").context
    assert [one.title for one in shown["ahead"]] == [running.title, ahead.title]
    assert shown["next_hosted"] == running
    assert (shown["stage"].module.title, shown["stage"].number) == ("Nyt", 2)
    assert shown["stage"].is_now


@pytest.mark.parametrize("page", ["/", "/programmes/{}/", "/workshops/", "/commitments/"])
def test_more_workshops_and_promises_cost_no_more_queries(
    aino: Person, programme: Programme, late: Commitment, client_of: ClientOf, page: str
) -> None:
    client = client_of(aino)
    address = page.format(programme.pk)

    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    prepare.prepare(programme, METHOD, aino, title="Yksi")
    client.get(address)
    before = cost()
    for number in range(6):
        prepare.prepare(programme, METHOD, aino, title=f"Työpaja {number}")
        Commitment.objects.create(programme=programme, what=f"Teko {number}", owner="Me")
    assert cost() == before


def test_who_looks_after_an_empty_house_is_told_where_to_begin(
    aino: Person, kuoma: Organisation, client_of: ClientOf
) -> None:
    begin, bring = things(aino)
    assert (begin.address, bring.address) == ("/programmes/", f"/people/{kuoma.slug}/import/")
    assert all(client_of(aino).get(one.address).status_code == 200 for one in (begin, bring))


def test_a_member_of_an_empty_house_has_nothing_to_begin(bengt: Person) -> None:
    assert things(bengt) == []


def test_a_programme_that_has_ended_is_still_hers(
    aino: Person, programme: Programme, client_of: ClientOf
) -> None:
    Programme.objects.filter(pk=programme.pk).update(ends_on="2021-06-10")
    html = page_of(client_of, aino)
    assert gettext("None of yours is going on now.") in html
    assert gettext("You are not in any programme yet.") not in html


def test_modules_ask_those_they_are_for_and_those_who_look_after_them(
    programme: Programme, aino: Person, bengt: Person, held: Workshop
) -> None:
    today = timezone.localdate()
    days = {"audience": "everyone", "owner": aino}
    over = modules.add_module(
        programme, title="Ohi", starts_on=today - WEEK, ends_on=today - DAY, **days
    )
    modules.add_module(
        programme, title="Alkaa", starts_on=today + DAY, ends_on=today + WEEK, **days
    )
    Workshop.objects.filter(pk=held.pk).update(module=over)
    asked = [(one.title, one.address) for one in module_things.things(bengt, today)]
    begins = gettext("A module begins: %(title)s") % {"title": "Alkaa"}
    thought = gettext("How was it? %(title)s") % {"title": "Ohi"}
    assert {title for title, _at in asked} == {begins, thought}
    give_feedback(over, bengt, {"useful": 4})
    assert [one.title for one in module_things.things(bengt, today)] == [begins]
    hers = [one.title for one in module_things.things(aino, today)]
    empty = gettext("Nothing is in it yet: %(title)s") % {"title": "Alkaa"}
    assert hers == [gettext("How many came? %(title)s") % {"title": "Ohi"}, empty]
    modules.count_people(over, what="Ohi", held_on=today - DAY, people=9)
    assert [one.title for one in module_things.things(aino, today)] == [empty]
