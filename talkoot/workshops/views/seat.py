"""A participant's phone: take part, and leave."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from talkoot.ground.numbers import whole
from talkoot.ground.texts import reading_language
from talkoot.live import ticket
from talkoot.stepkinds.base import BodyForm
from talkoot.workshops import checklist, keeping, seats
from talkoot.workshops.actions import flood, give, group, join, passing, promote
from talkoot.workshops.models import Beat, Contribution, Seat, Workshop
from talkoot.workshops.phone import address, answered, phone, thanks
from talkoot.workshops.views import posted


def _seat_or_404(request: HttpRequest, workshop_id: UUID) -> Seat:
    seat = seats.seat_of(request, workshop_id)
    if seat is None:
        raise Http404
    return seat


@never_cache
@require_GET
def show(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """The one task of the moment."""
    workshop = Workshop.objects.filter(pk=workshop_id).first()
    seat = seats.seat_of(request, workshop_id)
    if workshop is None or seat is None:
        return _no_seat(request, workshop)
    if workshop.state == Workshop.State.CLOSED:
        return render(request, "workshops/thanks.html", thanks(workshop))
    if seat.language != reading_language():
        join.speak(seat, reading_language())
    if not workshop.is_led:
        return _own_pace(request, seat)
    context = _phone(request, seat)
    template = "workshops/phone_task.html" if _is_fragment(request) else "workshops/phone.html"
    response = render(request, template, context)
    ticket.issue(response, workshop.room_id, "seat", reading_language())
    return response


def _own_pace(request: HttpRequest, seat: Seat) -> HttpResponse:
    """The checklist of an open workshop."""
    context = checklist.screen(seat, reading_language())
    context["return_code"] = seats.return_code_of(request, seat.workshop)
    response = render(request, "workshops/checklist.html", context)
    ticket.issue(response, seat.workshop.room_id, "seat", reading_language())
    return response


@never_cache
@require_GET
def step(request: HttpRequest, workshop_id: UUID, beat_id: int) -> HttpResponse:
    """The step a seat has chosen from the checklist."""
    seat = seats.seat_of(request, workshop_id)
    if seat is None or seat.workshop.state != Workshop.State.OPEN:
        return redirect("workshops:phone", workshop_id=workshop_id)
    beats = checklist.asked(seat.workshop) if not seat.workshop.is_led else []
    beat = next((one for one in beats if one.pk == beat_id and one.started_at), None)
    if beat is None:
        return redirect("workshops:phone", workshop_id=workshop_id)
    context = _phone(request, seat, beat, sent=False)
    template = "workshops/phone_task.html" if _is_fragment(request) else "workshops/phone.html"
    response = render(request, template, context)
    ticket.issue(response, seat.workshop.room_id, "seat", reading_language())
    return response


def _no_seat(request: HttpRequest, workshop: Workshop | None) -> HttpResponse:
    """Erased with the workshop, given up, gone on to another device, or only rehearsed."""
    if workshop and workshop.state == Workshop.State.CLOSED:
        return render(request, "workshops/thanks.html", {"room": workshop.room_id})
    messages.info(request, _("This device has no seat in the workshop now. Come in again."))
    return redirect("workshops:enter")


def _is_fragment(request: HttpRequest) -> bool:
    return request.headers.get("X-Fragment") == "task"


def _phone(
    request: HttpRequest, seat: Seat, beat: Beat | None = None, *, sent: bool = True, **extra: Any
) -> dict[str, Any]:
    data = posted.fields(request) if beat and sent else None
    return phone(seat, reading_language(), beat=beat, data=data) | {
        "return_code": seats.return_code_of(request, seat.workshop),
        "key": uuid4(),
        **extra,
    }


@require_http_methods(["GET", "POST"])
def contribute(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """Take what the seat gives; a phone that retries sends the same key."""
    if request.method == "GET":  # a reload, or another language, after a refusal
        return redirect("workshops:phone", workshop_id=workshop_id)
    seat = _seat_or_404(request, workshop_id)
    beat = _beat_or_404(seat.workshop, posted.number(request, "beat"))
    key = posted.uuid(request, "key") or uuid4()
    form = answered(seat, beat, reading_language(), posted.fields(request))
    if form is None or not form.is_valid():
        return _unsent(request, seat, beat, _wrong(form), 422, _where(form))
    try:
        given = give.contribute(seat, beat, form.contribution(), key=key)
    except flood.FloodError as slow:
        return _unsent(request, seat, beat, str(slow), 429)
    except give.RefusedError as refusal:
        return _unsent(request, seat, beat, str(refusal), 409)
    words = _received(beat, given)
    if _wants_json(request):
        return JsonResponse({"ok": True, "words": words})
    messages.success(request, words)
    return redirect(address(seat.workshop, beat))


def _beat_or_404(workshop: Workshop, pk: int | None) -> Beat:
    """The beat it was given in: the current one, which came with the seat, or one before."""
    beat = workshop.beat
    if beat is None or beat.pk != pk:
        beat = get_object_or_404(Beat, workshop=workshop, pk=pk)
    beat.workshop = workshop
    return beat


def _received(beat: Beat, given: Contribution | None) -> str:
    """What is said of one that was taken; it may have come after the others were shown."""
    if given and given.beat.closed and not given.released:
        return _("It came after the others. It joins them when the workshop closes.")
    return str(beat.step.behaviour.received)


def _wrong(form: BodyForm | None) -> str:
    errors = form.errors if form is not None else {}
    text = " ".join(str(error) for field in errors.values() for error in field)
    return text or _("That cannot be sent.")


def _where(form: BodyForm | None) -> str:
    """The field to mend, when it is one."""
    return next((name for name in (form.errors if form else ()) if name != NON_FIELD_ERRORS), "")


def _unsent(
    request: HttpRequest, seat: Seat, beat: Beat, words: str, status: int, field: str = ""
) -> HttpResponse:
    """Say why, and give back what was written."""
    if _wants_json(request):
        return JsonResponse({"ok": False, "error": words, "field": field}, status=status)
    context = _phone(request, seat, beat)
    form = context["form"]
    shown = form is not None and context["is_open"] and context["left"] != 0
    context["form"] = form if shown else None
    if not (shown and form.errors):  # else each field says what is wrong with it
        context["unsent"] = {"words": words, "texts": () if shown else _texts(request)}
    return render(request, "workshops/phone.html", context, status=status)


def _texts(request: HttpRequest) -> list[str]:
    ours = ("csrfmiddlewaretoken", "beat", "key")
    given = [text for name, text in request.POST.items() if name not in ours]
    return [str(text) for text in given if str(text).strip() and not str(text).isdecimal()]


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"


@require_POST
def act(request: HttpRequest, workshop_id: UUID, action: str) -> HttpResponse:
    """The small verbs of a seat."""
    seat = _seat_or_404(request, workshop_id)
    try:
        with flood.counted(seat):
            _ACTS[action](seat, request.POST.get("value", ""))
    except flood.FloodError as slow:
        messages.warning(request, str(slow))
    if action == "leave":
        messages.info(request, _("You have left the room. Your return code takes you back."))
        response = redirect("workshops:enter")
        response.delete_cookie(seats.cookie_name(seat.workshop_id))
        return response
    beat = Beat(pk=posted.number(request, "beat"))
    return redirect(address(seat.workshop, beat if beat.pk else None))


def _take_back(seat: Seat, value: str) -> None:
    try:
        give.take_back(seat, UUID(value))
    except ValueError:
        return


def _undo(seat: Seat, value: str) -> None:
    beat = seat.workshop.beats.filter(pk=whole(value) or 0).first()
    if beat:
        give.undo(seat, beat)


def _promote(seat: Seat, value: str) -> None:
    try:
        promote.promote(seat, UUID(value))
    except ValueError:
        return


def _show_group(seat: Seat, value: str) -> None:
    try:
        promote.show_group(seat, UUID(value))
    except ValueError:
        return


@never_cache
@require_GET
def notes(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """One's own notes as a text file, to take along before they are erased."""
    seat = _seat_or_404(request, workshop_id)
    text = keeping.notes(seat, reading_language())
    if not text:
        raise Http404
    answer = HttpResponse(text, content_type="text/plain; charset=utf-8")
    name = _("my-notes") + ".txt"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


_ACTS: dict[str, Any] = {
    "undo": _undo,
    "hand": lambda seat, value: join.raise_hand(seat, up=value == "up"),
    "done": lambda seat, _value: group.say_done(seat),
    "leave": lambda seat, _value: join.leave(seat),
    "take-back": _take_back,
    "promote": _promote,
    "show-group": _show_group,
    "ready": lambda seat, _value: passing.be_ready(seat),
}
ACTIONS = tuple(_ACTS)
