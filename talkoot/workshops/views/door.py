"""The way in: by code, by link or QR, and back to a seat one already has."""

from __future__ import annotations

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from talkoot.ground import attempts, codes
from talkoot.ground.texts import reading_language
from talkoot.workshops import seats
from talkoot.workshops.actions import join
from talkoot.workshops.forms import CodeForm, ReturnForm
from talkoot.workshops.models import Workshop
from talkoot.workshops.open_forms import seat_form

RETURNS_A_MINUTE = 20
NEWCOMER = "talkoot.newcomer"
A_DAY = 24 * 3600


@never_cache
@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Type the code on the wall."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        workshop = _by_code(form.cleaned_data["code"])
        if workshop:
            return redirect("workshops:sit", secret=workshop.secret)
        form.add_error("code", _refusal())
    return render(request, "workshops/enter.html", {"form": form})


def _by_code(code: str) -> Workshop | None:
    """Return the room, unless too many have guessed; not to find one counts as a guess."""
    if _codes_spent():
        return None
    found = Workshop.objects.filter(code=code, state=Workshop.State.OPEN).first()
    if found is None:
        attempts.failed("code")
    return found


def _codes_spent() -> bool:
    return attempts.spent("code", settings.FAILED_CODES_A_MINUTE)


def _closed_door(request: HttpRequest, workshop: Workshop | None) -> HttpResponse:
    """Tell what to do: the host opens the door, or the workshop is over."""
    status = 403 if workshop else 404
    return render(request, "workshops/door_closed.html", {"workshop": workshop}, status=status)


def _refusal() -> str:
    if _codes_spent():
        return _("Many wrong codes have been tried just now. Wait a minute, or scan the QR code.")
    return _("No open workshop has this code. Check the numbers on the wall.")


@never_cache
@require_http_methods(["GET", "POST"])
def sit(request: HttpRequest, secret: str) -> HttpResponse:
    """Take a seat, by link or QR."""
    workshop = Workshop.objects.filter(secret=secret, state=Workshop.State.OPEN).first()
    if workshop is None:
        return _closed_door(request, None)
    if seats.seat_of(request, workshop.pk):
        return redirect("workshops:phone", workshop_id=workshop.pk)
    if not workshop.door_open or workshop.is_over:
        return _closed_door(request, workshop)
    form = seat_form(workshop, request.POST or None)
    if request.method == "POST" and form.is_valid():
        token = newcomer_of(request)
        taken = join.take_seat(
            workshop, language=reading_language(), token=token, **form.cleaned_data
        )
        return _seated(workshop, taken)
    newcomer = request.POST.get("newcomer") or signing.dumps(codes.secret(), salt=NEWCOMER)
    context = {"workshop": workshop, "form": form, "newcomer": newcomer}
    return render(request, "workshops/sit.html", context)


def newcomer_of(request: HttpRequest) -> str | None:
    """The token this page was given for its seat, so that sending it twice takes one seat."""
    try:
        token: str = signing.loads(request.POST.get("newcomer", ""), salt=NEWCOMER, max_age=A_DAY)
    except signing.BadSignature:
        return None
    return token


def _seated(workshop: Workshop, taken: join.Taken) -> HttpResponse:
    response = redirect("workshops:phone", workshop_id=workshop.pk)
    seats.give_cookies(response, workshop, taken, reading_language())
    return response


@never_cache
@require_http_methods(["GET", "POST"])
def come_back(request: HttpRequest) -> HttpResponse:
    """Return to one's seat on another device, even when the door is closed."""
    form = ReturnForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        workshop = _by_code(form.cleaned_data["code"])
        taken = workshop and _back(workshop, form.cleaned_data["return_code"])
        if workshop and taken:
            return _seated(workshop, taken)
        form.add_error("return_code", _no_way_back(workshop))
    return render(request, "workshops/come_back.html", {"form": form})


def _back(workshop: Workshop, return_code: str) -> join.Taken | None:
    """Find the seat of a return code. Wrong ones are counted for the room they are tried in."""
    if attempts.spent(_returns(workshop), RETURNS_A_MINUTE):
        return None
    taken = join.come_back(workshop, return_code)
    if taken is None:
        attempts.failed(_returns(workshop))
    return taken


def _no_way_back(workshop: Workshop | None) -> str:
    if _codes_spent() or (workshop and attempts.spent(_returns(workshop), RETURNS_A_MINUTE)):
        return _("Many wrong codes have been tried just now. Wait a minute, or scan the QR code.")
    return _("No seat was found with these codes. Check both of them.")


def _returns(workshop: Workshop) -> str:
    return f"return-{workshop.pk.hex}"
