"""Sparring: times that a coach offers, and who of the module's people books which."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from talkoot.ground.meanwhile import ChangedMeanwhileError, seen_by, still_seen
from talkoot.people.models import Person
from talkoot.programmes import sparring
from talkoot.programmes.actions import sparring as actions
from talkoot.programmes.models import Module, SparringBooking, SparringTime
from talkoot.programmes.sparring_forms import OfferForm, TimeForm


def _module_or_404(request: HttpRequest, module_id: int) -> Module:
    mine = Module.objects.lived_by(request.user).select_related("programme__organisation")
    return get_object_or_404(mine, pk=module_id)


def _near(request: HttpRequest) -> QuerySet[SparringTime]:
    inside = Module.objects.lived_by(request.user)
    near = ("coach", "module__programme__organisation")
    return SparringTime.objects.filter(module__in=inside).select_related(*near)


def _own_or_404(request: HttpRequest, time_id: UUID) -> SparringTime:
    """A time that the reader offers herself: nobody else changes it, the coordinator neither."""
    return get_object_or_404(_near(request).filter(coach=request.user.pk), pk=time_id)


@login_required
@never_cache
@require_safe
def times(request: HttpRequest, module_id: int) -> HttpResponse:
    """The times to come, as their reader may know them."""
    module = _module_or_404(request, module_id)
    person = cast(Person, request.user)
    seen = sparring.seen(module, person)
    used, offered = sparring.counts(module)
    context: dict[str, Any] = {
        "module": module,
        "programme": module.programme,
        "organisation": module.programme.organisation,
        "seen": seen,
        "mine": next((one for one in seen if one.mine and one.time.is_ahead), None),
        "used": used,
        "offered": offered,
        "may_book": sparring.may_book(module, person),
        "may_offer": sparring.may_offer(module, person),
    }
    return render(request, "programmes/sparring.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: HttpRequest, module_id: int) -> HttpResponse:
    """Offer times of one's own."""
    module = _module_or_404(request, module_id)
    coach = cast(Person, request.user)
    if not sparring.may_offer(module, coach):
        raise Http404
    form = OfferForm(coach, request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = actions.offer(module, coach, **form.words())
        told = ngettext("%(n)d time is offered.", "%(n)d times are offered.", len(made))
        messages.success(request, told % {"n": len(made)})
        return redirect("modules:sparring", module.pk)
    context = {"form": form, "module": module, "organisation": module.programme.organisation}
    return render(request, "programmes/sparring_form.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, time_id: UUID) -> HttpResponse:
    """Move a time; whoever booked it is told."""
    time = _own_or_404(request, time_id)
    form = TimeForm(time.coach, request.POST or None, time=time, initial=_as_it_is(time))
    meanwhile = False
    if request.method == "POST" and form.is_valid():
        try:
            actions.change(time, form.words(), seen=seen_by(request))
        except ChangedMeanwhileError:
            meanwhile = True
        else:
            messages.success(request, _("Saved."))
            return redirect("modules:sparring", time.module_id)
    booking = actions.booking_of(time)
    context = {"form": form, "module": time.module, "time": time, "booking": booking}
    seen = still_seen(request, time.version, late=meanwhile)
    context |= {"seen": seen, "meanwhile": meanwhile}
    context |= {"organisation": time.module.programme.organisation}
    return render(
        request, "programmes/sparring_form.html", context, status=409 if meanwhile else 200
    )


def _as_it_is(time: SparringTime) -> dict[str, Any]:
    at = timezone.localtime(time.starts_at)
    kept = {name: getattr(time, name) for name in ("minutes", "place", "link", "most")}
    return kept | {"day": at.date(), "hour": at.time()}


@login_required
@require_POST
def book(request: HttpRequest, time_id: UUID) -> HttpResponse:
    """Take a time, or move one's own there."""
    time = get_object_or_404(_near(request), pk=time_id)
    person = cast(Person, request.user)
    if time.coach_id == person.pk or not sparring.may_book(time.module, person):
        raise Http404
    people = request.POST.get("people", "1")
    try:
        actions.book(time, person, int(people) if people in map(str, range(1, 9)) else 1)
        messages.success(request, _("The time is yours."))
    except actions.TakenError:
        messages.error(request, _("Somebody took that time a moment ago. Choose another."))
    return redirect("modules:sparring", time.module_id)


@login_required
@require_POST
def let_go(request: HttpRequest, time_id: UUID) -> HttpResponse:
    """Give one's own time back."""
    near = ("person", "time__coach", "time__module__programme__organisation")
    mine = SparringBooking.objects.filter(person=request.user.pk, time__in=_near(request))
    ahead = mine.filter(time__starts_at__gt=timezone.now())
    booking = get_object_or_404(ahead.select_related(*near), time=time_id)
    module = booking.time.module_id
    actions.let_go(booking)
    messages.success(request, _("You gave the time back."))
    return redirect("modules:sparring", module)


@login_required
@require_POST
def withdraw(request: HttpRequest, time_id: UUID) -> HttpResponse:
    """Take a time back that one offered."""
    time = _own_or_404(request, time_id)
    module = time.module_id
    actions.withdraw(time)
    messages.success(request, _("The time was taken back."))
    return redirect("modules:sparring", module)
