"""The annual clock: begun from the preset, moved, ticked, copied, and seen by whom it concerns."""

from __future__ import annotations

from datetime import date, timedelta
from smtplib import SMTPDataError, SMTPServerDisconnected
from unittest import mock
from uuid import uuid4

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from talkoot.methods import library
from talkoot.people.actions import following
from talkoot.people.models import Organisation, Person, Placement, Unit
from talkoot.practice.actions import record_evidence
from talkoot.practice.clock import actions as clock_actions
from talkoot.practice.clock import feed as clock_feed
from talkoot.practice.clock import paper as clock_paper
from talkoot.practice.clock import posting as clock_posting
from talkoot.practice.clock import preset as clock_preset
from talkoot.practice.clock import rules as clock_rules
from talkoot.practice.clock import taking as clock_taking
from talkoot.practice.clock.forms import EXACT
from talkoot.practice.clock.rules import Rule, Spot
from talkoot.practice.clock.year import Year, year_of
from talkoot.practice.models import Clock, ClockEntry, ClockLetter
from talkoot.programmes.models import Programme
from tests.conftest import ClientOf
from tests.ground import ics
from tests.practice.conftest import TODAY

TALK = "results-talk"
OWN = {
    "begins": "17.12.2026",
    "exact": "day",
    "kind": "own",
    "repeat": "yearly",
    "seen_by": "house",
}


def entry(clock: Clock, preset: str) -> ClockEntry:
    return ClockEntry.objects.get(clock=clock, preset=preset, year=2026)


def titles(year: Year) -> list[str]:
    with translation.override("en"):
        return [str(row.entry) for row in year.rows]


def post_owed() -> int:
    """Let the plan rest, and the worker come by."""
    ClockLetter.objects.update(changed_at=timezone.now() - clock_posting.REST)
    return clock_posting.send_due()


def lead_the_kitchen(bengt: Person) -> None:
    Placement.objects.filter(membership__person=bengt).update(manages=True)


def test_the_preset_is_whole_in_three_languages_and_its_methods_are_ours() -> None:
    preset = clock_preset.municipality()
    assert len(preset.entries) == 30
    for one in preset.entries:
        said = [one.title, one.output, *([one.shows] if one.shows else [])]
        assert [text.missing for text in said] == [()] * len(said), one.id
        assert not one.method or library.find(one.method).id == one.method
    assert not [role for role, words in preset.roles.items() if words.missing]
    assert {one.kind for one in preset.entries if one.basis} == {"legal"}


def test_a_clock_is_begun_once_with_one_for_each_unit(
    house_clock: Clock, kuoma: Organisation, kitchen: Unit
) -> None:
    assert clock_actions.begin(kuoma, 2027) == house_clock
    assert house_clock.entries.count() == 30
    Unit.objects.create(organisation=kuoma, code="200", names={"fi": "Siivous"})
    clock_actions.begin(kuoma, 2026)
    assert sorted(str(one.unit) for one in Clock.objects.exclude(unit=None)) == [
        "Keittiö",
        "Siivous",
    ]


def test_a_unit_inherits_and_moves_only_as_far_as_it_may(
    aino: Person, house_clock: Clock, kitchen_clock: Clock, kitchen: Unit
) -> None:
    talk = entry(house_clock, TALK)
    clock_actions.move_here(talk, kitchen, date(2026, 12, 8))
    with pytest.raises(clock_actions.OutsideError) as limits:
        clock_actions.move_here(talk, kitchen, date(2026, 12, 9))
    assert (limits.value.first, limits.value.last) == (date(2026, 11, 10), date(2026, 12, 8))
    here, house = (
        next(row for row in year_of(clock, aino).rows if row.entry == talk)
        for clock in (kitchen_clock, house_clock)
    )
    assert (here.begins, house.begins) == (date(2026, 12, 8), date(2026, 11, 24))


def test_bengt_reads_the_clock_and_changes_it_once_he_leads_the_kitchen(
    bengt: Person, house_clock: Clock, kitchen_clock: Clock, client_of: ClientOf
) -> None:
    bengts = client_of(bengt)
    given = {**OWN, "titles": "Kiitosaamiainen", "layer": "unit"}
    add = f"/clock/{kitchen_clock.pk}/add/"
    assert bengts.post(add, given).status_code == 422
    lead_the_kitchen(bengt)
    assert bengts.post(add, given).status_code == 302
    made = kitchen_clock.entries.get()
    assert (str(made), made.begins_on, made.layer) == (
        "Kiitosaamiainen",
        date(2026, 12, 17),
        "unit",
    )
    talk = entry(house_clock, TALK)
    way = f"/clock/{kitchen_clock.pk}/{talk.pk}"
    assert bengts.post(f"{way}/move/", {"to": "1.12.2026"}).status_code == 302
    assert bengts.get(f"{way}/edit/").status_code == 404
    assert bengts.get(f"/clock/{house_clock.pk}/{talk.pk}/edit/").status_code == 404
    too_far = bengts.post(f"{way}/move/", {"to": "1.6.2026"})
    assert too_far.status_code == 422
    assert "8.12.2026" in too_far.content.decode()


def test_what_is_only_mine_is_seen_by_nobody_else(
    aino: Person, bengt: Person, kitchen_clock: Clock, client_of: ClientOf
) -> None:
    given = {**OWN, "titles": "Fysioterapia", "layer": "person"}
    assert client_of(bengt).post(f"/clock/{kitchen_clock.pk}/add/", given).status_code == 302
    mine = kitchen_clock.entries.get()
    assert "Fysioterapia" in client_of(bengt).get(f"/clock/{kitchen_clock.pk}/").content.decode()
    page = client_of(aino).get(f"/clock/{kitchen_clock.pk}/").content.decode()
    assert "Fysioterapia" not in page
    assert client_of(aino).get(f"/clock/{kitchen_clock.pk}/{mine.pk}/").status_code == 404
    assert mine not in [row.entry for row in year_of(kitchen_clock, bengt).for_the_wall.rows]
    coming = f"/clock/{kitchen_clock.pk}/next-year/"
    assert "Fysioterapia" not in client_of(aino).get(coming).content.decode()
    client_of(aino).post(coming)
    assert ClockEntry.objects.filter(private_to=bengt).count() == 1
    client_of(bengt).post(coming)
    assert ClockEntry.objects.filter(private_to=bengt).count() == 2
    following.follow(bengt, clock_feed.subject(kitchen_clock))
    clock_actions.remove(mine)
    assert b"Fysio" not in clock_feed.written(kitchen_clock, aino)


def test_two_writers_see_both_versions_and_nothing_typed_is_lost(
    aino: Person, house_clock: Clock, client_of: ClientOf
) -> None:
    talk = entry(house_clock, TALK)
    way = f"/clock/{house_clock.pk}/{talk.pk}/edit/"
    clock_actions.move(talk, date(2026, 11, 26))
    given = {**OWN, "titles": "Tuloksista puhutaan", "layer": "unit", "sequence": "0"}
    clash = client_of(aino).post(way, given)
    page = clash.content.decode()
    assert clash.status_code == 409
    assert "Tuloksista puhutaan" in page
    assert "Tuloksista tekoihin" in page
    for now in ("26.11.2026", dict(EXACT)["day"]):
        assert f"<dd>{now}</dd>" in page
    assert client_of(aino).post(way, {**given, "sequence": "1"}).status_code == 302
    talk.refresh_from_db()
    assert (talk.titles["fi"], talk.titles["en"][:4], talk.sequence) == (
        "Tuloksista puhutaan",
        "From",
        2,
    )


def test_who_takes_care_is_typed_and_no_list_of_the_house_is_shown(
    aino: Person, bengt: Person, house_clock: Clock, client_of: ClientOf
) -> None:
    add = f"/clock/{house_clock.pk}/add/"
    shown = client_of(aino).get(add).content.decode()
    assert "Bengt" not in shown
    given = {**OWN, "titles": "Kiitosaamiainen", "layer": "house", "carer": "tuntematon@x.example"}
    refused = client_of(aino).post(add, given)
    assert list(refused.context["form"].errors) == ["carer"]
    assert "tuntematon@x.example" in refused.content.decode()
    assert (
        client_of(aino).post(add, {**given, "carer": str(bengt.email).upper()}).status_code == 302
    )
    made = house_clock.entries.get(carer=bengt)
    edit = f"/clock/{house_clock.pk}/{made.pk}/edit/"
    assert client_of(aino).get(edit).context["form"]["carer"].value() == bengt.email
    bengt.memberships.update(left_on=made.begins_on)
    assert client_of(aino).get(edit).context["form"]["carer"].value() == ""


def test_a_tick_rests_on_a_sentence_or_on_what_a_workshop_found(
    aino: Person,
    programme: Programme,
    house_clock: Clock,
    kitchen_clock: Clock,
    client_of: ClientOf,
) -> None:
    talk = entry(house_clock, TALK)
    found = record_evidence(
        programme, source=uuid4(), kind="vote", title="Tauot", body={}, found_on=date(2026, 11, 20)
    )
    way = f"/clock/{kitchen_clock.pk}/{talk.pk}/"
    given = {"done_on": "20.11.2026", "note": "Kolme tekoa", "evidence": str(found.pk)}
    assert client_of(aino).post(f"{way}tick/", given).status_code == 302
    page = client_of(aino).get(way).content.decode()
    assert "Kolme tekoa" in page
    assert f"/workshops/{found.source}/" in page
    assert [str(mark.unit) for mark in talk.marks.all()] == ["Keittiö"]
    client_of(aino).post(f"{way}tick/", {"open": "1"})
    assert talk.marks.get().done_on is None


def test_next_year_is_reckoned_anew_and_remembers_this_one(
    aino: Person, house_clock: Clock
) -> None:
    day_out, leap = entry(house_clock, "day-out"), Rule(Spot(2, 29))
    once = clock_actions.add(
        house_clock, leap, 2026, layer="house", titles={"fi": "x"}, repeat="once"
    )
    second = clock_actions.add(
        house_clock, leap, 2026, layer="house", titles={"fi": "y"}, repeat="second"
    )
    clock_actions.tick(day_out, None, done_on=date(2026, 9, 10), note="Metsäretki")
    first, _last = clock_rules.window(1, 2026)
    assert clock_actions.take_along(house_clock, first) == 30
    assert clock_actions.take_along(house_clock, first) == 0
    again = day_out.after
    assert (again.begins_on, again.begins_on.isoweekday()) == (date(2027, 9, 9), 4)
    assert day_out.marks.get().note == "Metsäretki"
    assert again.before == day_out
    assert not again.marks.exists()
    clock_actions.take_along(house_clock, date(2027, 1, 1))
    assert second.after.begins_on == date(2028, 2, 29)
    assert not ClockEntry.objects.filter(before=once).exists()
    house_clock.first_month = 8
    autumn = year_of(house_clock, aino)
    assert autumn.name == "2026–27"
    assert {row.begins.year for row in autumn.rows} == {2026, 2027}
    assert titles(autumn)[0] == "Newcomers: master and apprentice"


WALL = {
    "summary": {
        "frame": {"canvas": "year"},
        "cards": [
            {"id": "a1", "text": "Retki metsään", "at": "9"},
            {"id": "b2", "text": "Ei missään", "at": ""},
            {"id": "c3", "text": "Kahvit ulkona", "at": "2"},
        ],
    }
}


def test_what_a_room_put_on_its_months_is_taken_up_by_who_leads(
    aino: Person, programme: Programme, kitchen_clock: Clock, client_of: ClientOf
) -> None:
    record_evidence(
        programme,
        source=uuid4(),
        kind="place",
        title="Asiat kuukausille",
        body=WALL,
        found_on=date(2026, 11, 19),
    )
    found = clock_taking.proposals(kitchen_clock)
    assert [(one.text, one.month) for one in found] == [("Kahvit ulkona", 2), ("Retki metsään", 9)]
    given = {"card": [found[1].key, "not-one"], "year": "2027"}
    client_of(aino).post(f"/clock/{kitchen_clock.pk}/from-workshops/", given)
    made = kitchen_clock.entries.get()
    assert (str(made), made.rule, made.begins_on, made.from_staff) == (
        "Retki metsään",
        "09",
        date(2027, 9, 1),
        True,
    )
    assert [one.text for one in clock_taking.proposals(kitchen_clock)] == ["Kahvit ulkona"]
    assert year_of(kitchen_clock, aino, 2027).from_staff == 1


def test_a_calendar_follows_until_its_address_is_taken_back(
    bengt: Person, house_clock: Clock, kitchen_clock: Clock, kitchen: Unit, client_of: ClientOf
) -> None:
    way = f"/clock/{kitchen_clock.pk}/calendar/"
    client_of(bengt).post(way, {"do": "follow"})
    token = following.followed(bengt, clock_feed.subject(kitchen_clock))
    address = f"/clock/feed/{token}.ics"
    talk, walk = entry(house_clock, TALK), entry(house_clock, "risk-walk")
    clock_actions.move_here(talk, kitchen, date(2026, 12, 1))
    clock_actions.remove(walk)
    events = ics.events(client_of(None).get(address).content)
    moved, gone = (events[f"clock-{one.pk}@talkoot"] for one in (talk, walk))
    assert moved.raw("DTSTART") == ";VALUE=DATE:20261201"
    assert (moved.text("SEQUENCE"), gone.text("SEQUENCE")) == ("1", "1")
    assert gone.text("STATUS") == "CANCELLED"
    assert len(events) == 30
    bengt.roles.all().delete()
    assert client_of(None).get(address).status_code == 404
    client_of(bengt).post(way, {"do": "stop"})
    assert client_of(None).get(address).status_code == 404


def test_whoever_takes_care_is_told_and_told_when_it_is_no_longer_hers(
    aino: Person, bengt: Person, house_clock: Clock, client_of: ClientOf
) -> None:
    words = {"layer": "house", "titles": {"fi": "Kysely"}, "carer": aino}
    made = clock_actions.add(house_clock, Rule(Spot(10, 5)), 2026, **words)
    assert not mail.outbox  # the request writes to nobody
    assert clock_posting.send_due() == 0  # nor the worker, until the plan rests
    post_owed()
    clock_actions.move(made, date(2026, 10, 8))
    clock_actions.move(made, date(2026, 10, 12))
    post_owed()
    clock_actions.change(made, 2, Rule(Spot(10, 12)), 2026, carer=bengt)
    assert post_owed() == 2
    told = [(one.to[0], ics.read(_file(one))) for one in mail.outbox]
    assert [(to, file.text("METHOD")) for to, file in told] == [
        ("aino@example.org", "REQUEST"),
        ("aino@example.org", "REQUEST"),
        ("aino@example.org", "CANCEL"),
        ("bengt@example.org", "REQUEST"),
    ]
    events = [next(iter(ics.events(_file(one)).values())) for one in mail.outbox]
    assert {one.text("UID") for one in events} == {f"clock-{made.pk}@talkoot"}
    assert [one.text("SEQUENCE") for one in events] == ["0", "2", "3", "3"]
    clock_actions.move(made, date(2026, 10, 15))
    bengt.memberships.update(left_on=TODAY)
    clock_actions.move(made, date(2026, 10, 19))
    clock_actions.take_along(house_clock, date(2026, 1, 1))
    assert post_owed() == 0
    assert len(mail.outbox) == 4
    assert not ClockLetter.objects.exists()
    again = ClockEntry.objects.get(before=made)
    assert again.carer is None
    page = client_of(aino).get(f"/clock/{house_clock.pk}/{made.pk}/").content.decode()
    assert "Nobody takes care" in page or "ei pidä huolta" in page


def test_the_year_after_comes_to_each_who_takes_care_in_one_letter(
    aino: Person, bengt: Person, house_clock: Clock
) -> None:
    """A letter that is refused keeps no other back; when the post is away, all are kept."""
    house_clock.entries.update(carer=aino)
    house_clock.entries.filter(preset=TALK).update(carer=bengt)
    copied = clock_actions.take_along(house_clock, date(2026, 1, 1))
    assert not mail.outbox
    backend = "django.core.mail.backends.locmem.EmailBackend.send_messages"
    with (
        mock.patch(backend, side_effect=SMTPServerDisconnected),
        pytest.raises(SMTPServerDisconnected),
    ):
        post_owed()
    assert ClockLetter.objects.count() == copied
    assert post_owed() == 2
    assert post_owed() == 0
    hers, his = sorted(mail.outbox, key=lambda letter: letter.to)
    assert (hers.to, his.to) == (["aino@example.org"], ["bengt@example.org"])
    (attached,) = hers.attachments
    file = ics.read(str(attached[1]).encode())
    assert file.text("METHOD") == "PUBLISH"
    assert len({one.text("UID") for one in file.all("VEVENT")}) == copied - 1
    assert hers.body.count("/clock/") == copied - 1
    assert str(copied - 1) in hers.subject
    clock_actions.take_along(house_clock, date(2027, 1, 1))
    refusals = [SMTPDataError(554, b"no"), 1]
    with mock.patch(backend, side_effect=refusals):
        assert post_owed() == 1
    assert not ClockLetter.objects.exists()


def test_who_leads_a_unit_hears_in_her_calendar_what_her_unit_moved(
    bengt: Person, house_clock: Clock, kitchen: Unit
) -> None:
    lead_the_kitchen(bengt)
    talk = entry(house_clock, TALK)
    clock_actions.move_here(talk, kitchen, date(2026, 12, 1))
    post_owed()
    clock_actions.move(talk, date(2026, 11, 30))
    post_owed()
    talk.refresh_from_db()
    clock_actions.remove(talk)
    post_owed()
    assert {letter.to[0] for letter in mail.outbox} == {"bengt@example.org"}
    files = [ics.read(_file(letter)) for letter in mail.outbox]
    assert [file.text("METHOD") for file in files] == ["REQUEST", "REQUEST", "CANCEL"]
    events = [file.all("VEVENT")[0] for file in files]
    assert {one.text("UID") for one in events} == {f"clock-{talk.pk}@talkoot"}
    assert [one.text("SEQUENCE") for one in events] == ["1", "2", "3"]
    assert {one.raw("DTSTART") for one in events} == {";VALUE=DATE:20261201"}


def test_what_is_only_mine_is_in_nobody_elses_mail_feed_or_on_paper(
    aino: Person, bengt: Person, kitchen_clock: Clock
) -> None:
    words = {"layer": "person", "titles": {"fi": "Fysioterapia"}, "private_to": bengt}
    mine = clock_actions.add(kitchen_clock, Rule(Spot(12, 3)), 2026, carer=aino, **words)
    clock_actions.move(mine, date(2026, 12, 4))
    mine.refresh_from_db()
    clock_actions.change(mine, mine.sequence, Rule(Spot(12, 7)), 2026, carer=bengt)
    mine.refresh_from_db()
    post_owed()
    assert {letter.to[0] for letter in mail.outbox} == {"bengt@example.org"}
    assert b"Fysioterapia" in clock_feed.written(kitchen_clock, bengt)
    assert b"Fysioterapia" not in clock_feed.written(kitchen_clock, aino)
    assert "Fysioterapia" not in str(clock_paper.told(year_of(kitchen_clock, bengt)))
    clock_actions.remove(mine)
    post_owed()
    assert len(mail.outbox) == 2
    for reader in (aino, bengt):
        assert b"Fysioterapia" not in clock_feed.written(kitchen_clock, reader)


def _file(letter: mail.EmailMessage) -> bytes:
    alternatives = getattr(letter, "alternatives")  # noqa: B009
    return str(alternatives[0][0]).encode()


def test_the_sheet_is_tagged_and_a_hundred_and_twenty_things_ask_no_more_of_the_database(
    aino: Person, kitchen_clock: Clock, client_of: ClientOf
) -> None:
    client = client_of(aino)
    way = f"/clock/{kitchen_clock.pk}/"
    with CaptureQueriesContext(connection) as few:
        client.get(way)
    fill(kitchen_clock, 120)
    with CaptureQueriesContext(connection) as many:
        assert "Asia 120" in client.get(way).content.decode()
    assert len(many) == len(few)
    sheet = client.get(f"{way}a3.pdf").content
    assert sheet.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in sheet
    assert b"1190.55" in sheet  # an A3 on its side


def fill(clock: Clock, number: int) -> None:
    first = date(2026, 1, 1)
    days = [first + timedelta(days=3 * n) for n in range(number)]
    ClockEntry.objects.bulk_create(
        ClockEntry(
            clock=clock,
            layer="unit",
            titles={"fi": f"Asia {n}"},
            year=2026,
            rule=f"{day:%m-%d}",
            begins_on=day,
            ends_on=day,
        )
        for n, day in enumerate(days, start=1)
    )


def test_cecilia_sees_no_clock_of_kuoma(
    cecilia: Person, house_clock: Clock, client_of: ClientOf
) -> None:
    talk = entry(house_clock, TALK)
    for way in ("", "add/", "a3.pdf", "calendar/", f"{talk.pk}/", f"{talk.pk}/edit/"):
        assert client_of(cecilia).get(f"/clock/{house_clock.pk}/{way}").status_code == 404


def test_a_year_typed_with_two_digits_is_asked_for_again(
    aino: Person, house_clock: Clock, client_of: ClientOf
) -> None:
    before = ClockEntry.objects.count()
    given = {**OWN, "titles": "Ulkoilupäivä", "layer": "house"}
    way = f"/clock/{house_clock.pk}/add/"
    asked = client_of(aino).post(way, given | {"begins": "1.3.0026"})
    assert (asked.status_code, ClockEntry.objects.count()) == (422, before)
    assert "Ulkoilupäivä" in asked.content.decode()
    move = f"/clock/{house_clock.pk}/{entry(house_clock, TALK).pk}/move/"
    for never in ("31.12.9999", "31.12.26", "9999-12-31", "2026-13-01"):
        assert client_of(aino).post(move, {"to": never}).status_code == 422


def test_a_day_is_written_as_everywhere_else_and_sent_by_the_wheel_as_it_reckons(
    aino: Person, house_clock: Clock, client_of: ClientOf
) -> None:
    talk = entry(house_clock, TALK)
    way = f"/clock/{house_clock.pk}/{talk.pk}/"
    page = client_of(aino).get(way).content.decode()
    assert 'name="to" value="24.11.2026"' in page
    assert 'value="24.11.2026"' in client_of(aino).get(f"{way}edit/").content.decode()
    assert 'type="date"' not in page
    for sent, day in (("26.11.2026", 26), ("2026-11-27", 27)):
        assert client_of(aino).post(f"{way}move/", {"to": sent}).status_code == 302
        talk.refresh_from_db()
        assert talk.begins_on == date(2026, 11, day)


def test_a_thing_leads_back_to_the_year_in_which_it_is(
    aino: Person, house_clock: Clock, client_of: ClientOf
) -> None:
    """In a school's year the spring belongs to the year that began in August."""
    clock_actions.take_along(house_clock, date(2026, 1, 1))
    again = entry(house_clock, TALK).after
    clock = f"/clock/{house_clock.pk}/"
    for way in (f"{clock}{again.pk}/", f"{clock}{again.pk}/edit/", f"{clock}add/?year=2027"):
        page = client_of(aino).get(way).content.decode()
        assert f'href="{clock}?year=2027"' in page, way
        assert f'href="{clock}"' not in page, way
    clock_actions.first_month(house_clock, 8)
    clock_actions.move(again, date(2027, 3, 1))
    assert f'"{clock}?year=2026"' in client_of(aino).get(f"{clock}{again.pk}/").content.decode()


def test_whether_it_was_done_is_asked_when_its_day_has_come_and_may_be_said_before(
    aino: Person, house_clock: Clock, client_of: ClientOf
) -> None:
    talk, survey = entry(house_clock, TALK), entry(house_clock, "risk-walk")
    clock_actions.move(talk, TODAY + timedelta(days=1))
    clock_actions.move(survey, TODAY)
    way = f"/clock/{house_clock.pk}/"
    asked, ahead = '<section class="section" id="tick">', '<details class="section more" id="tick"'
    assert asked in client_of(aino).get(f"{way}{survey.pk}/").content.decode()
    before = client_of(aino).get(f"{way}{talk.pk}/").content.decode()
    assert asked not in before
    assert f"{ahead}>" in before
    refused = client_of(aino).post(f"{way}{talk.pk}/tick/", {"done_on": "eilen"})
    assert (refused.status_code, f"{ahead} open>" in refused.content.decode()) == (422, True)
    client_of(aino).post(f"{way}{talk.pk}/tick/", {"done_on": "20.11.2026"})
    assert asked in client_of(aino).get(f"{way}{talk.pk}/").content.decode()


def test_what_is_there_already_can_be_gone_and_looked_at(
    aino: Person, house_clock: Clock, client_of: ClientOf
) -> None:
    clock = f"/clock/{house_clock.pk}/"
    there = f'href="{clock}?year=2027"'
    assert there not in client_of(aino).get(f"{clock}next-year/").content.decode()
    clock_actions.take_along(house_clock, date(2026, 1, 1))
    assert there in client_of(aino).get(f"{clock}next-year/").content.decode()


def test_from_the_clock_one_comes_back_to_the_programmes_that_are_going_on(
    bengt: Person, programme: Programme, house_clock: Clock, client_of: ClientOf
) -> None:
    back = f'<a href="{programme.get_absolute_url()}">{programme}</a>'
    clock = f"/clock/{house_clock.pk}/"
    assert back in client_of(bengt).get(clock).content.decode()
    Programme.objects.update(ends_on=TODAY - timedelta(days=1))
    assert back not in client_of(bengt).get(clock).content.decode()


def test_a_new_title_leaves_the_days_as_they_were_meant(
    aino: Person, house_clock: Clock, client_of: ClientOf
) -> None:
    winter = clock_actions.add(
        house_clock, Rule(Spot(1), Spot(2)), 2027, layer="house", titles={"fi": "Talvi"}
    )
    way = f"/clock/{house_clock.pk}/{winter.pk}/edit/"
    form = client_of(aino).get(way).context["form"]
    typed = {name: value for name in form.fields if (value := form[name].value()) is not None}
    client_of(aino).post(
        way, typed | {"begins": "1.1.2027", "ends": "28.2.2027", "titles": "Kaamos"}
    )
    winter.refresh_from_db()
    assert (str(winter), winter.rule) == ("Kaamos", "01..02")
    assert clock_rules.read(winter.rule).days(2028)[1] == date(2028, 2, 29)


def test_what_is_written_while_another_takes_it_out_is_kept(house_clock: Clock) -> None:
    seen_before = entry(house_clock, TALK)
    clock_actions.change(
        seen_before, 0, Rule(Spot(5)), 2026, titles={"fi": "Toukokuun puhe"}, carer=None
    )
    clock_actions.remove(seen_before)
    seen_before.refresh_from_db()
    assert seen_before.removed_on == TODAY
    assert seen_before.titles == {"fi": "Toukokuun puhe"}


def test_two_who_take_up_the_same_cards_at_once_take_them_up_once(
    programme: Programme, house_clock: Clock
) -> None:
    record_evidence(
        programme, source=uuid4(), kind="place", title="Kuukaudet", body=WALL, found_on=TODAY
    )
    found = clock_taking.proposals(house_clock)
    assert clock_taking.take_up(house_clock, found, 2027) == 2
    assert clock_taking.take_up(house_clock, found, 2027) == 0


def test_the_years_before_are_told_as_far_as_the_reader_may_see(
    aino: Person, bengt: Person, house_clock: Clock, client_of: ClientOf
) -> None:
    """It was the leaders' own last year, and is everybody's now."""
    secret = entry(house_clock, TALK)
    ClockEntry.objects.filter(pk=secret.pk).update(seen_by="leads", titles={"fi": "Säästöt"})
    clock_actions.take_along(house_clock, date(2026, 1, 1))
    again = ClockEntry.objects.get(before=secret)
    ClockEntry.objects.filter(pk=again.pk).update(seen_by="house", titles={"fi": "Talous"})
    way = f"/clock/{house_clock.pk}/{again.pk}/"
    assert "Talous" in client_of(bengt).get(way).content.decode()
    assert not client_of(bengt).get(way).context["history"]
    assert [one["entry"] for one in client_of(aino).get(way).context["history"]] == [secret]
