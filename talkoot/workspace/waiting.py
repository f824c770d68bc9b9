"""What waits for one person, in the order it is due. Reads only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from talkoot.cohorts.models import Cohort, Proposal
from talkoot.people.models import Organisation, Person, Role
from talkoot.practice import due
from talkoot.practice.clock import due as clock_due
from talkoot.practice.models import Commitment
from talkoot.programmes.models import Programme
from talkoot.programmes.money.reminding import papers_due, results_due, run_by
from talkoot.workshops.actions import roster
from talkoot.workshops.models import Workshop
from talkoot.workspace import module_things
from talkoot.workspace.course import is_ahead
from talkoot.workspace.thing import Thing

SOON = timedelta(days=7)
AHEAD = timedelta(days=21)
MOST_PROMISES = 4
MOST_PLANS = 2


def things(person: Person) -> list[Thing]:
    """What is going on, what is late, what comes day by day, and what nobody has begun."""
    today = timezone.localdate()
    dated = [*_rooms(person), *_promises(person, today), *_models(person, today), *_year(person)]
    dated += [*_papers(person, today), *module_things.things(person, today)]
    asked = _asked(person)
    return [*sorted(dated, key=_urgency), *asked, *_plans(person, today), *_beginnings(person)]


def _urgency(one: Thing) -> tuple[bool, bool, date]:
    return not one.now, one.day is None, one.day or date.max


def _papers(person: Person, today: date) -> Iterator[Thing]:
    """What a funder waits for, from whoever runs the programme."""
    mine = run_by(person, today + AHEAD)
    for programme, wanted in papers_due(mine, today + AHEAD):
        yield Thing(
            title=str(wanted.document.title),
            text=programme.title,
            address=reverse("programmes:money", args=[programme.pk]),
            action=_("Look"),
            on=wanted.due,
            late=wanted.is_late(today),
        )
    for programme in results_due(mine, today + AHEAD):
        yield Thing(
            title=_("Write the day of the results"),
            text=programme.title,
            address=reverse("programmes:edit", args=[programme.pk]),
            action=_("Write"),
            on=programme.ends_on,
            late=programme.ends_on is not None and programme.ends_on < today,
        )


def _rooms(person: Person) -> Iterator[Thing]:
    mine = Workshop.objects.hosted_by(person).filter(pk=OuterRef("pk"))
    rooms = Workshop.objects.visible_to(person).exclude(state=Workshop.State.CLOSED)
    marked = rooms.annotate(is_mine=Exists(mine))
    for room in marked.select_related("programme").order_by(
        "state", "starts_at", "closes_on", "title"
    ):
        if vars(room)["is_mine"]:
            yield _to_lead(room)
        elif _concerns(room):
            yield _to_join(room) if room.is_led else _days_to_join(room, person)


def _to_lead(room: Workshop) -> Thing:
    if not room.is_led:
        return _days_to_lead(room)
    running = room.state == Workshop.State.OPEN
    opens = _("Open the workshop") if is_near(room) else _("Prepare")
    return Thing(
        title=room.title,
        text=_where(room),
        address=reverse("workshops:host", args=[room.pk]),
        action=_("Go on") if running else opens,
        at=room.starts_at,
        now=running,
    )


def _days_to_lead(room: Workshop) -> Thing:
    """An open workshop goes by itself; when its last day has passed, it asks to be closed."""
    return Thing(
        title=room.title,
        text=_until(room),
        address=reverse("workshops:host", args=[room.pk]),
        action=_("Look") if room.state == Workshop.State.OPEN else _("Prepare"),
        on=_day(room),
        late=room.is_over,
    )


def _day(room: Workshop) -> date | None:
    """The day that matters: the first one ahead, then the last one."""
    if room.late_until:
        return timezone.localdate(room.late_until)
    return room.opens_on if room.state == Workshop.State.PLANNED else room.closes_on


def _until(room: Workshop) -> str:
    return _("%(where)s, at one's own pace") % {"where": _where(room)}


def _days_to_join(room: Workshop, person: Person) -> Thing:
    """By her own link where she is invited: it is she who must not be reminded any more."""
    if room.state != Workshop.State.OPEN:
        return Thing(title=room.title, text=_until(room), on=room.opens_on)
    return Thing(
        title=room.title,
        text=_until(room),
        address=roster.way_in(room, person),
        action=_("Take part"),
        on=_day(room),
    )


def is_near(room: Workshop) -> bool:
    """Whether it is time to open the room: it is today, or its day was never told."""
    return room.starts_at is None or timezone.localdate(room.starts_at) <= timezone.localdate()


def _concerns(room: Workshop) -> bool:
    """A room is worth telling to others while its door is open, or when it comes soon."""
    if room.state == Workshop.State.OPEN:
        return room.door_open and not room.is_over
    if room.opens_on:
        return room.opens_on <= timezone.localdate() + AHEAD
    begins = room.starts_at
    return begins is not None and is_ahead(begins) and begins <= timezone.now() + AHEAD


def _to_join(room: Workshop) -> Thing:
    if room.state != Workshop.State.OPEN:
        return Thing(title=room.title, text=_where(room), at=room.starts_at)
    return Thing(
        title=room.title,
        text=_where(room),
        address=_way_in(room),
        action=_("Join"),
        now=True,
    )


def _way_in(room: Workshop) -> str:
    """A member of a peer group walks in; all others know the code of the day."""
    if room.programme.cohort_id:
        return reverse("workshops:walk_in", args=[room.pk])
    return reverse("workshops:enter")


def _where(room: Workshop) -> str:
    return f"{room.programme.title}, {room.place}" if room.place else room.programme.title


def _promises(person: Person, today: date) -> Iterator[Thing]:
    """Promises whose day is here: those she looks after, and those she asks about."""
    near = Commitment.objects.marked_by(person).unfinished().filter(due_on__lte=today + SOON)
    for one in near.distinct().order_by("due_on", "what")[:MOST_PROMISES]:
        yield Thing(
            title=one.what,
            text=one.owner,
            address=reverse("workspace:commitment", args=[one.pk]),
            action=_("How did it go?"),
            on=one.due_on,
            late=one.due_on is not None and one.due_on < today,
            promise=one.pk,
        )


def _models(person: Person, today: date) -> Iterator[Thing]:
    """Trials that come to the day on which they are looked at."""
    for one in due.to_check(person, today):
        yield Thing(
            title=one.name,
            text=_("The trial comes to its day: does it hold?"),
            address=f"{reverse('practice:model', args=[one.pk])}#state",
            action=_("Check"),
            on=one.check_on,
            late=one.check_on is not None and one.check_on < today,
        )


def _year(person: Person) -> Iterator[Thing]:
    """What of the annual clock is due, for whoever takes care of it or leads the unit."""
    for one in clock_due.due(person):
        entry = one.row.entry
        yield Thing(
            title=str(entry),
            text=_("Annual clock: %(title)s") % {"title": str(one.clock)},
            address=f"{reverse('clock:entry', args=[one.clock.pk, entry.pk])}#tick",
            action=_("Look"),
            on=one.row.ends,
            late=one.row.is_late,
        )


def _asked(person: Person) -> Iterator[Thing]:
    """Peer groups that wait for the person's yes or no."""
    open_questions = Proposal.objects.filter(refused=False).exclude(voices__member__person=person)
    for cohort in Cohort.objects.of(person).filter(proposals__in=open_questions).distinct():
        yield Thing(
            title=cohort.name,
            text=_("The group asks for your yes or no."),
            address=reverse("workspace:cohort", args=[cohort.pk]),
            action=_("Answer"),
        )


def _plans(person: Person, today: date) -> Iterator[Thing]:
    """Programmes that go on, with no workshop ahead."""
    going_on = (
        Q(starts_on=None) | Q(starts_on__lte=today + AHEAD),
        Q(ends_on=None) | Q(ends_on__gte=today),
    )
    ahead = Workshop.objects.exclude(state=Workshop.State.CLOSED).filter(rehearsal=False)
    idle = Programme.objects.facilitated_by(person).filter(*going_on)
    for one in idle.exclude(workshops__in=ahead).order_by("title")[:MOST_PLANS]:
        yield Thing(
            title=one.title,
            text=_("No workshop is planned here."),
            address=reverse("workshops:new", args=[one.pk]),
            action=_("Plan one"),
        )


def _beginnings(person: Person) -> Iterator[Thing]:
    """The first steps in a new house, for her who looks after it."""
    mine = Organisation.objects.where(person, Role.Name.COORDINATOR)
    new = list(mine.filter(programmes=None))
    if new:
        yield Thing(
            title=_("Your first programme"),
            text=_("It holds the plan, the workshops and what was agreed."),
            address=reverse("programmes:list"),
            action=_("Begin"),
        )
    for house in mine.filter(pk__in=[one.pk for one in new], units=None):
        yield Thing(
            title=_("Units and people"),
            text=_("They come from HR's files."),
            address=reverse("people:import", args=[house.slug]),
            action=_("Bring them"),
        )
