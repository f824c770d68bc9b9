"""One's own calendar: what comes, and a secret address that a calendar program follows."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from talkoot.ground import calendar
from talkoot.ground.calendar import Event
from talkoot.people.actions.following import follow, followed, follower, unfollow
from talkoot.people.models import Person
from talkoot.programmes.actions import announcing
from talkoot.programmes.models import Programme
from talkoot.workspace import calendars

MINE = "mine"
SHOWN = 20


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest) -> HttpResponse:
    """What stands in my calendar, and its address."""
    person = cast(Person, request.user)
    if request.method == "POST":
        if request.POST.get("do") == "follow":
            follow(person, MINE)
        elif request.POST.get("do") == "stop":
            unfollow(person, MINE)
        return redirect("workspace:calendar")
    token = followed(person, MINE)
    place = reverse("workspace:feed", args=[token]) if token else ""
    ahead = [event for event in _standing(person) if calendars.is_ahead(event)]
    context = {
        "address": settings.ADDRESS + place if place else "",
        "events": sorted(ahead, key=_first_day)[:SHOWN],
    }
    return render(request, "workspace/calendar.html", context)


@never_cache
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar of whose address it is, as she may see it today."""
    key = follower(token)
    if key is None or key.subject != MINE:
        raise Http404
    with override(key.person.language):
        name = _("Talkoot: %(name)s") % {"name": key.person.name}
        file = calendar.feed(name, _events(key.person))
    response = HttpResponse(file, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="talkoot.ics"'
    return response


def _programmes(person: Person) -> list[Programme]:
    found = Programme.objects.lived_by(person).exclude(organisation=None)
    return list(found.select_related("organisation"))


def _standing(person: Person) -> list[Event]:
    return list(filter(calendars.is_recent, calendars.events_for(person, _programmes(person))))


def _events(person: Person) -> list[Event]:
    """What stands, with the number of its last change, and what was called off lately."""
    programmes = _programmes(person)
    lately = timezone.now() - calendars.KEPT
    stands = announcing.foreseen(_standing(person))
    known = calendars.announced_to(person, programmes)
    return stands + announcing.gone(known, calendars.standing(programmes), lately)


def _first_day(event: Event) -> tuple[str, str]:
    return calendars.day_of(event.starts).isoformat(), event.title
