"""The sparring of a module as one reader may know it: names for coach and booker alone. Reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from talkoot.ground.calendar import Event, uid
from talkoot.people.models import Person
from talkoot.programmes.audience import audiences
from talkoot.programmes.models import Module, Programme, SparringBooking, SparringTime
from talkoot.programmes.module_forms import owners

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

KEPT = timedelta(days=1)  # a time that is over stays on the page for its two


@dataclass(frozen=True, slots=True)
class Seen:
    """A time as its reader may know it."""

    time: SparringTime
    taken: bool
    mine: bool = False  # booked by the reader
    own: bool = False  # offered by the reader
    who: str = ""  # for the coach alone
    people: int = 0

    @property
    def free(self) -> bool:
        return not self.taken and not self.own


def seen(module: Module, reader: Person) -> list[Seen]:
    """The times to come, and those of today; a stranger to a booking learns that it is taken."""
    since = timezone.now() - KEPT
    times = SparringTime.objects.filter(module=module, starts_at__gte=since)
    here = owners(module.programme.house).values("pk")
    shown = times.filter(Q(coach__in=here) | Q(booking__person=reader)).select_related("coach")
    booked = {one.time_id: one for one in _bookings(shown)}
    return [_seen(time, booked.get(time.pk), reader) for time in shown.distinct()]


def _bookings(times: QuerySet[SparringTime]) -> Iterable[SparringBooking]:
    return SparringBooking.objects.filter(time__in=times.values("pk")).select_related("person")


def _seen(time: SparringTime, booking: SparringBooking | None, reader: Person) -> Seen:
    if booking is None:
        return Seen(time, taken=time.used, own=time.coach_id == reader.pk)
    own, mine = time.coach_id == reader.pk, booking.person_id == reader.pk
    if not (own or mine):
        return Seen(time, taken=True)
    return Seen(time, True, mine, own, booking.person.name if own else "", booking.people)


def counts(module: Module) -> tuple[int, int]:
    """How many of how many were used: all that the plan is told."""
    taken = Count("pk", filter=Q(used=True) | Q(booking__isnull=False))
    told = SparringTime.objects.filter(module=module).aggregate(taken=taken, all=Count("pk"))
    return told["taken"], told["all"]


def may_offer(module: Module, person: Person | AnonymousUser) -> bool:
    """Whoever leads workshops in the programme may offer times of her own."""
    return Programme.objects.facilitated_by(person).filter(pk=module.programme_id).exists()


def may_book(module: Module, person: Person) -> bool:
    """Whom the module is for."""
    return module.audience in audiences(module.programme.house, person)


def coming(
    person: Person, programmes: QuerySet[Programme] | Sequence[Programme]
) -> QuerySet[SparringBooking]:
    """What a person has booked, and what was booked with her."""
    hers = Q(person=person) | Q(time__coach=person)
    since = timezone.now() - KEPT
    found = SparringBooking.objects.filter(
        hers, time__module__programme__in=programmes, time__starts_at__gte=since
    )
    near = "time__module__programme__organisation"
    return found.select_related(near, "time__coach").order_by("time__starts_at")


def event(booking: SparringBooking, *, cancelled: bool = False) -> Event:
    """The time as calendars know it. A calendar is looked at by many, so it names nobody."""
    time = booking.time
    page = reverse("modules:sparring", args=[time.module_id])
    return Event(
        uid=uid("sparring", booking.pk, f"{time.module.programme.house.slug}.talkoot"),
        title=_("Sparring: %(title)s") % {"title": time.module.title},
        starts=time.starts_at,
        ends=time.ends_at,
        place=time.place or time.link,
        text=time.link,
        address=settings.ADDRESS + page,
        sequence=booking.sequence,
        changed_at=booking.changed_at,
        cancelled=cancelled,
    )
