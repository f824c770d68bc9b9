"""A shared tablet: one person after another, and no trace of the one before."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from talkoot.ground.texts import reading_language
from talkoot.workshops import seats
from talkoot.workshops.actions import join
from talkoot.workshops.models import Seat, Workshop


@never_cache
@require_http_methods(["GET", "POST"])
def wait(request: HttpRequest, secret: str) -> HttpResponse:
    """The tablet waits for the next person, who takes a seat with one press and says nothing."""
    workshop = Workshop.objects.filter(secret=secret, state=Workshop.State.OPEN).first()
    if workshop is None or not workshop.door_open:
        status = 403 if workshop else 404
        return render(request, "workshops/kiosk_closed.html", {"workshop": workshop}, status=status)
    if request.method == "POST":
        return _seated(workshop)
    response = render(request, "workshops/kiosk.html", {"workshop": workshop})
    if (seat := seats.seat_of(request, workshop.pk)) and seat.way == Seat.Way.KIOSK:
        response.delete_cookie(seats.cookie_name(workshop.pk))  # left by pressing no button
    return response


def _seated(workshop: Workshop) -> HttpResponse:
    taken = join.take_seat(workshop, language=reading_language(), way=Seat.Way.KIOSK)
    response = redirect("workshops:phone", workshop_id=workshop.pk)
    seats.give_cookies(response, workshop, taken, reading_language())
    return response


@require_POST
def done(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """Stand up from the tablet; what was given stays, and the tablet waits for the next."""
    seat = seats.seat_of(request, workshop_id)
    if seat is None or seat.way != Seat.Way.KIOSK:
        return redirect("workshops:enter")
    join.leave(seat)
    messages.success(request, _("Thank you. The tablet has forgotten you."))
    secret = seat.workshop.secret
    response = redirect("workshops:kiosk", secret=secret) if secret else redirect("workshops:enter")
    response.delete_cookie(seats.cookie_name(workshop_id))
    return response
