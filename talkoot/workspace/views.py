"""Pages that gather from many packages."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from talkoot.people.models import Organisation, Person, Role
from talkoot.practice.models import Commitment
from talkoot.programmes.completing import page_of
from talkoot.programmes.models import Programme
from talkoot.workshops.models import Workshop
from talkoot.workspace.course import courses, stage_of
from talkoot.workspace.lifting import brought
from talkoot.workspace.thing import Thing
from talkoot.workspace.unit import own
from talkoot.workspace.waiting import is_near, things

SHOWN = 5
DONE = Count("pk", filter=Q(state=Commitment.State.DONE))
UNFINISHED = Count("pk", filter=Q(state__in=(Commitment.State.OPEN, Commitment.State.PARTLY)))


@require_GET
def today(request: HttpRequest) -> HttpResponse:
    """What is due for me, in order. A stranger is here to join a workshop."""
    if not isinstance(request.user, Person):
        return redirect("workshops:enter")
    return render(request, "workspace/today.html", _today(request.user))


def _today(person: Person) -> dict[str, Any]:
    waiting = things(person)
    observes = Exists(person.roles.filter(organisation=OuterRef("pk"), role=Role.Name.OBSERVER))
    seen = Organisation.objects.visible_to(person).annotate(observed=observes)
    houses = list(seen.order_by("name"))
    promises = Commitment.objects.visible_to(person)
    told = [one.promise for one in waiting if one.promise]
    mine = Programme.objects.visible_to(person)
    lasting = mine.exclude(ends_on__lt=timezone.localdate())
    followed = courses(person, lasting.order_by("starts_on", "title"))
    return {
        "greeting": _greeting(),
        "things": waiting,
        "to_do": [one for one in waiting if one.action],
        "first": _first(waiting),
        "promises": promises.unfinished().exclude(pk__in=told).soonest_first()[:SHOWN],
        "counted": promises.aggregate(done=DONE, unfinished=UNFINISHED),
        "held": _held(Workshop.objects.visible_to(person))[:3],
        "courses": followed,
        "ended": not followed and mine.filter(ends_on__lt=timezone.localdate()).exists(),
        "organisation": houses[0] if len(houses) == 1 else None,
        "houses": houses if person.is_instance_admin else [],
        "units": [placement.unit for placement in own(person).select_related("unit")],
        "observes": any(vars(one)["observed"] for one in houses),
        "today": timezone.localdate(),
    }


def _greeting() -> str:
    hour = timezone.localtime().hour
    if hour < 10:
        return _("Good morning")
    return _("Hello") if hour < 17 else _("Good evening")


def _first(waiting: list[Thing]) -> str:
    """Say when the first thing is, if it is now or today."""
    first = next((one for one in waiting if one.action), None)
    if first is None:
        return ""
    if first.now:
        return _("The first is going on now.")
    if first.at and timezone.localdate(first.at) == timezone.localdate():
        at = timezone.localtime(first.at)
        return _("The first is today at %(time)s.") % {"time": f"{at.hour}.{at.minute:02}"}
    return ""


def _held(rooms: Any) -> Any:
    closed = rooms.filter(state=Workshop.State.CLOSED, rehearsal=False)
    return closed.select_related("programme").order_by("-closed_at")


@login_required
@require_GET
def programme(request: HttpRequest, programme_id: int) -> HttpResponse:
    """A programme: its workshops, what was agreed in it, its card and its people."""
    mine = Programme.objects.visible_to(request.user).select_related("organisation")
    found = get_object_or_404(mine, pk=programme_id)
    rooms = Workshop.objects.visible_to(request.user).filter(programme=found)
    promises = Commitment.objects.visible_to(request.user).filter(programme=found)
    ahead = rooms.exclude(state=Workshop.State.CLOSED).order_by("state", "starts_at")
    ahead_first = sorted(ahead, key=_is_open_long)
    hosted = set(Workshop.objects.hosted_by(request.user).values_list("pk", flat=True))
    following = next((one for one in ahead_first if one.pk in hosted), None)
    inside = Programme.objects.lived_by(request.user).filter(pk=found.pk).exists()
    context = {
        "programme": found,
        "organisation": found.organisation,
        "page": page_of(found) if inside else found.page,
        "ahead": ahead_first,
        "next_hosted": following,
        "is_near": following is not None and is_near(following),
        "held": _held(rooms),
        "hosted": hosted,
        "inside": inside,
        "promises": promises.unfinished().soonest_first()[:SHOWN],
        "counted": promises.aggregate(done=DONE, unfinished=UNFINISHED),
        "brought": brought(found, request.user),
        "people": found.crew(request.user),
        "may_host": Programme.objects.facilitated_by(request.user).filter(pk=found.pk).exists(),
        "may_change": Programme.objects.run_by(request.user).filter(pk=found.pk).exists(),
        "today": timezone.localdate(),
        "stage": stage_of(found, timezone.localdate()),
    }
    return render(request, "workspace/programme.html", context)


def _is_open_long(room: Workshop) -> tuple[bool, bool]:
    """A room that people sit in just now comes before one that is open for days."""
    is_open = room.state == Workshop.State.OPEN
    return not is_open, is_open and room.opens_on is not None
