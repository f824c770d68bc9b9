"""Calendar files are read by a reader that knows only the RFC, on the days that go wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from django.core import mail
from hypothesis import given, settings
from hypothesis import strategies as st

from talkoot.ground import calendar
from talkoot.ground.calendar import Event, Who
from tests.ground import ics

HELSINKI = ZoneInfo("Europe/Helsinki")
AINO = Who("aino@example.org", "Aino")
ROOM = Event("room-1@talkoot", "Sali", datetime(2026, 3, 28, 22, 0, tzinfo=HELSINKI))


def only(file: bytes) -> ics.Part:
    (event,) = ics.events(file).values()
    return event


def test_a_day_in_february_that_comes_every_four_years_ends_on_the_first_of_march() -> None:
    event = only(calendar.feed("Vuosi", [Event("a@b", "Karkauspäivä", date(2028, 2, 29))]))
    assert event.raw("DTSTART") == ";VALUE=DATE:20280229"
    assert event.raw("DTEND") == ";VALUE=DATE:20280301"


def test_days_in_a_row_count_the_last_one_too() -> None:
    two = Event("a@b", "Moduuli", date(2026, 12, 31), date(2027, 1, 1))
    assert only(calendar.feed("", [two])).raw("DTEND") == ";VALUE=DATE:20270102"


def test_a_night_over_the_change_of_clocks_keeps_the_time_on_the_wall() -> None:
    night = replace(ROOM, ends=datetime(2026, 3, 29, 5, 0, tzinfo=UTC))
    event = only(calendar.feed("", [night]))
    assert event.raw("DTSTART") == ";TZID=Europe/Helsinki:20260328T220000"
    assert event.raw("DTEND") == ";TZID=Europe/Helsinki:20260329T080000"


def test_the_hour_that_the_wall_says_twice_is_not_mistaken_for_its_first() -> None:
    first = replace(ROOM, starts=datetime(2026, 10, 25, 3, 30, tzinfo=HELSINKI))
    second = replace(ROOM, starts=datetime(2026, 10, 25, 3, 30, tzinfo=HELSINKI, fold=1))
    assert only(calendar.feed("", [first])).raw("DTSTART").endswith("Helsinki:20261025T033000")
    assert only(calendar.feed("", [second])).raw("DTSTART") == ":20261025T013000Z"
    assert only(calendar.feed("", [first])).raw("DTEND") == ":20261025T013000Z"


def test_what_takes_no_time_is_given_an_hour_as_calendars_refuse_it_otherwise() -> None:
    nothing = replace(ROOM, ends=ROOM.starts)
    assert only(calendar.feed("", [nothing])).raw("DTEND").endswith("20260328T230000")


def test_the_file_brings_the_rule_of_its_clock_along() -> None:
    (zone,) = ics.read(calendar.feed("", [ROOM])).all("VTIMEZONE")
    (summer,) = zone.all("DAYLIGHT")
    (winter,) = zone.all("STANDARD")
    assert zone.text("TZID") == "Europe/Helsinki"
    assert summer.raw("RRULE") == ":FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3"
    assert winter.raw("RRULE") == ":FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"
    assert (summer.raw("TZOFFSETTO"), winter.raw("TZOFFSETTO")) == (":+0300", ":+0200")


def test_an_hour_is_what_a_time_without_an_end_takes() -> None:
    assert only(calendar.feed("", [ROOM])).raw("DTEND").endswith("20260328T230000")


def test_an_invitation_its_change_and_its_end_are_one_event() -> None:
    first = calendar.invitation(ROOM, AINO, (Who("bengt@example.org"),))
    moved = calendar.invitation(replace(ROOM, sequence=1), AINO)
    off = calendar.invitation(replace(ROOM, sequence=2, cancelled=True), AINO)
    assert [ics.read(file).text("METHOD") for file in (first, moved, off)] == [
        "REQUEST",
        "REQUEST",
        "CANCEL",
    ]
    assert [only(file).text("UID") for file in (first, moved, off)] == ["room-1@talkoot"] * 3
    assert [only(file).text("SEQUENCE") for file in (first, moved, off)] == ["0", "1", "2"]
    assert only(off).text("STATUS") == "CANCELLED"


def test_a_guest_is_not_asked_to_answer() -> None:
    guest = only(calendar.invitation(ROOM, AINO, (Who("bengt@example.org"),))).lines["ATTENDEE"]
    assert guest[0]["RSVP"] == "FALSE"
    assert guest[1].lower() == "mailto:bengt@example.org"


def test_a_letter_carries_the_event_as_a_calendar_reads_it() -> None:
    calendar.send("Kutsu\nkaksi", "Tervetuloa", ROOM, AINO, Who("bengt@example.org"))
    letter = mail.outbox[0].message()
    kinds = [part.get_content_type() for part in letter.walk() if not part.is_multipart()]
    assert kinds == ["text/plain", "text/calendar", "text/calendar"]
    inline = next(part for part in letter.walk() if part.get_content_type() == "text/calendar")
    assert inline.get_param("method") == "REQUEST"
    body = inline.get_payload(decode=True)
    assert isinstance(body, bytes)
    assert only(body.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")).text("SUMMARY") == "Sali"
    assert mail.outbox[0].subject == "Kutsu kaksi"


@given(st.text(max_size=200), st.text(max_size=200), st.text(max_size=40))
@settings(max_examples=40, deadline=None)
def test_whatever_people_write_stays_in_its_line(title: str, text: str, name: str) -> None:
    event = replace(ROOM, title=title, text=text, place=name)
    found = only(calendar.invitation(event, Who("a@example.org", name), (Who("b@example.org"),)))
    assert set(found.lines) <= {
        *("UID", "SEQUENCE", "DTSTAMP", "LAST-MODIFIED", "SUMMARY", "DTSTART", "DTEND", "STATUS"),
        *("TRANSP", "LOCATION", "DESCRIPTION", "ORGANIZER", "ATTENDEE"),
    }
    assert found.text("SUMMARY") == calendar.seen(title)
