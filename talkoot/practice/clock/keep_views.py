"""Keep a clock going: the year after, what a workshop proposed, one's own calendar, the paper."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from talkoot.people.actions import following
from talkoot.practice.clock import actions as clock_actions
from talkoot.practice.clock import feed as clock_feed
from talkoot.practice.clock import paper as clock_paper
from talkoot.practice.clock import taking as clock_taking
from talkoot.practice.clock.forms import FirstMonthForm
from talkoot.practice.clock.views import asked_year, clock_for, reader
from talkoot.practice.clock.year import Year, rights_of, year_of
from talkoot.practice.models import Clock, ClockEntry


def run_clock(request: HttpRequest, clock_id: int) -> Clock:
    mine = Clock.objects.run_by(request.user).select_related("organisation", "unit")
    return get_object_or_404(mine.distinct(), pk=clock_id)


def back(clock: Clock, year: int | None = None) -> HttpResponse:
    response = redirect("clock:year", clock_id=clock.pk)
    if year is not None:
        response["Location"] += f"?year={year}"
    return response


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def next_year(request: HttpRequest, clock_id: int) -> HttpResponse:
    """What comes back next year, before it is copied: the clock's, and one's own."""
    clock, person = clock_for(request, clock_id), reader(request)
    shown = year_of(clock, person, asked_year(request))
    whose = Q(private_to=person)
    if shown.rights.runs:
        whose |= clock_actions.SHARED
    if request.method == "POST":
        number = clock_actions.take_along(clock, shown.first, whose)
        words = ngettext("%(n)s thing was copied.", "%(n)s things were copied.", number)
        messages.success(request, words % {"n": number})
        return back(clock, shown.first.year + 1)
    context = {
        "clock": clock,
        "organisation": clock.organisation,
        "year": shown,
        "following": following_name(shown),
        "coming": clock_actions.coming(clock, shown.first, whose),
        "staying": _staying(clock, shown, whose),
    }
    return render(request, "practice/clock/next.html", context)


def following_name(shown: Year) -> str:
    first, last = shown.first.year + 1, shown.last.year + 1
    return str(first) if first == last else f"{first}–{last % 100:02}"


def _staying(clock: Clock, shown: Year, whose: Q) -> Any:
    once = clock.entries.filter(whose, repeat=ClockEntry.Repeat.ONCE, removed_on=None)
    return once.filter(begins_on__range=(shown.first, shown.last))


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take(request: HttpRequest, clock_id: int) -> HttpResponse:
    """What rooms put on the months of a year, to be taken into the clock one by one."""
    clock = run_clock(request, clock_id)
    found = clock_taking.proposals(clock)
    if request.method == "POST":
        wanted = set(request.POST.getlist("card"))
        chosen = [one for one in found if one.key in wanted]
        begun = asked_year(request) or year_of(clock, reader(request)).first.year
        number = clock_taking.take_up(clock, chosen, begun)
        words = ngettext("%(n)s proposal was taken up.", "%(n)s proposals were taken up.", number)
        messages.success(request, words % {"n": number})
        return back(clock, begun)
    this = year_of(clock, reader(request)).first.year
    context = {
        "clock": clock,
        "organisation": clock.organisation,
        "proposals": found,
        "years": [this, this + 1],
        "wanted": clock_taking.next_year(clock, found[0]) if found else this,
    }
    return render(request, "practice/clock/take.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def own_calendar(request: HttpRequest, clock_id: int) -> HttpResponse:
    """One's own secret address of the clock, and the month in which its year begins."""
    clock, person = clock_for(request, clock_id), reader(request)
    subject = clock_feed.subject(clock)
    runs = rights_of(clock, person).runs
    form = FirstMonthForm(request.POST or None, initial={"first_month": clock.first_month})
    if request.method == "POST":
        done = request.POST.get("do")
        if done == "follow":
            following.follow(person, subject)
        elif done == "stop":
            following.unfollow(person, subject)
        elif runs and form.is_valid():
            clock_actions.first_month(clock, form.cleaned_data["first_month"])
        else:
            raise Http404
        return redirect("clock:calendar", clock_id=clock.pk)
    token = following.followed(person, subject)
    address = settings.ADDRESS + reverse("clock:feed", args=[token]) if token else ""
    context = {"clock": clock, "organisation": clock.organisation, "address": address}
    return render(
        request, "practice/clock/calendar.html", context | {"form": form if runs else None}
    )


@never_cache
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The clock for a calendar program that follows it. The address is the key."""
    key = following.follower(token)
    clock = clock_feed.clock_of(key) if key else None
    if key is None or clock is None:
        raise Http404
    with override(key.person.language):
        made = clock_feed.written(clock, key.person)
    response = HttpResponse(made, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="talkoot.ics"'
    return response


@login_required
@never_cache
@require_safe
def paper(request: HttpRequest, clock_id: int) -> HttpResponse:
    """The year on one large sheet, for the wall. Nobody's own things are on it."""
    clock = clock_for(request, clock_id)
    shown = year_of(clock, reader(request), asked_year(request))
    made = clock_paper.pdf_of(shown)
    response = HttpResponse(made, content_type="application/pdf")
    name = _("annual-clock")
    response["Content-Disposition"] = f'inline; filename="{name}-{shown.first.year}.pdf"'
    return response
