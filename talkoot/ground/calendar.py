"""Calendar files: what a calendar program follows as a feed, and what comes by mail and is moved.

An event keeps its `uid` for ever. Whatever changes it raises its `sequence`: by that number a
calendar knows the newer of two letters that came in the wrong order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from django.core.mail import EmailMultiAlternatives
from icalendar import Calendar, Component, vCalAddress, vText
from icalendar import Event as Entry

HELSINKI = ZoneInfo("Europe/Helsinki")
MADE_BY = "-//Talkoot//Talkoot//FI"
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029]")

# By the rule, not year by year: it holds for as long as Europe turns its clocks.
CLOCK = """BEGIN:VTIMEZONE
TZID:Europe/Helsinki
BEGIN:STANDARD
DTSTART:19961027T040000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0300
TZOFFSETTO:+0200
TZNAME:EET
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19960331T030000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0300
TZNAME:EEST
END:DAYLIGHT
END:VTIMEZONE
"""

Method = Literal["PUBLISH", "REQUEST", "CANCEL"]


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody in an invitation: the address, and the name if it may be said."""

    email: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something in a calendar. Of dates, `ends` is the last day; of times, when it is over."""

    uid: str
    title: str
    starts: date | datetime
    ends: date | datetime | None = None
    place: str = ""
    text: str = ""
    address: str = ""
    sequence: int = 0
    changed_at: datetime = EPOCH
    cancelled: bool = False
    audience: str = ""  # whom it is told, in the words of the house; no file holds it

    @property
    def is_timed(self) -> bool:
        return isinstance(self.starts, datetime)


def uid(kind: str, key: object, house: str = "talkoot") -> str:
    """Name an event for ever, by what it is and never by what it is called."""
    return f"{kind}-{key}@{house}"


def feed(name: str, events: Iterable[Event]) -> bytes:
    """Write a calendar to follow. What is called off stays in it, marked so."""
    calendar = _calendar("PUBLISH")
    calendar.add("x-wr-calname", seen(name))
    calendar.add("x-wr-timezone", "Europe/Helsinki")
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    return _written(calendar, events)


def invitation(event: Event, organiser: Who, guests: Sequence[Who] = ()) -> bytes:
    """Write a letter's invitation, the newer word on it, or, when it is cancelled, its end."""
    calendar = _calendar("CANCEL" if event.cancelled else "REQUEST")
    entry = _entry(event)
    entry.add("organizer", _who(organiser))
    for guest in guests:
        entry.add("attendee", _guest(guest))
    calendar.add_component(entry)
    return _written(calendar, ())


def send(subject: str, body: str, event: Event, organiser: Who, guest: Who) -> None:
    """Mail one guest an event for her calendar: nobody sees who else is invited."""
    file = invitation(event, organiser, (guest,)).decode()
    method = "CANCEL" if event.cancelled else "REQUEST"
    letter = EmailMultiAlternatives(" ".join(subject.split()), body, None, [guest.email])
    letter.attach_alternative(file, f"text/calendar; method={method}")
    letter.attach("talkoot.ics", file, "text/calendar")
    letter.send()


def send_all(subject: str, body: str, events: Sequence[Event], organiser: Who, guest: Who) -> None:
    """Mail one guest all that her calendar should know, in one letter."""
    if len(events) == 1:
        return send(subject, body, events[0], organiser, guest)
    file = published(events, organiser).decode()
    letter = EmailMultiAlternatives(" ".join(subject.split()), body, None, [guest.email])
    letter.attach("talkoot.ics", file, "text/calendar")
    letter.send()
    return None


def published(events: Iterable[Event], organiser: Who) -> bytes:
    """Write one file of many events: an invitation may hold but one, so this asks nobody."""
    calendar = _calendar("PUBLISH")
    for event in events:
        entry = _entry(event)
        entry.add("organizer", _who(organiser))
        calendar.add_component(entry)
    return _written(calendar, ())


def _calendar(method: Method) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", MADE_BY)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(Component.from_ical(CLOCK.replace("\n", "\r\n")))
    return calendar


def _written(calendar: Calendar, events: Iterable[Event]) -> bytes:
    for event in events:
        calendar.add_component(_entry(event))
    return bytes(calendar.to_ical())


def _entry(event: Event) -> Entry:
    entry = Entry()
    entry.add("uid", event.uid)
    entry.add("sequence", event.sequence)
    entry.add("dtstamp", event.changed_at.astimezone(UTC))
    entry.add("last-modified", event.changed_at.astimezone(UTC))
    entry.add("summary", seen(event.title))
    entry.add("dtstart", _local(event.starts))
    entry.add("dtend", _end(event))
    entry.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    entry.add("transp", "OPAQUE" if event.is_timed else "TRANSPARENT")
    for name, said in (("location", event.place), ("description", event.text)):
        if said:
            entry.add(name, seen(said))
    if event.address:
        entry.add("url", event.address)
    return entry


def _local(at: date | datetime) -> date | datetime:
    """Say a time as the clock on the wall says it: a meeting at nine stays at nine.

    The hour that the wall says twice in autumn means its first; the second is said in UTC.
    """
    if not isinstance(at, datetime):
        return at
    local = at.astimezone(HELSINKI)
    return at.astimezone(UTC) if local.fold else local


def _end(event: Event) -> date | datetime:
    """Calendars count an all-day event up to the day after its last."""
    if isinstance(event.starts, datetime):
        starts = event.starts.astimezone(UTC)  # on the wall, an hour is missing once a year
        ends = event.ends.astimezone(UTC) if isinstance(event.ends, datetime) else starts
        return _local(ends if ends > starts else starts + HOUR)
    last = event.ends or event.starts
    return max(last, event.starts) + timedelta(days=1)


def _who(who: Who) -> vCalAddress:
    address = vCalAddress(f"MAILTO:{who.email}")
    if who.name:
        address.params["CN"] = vText(" ".join(seen(who.name).split()).replace('"', "'"))
    return address


def _guest(who: Who) -> vCalAddress:
    """A guest is asked nothing: no answer is gathered of who comes."""
    address = _who(who)
    address.params["ROLE"] = vText("REQ-PARTICIPANT")
    address.params["PARTSTAT"] = vText("NEEDS-ACTION")
    address.params["RSVP"] = vText("FALSE")
    return address


def seen(text: str) -> str:
    """Return text without what no calendar shows and a line of the file must not hold."""
    return UNSEEN.sub(" ", text.replace("\r\n", "\n"))
