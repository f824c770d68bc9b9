"""The host's console: one move at a time, and what the room is doing."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from talkoot.live import ticket
from talkoot.people.models import Person
from talkoot.workshops import screens
from talkoot.workshops.actions import close, give, group, move, prepare
from talkoot.workshops.forms import GroupsForm
from talkoot.workshops.models import Beat, Contribution, Seat, Workshop


def _hosted(request: HttpRequest, workshop_id: UUID) -> Workshop:
    mine = Workshop.objects.hosted_by(request.user).select_related(
        "beat", "programme__organisation"
    )
    return get_object_or_404(mine, pk=workshop_id)


@login_required
@never_cache
@require_GET
def console(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """The whole console, or only what changes in it."""
    workshop = _hosted(request, workshop_id)
    if workshop.state == Workshop.State.CLOSED:
        return redirect("workshops:summary", workshop_id=workshop.pk)
    part = request.headers.get("X-Fragment") == "console"
    template = "workshops/host_parts.html" if part else "workshops/host.html"
    response = render(request, template, _console(workshop))
    ticket.issue(response, workshop.room_id, "host", (get_language() or "fi")[:2])
    return response


def _console(workshop: Workshop) -> dict[str, Any]:
    language = (get_language() or "fi")[:2]
    lines = screens.run_sheet(workshop, language)
    beat = workshop.beat
    context: dict[str, Any] = {
        "workshop": workshop,
        "language": language,
        "lines": lines,
        "ends": screens.expected_end(lines),
        "drift": screens.drift(workshop, lines),
        "voice": screens.voice(workshop, beat),
        "groups": _groups(workshop),
        "groups_form": _groups_form(workshop),
        "hands": workshop.seats.filter(hand_up=True, left=False),
        "hosts": workshop.hosts.all(),
        "coming": next((line for line in lines if line.state == Beat.State.COMING), None),
        "hidden": workshop.contributions.filter(hidden=True, released=True),
        "beat": beat,
    }
    return context | (_now(workshop, beat, language) if beat else {})


def _now(workshop: Workshop, beat: Beat, language: str) -> dict[str, Any]:
    beat.workshop = workshop
    step, kind = beat.step, beat.step.behaviour
    return {
        "step": step,
        "kind": kind,
        "settings": step.settings,
        "title": step.title.text(language),
        "prompt": step.prompt.text(language) if step.prompt else "",
        "notes": step.notes.text(language) if step.notes else "",
        "scene": screens.scene(beat, language),
        "summary": screens.summary(beat),
        "host_template": kind.template("host"),
        "is_open": screens.asked(workshop, beat),
        "counting": screens.clock(workshop),
        "cards": _moderated(beat),
    }


def _moderated(beat: Beat) -> list[tuple[Contribution, str]]:
    """Cards the room sees, which the host may hide."""
    kind, settings = beat.step.behaviour, beat.step.settings
    shown = screens.readable(beat)
    return [
        (contribution, text)
        for contribution, body in zip(shown, screens.bodies(shown, beat), strict=True)
        for text in kind.cards(settings, body)
    ]


def _groups(workshop: Workshop) -> list[tuple[int, int, bool]]:
    """Number, how many, and whether done: the host sees groups, not people."""
    return [
        (one.number, one.seats.filter(left=False).count(), one.done)
        for one in workshop.groups.order_by("number")
    ]


def _groups_form(workshop: Workshop) -> GroupsForm | None:
    bounds = workshop.method.groups
    if bounds is None:
        return None
    return GroupsForm(
        initial={"smallest": bounds.smallest, "largest": bounds.largest, "mix_units": True}
    )


@login_required
@require_POST
def act(request: HttpRequest, workshop_id: UUID, action: str) -> HttpResponse:
    """One move of the host's."""
    workshop = _hosted(request, workshop_id)
    _ACTS[action](request, workshop)
    workshop.refresh_from_db()
    if workshop.state == Workshop.State.CLOSED:
        return redirect("workshops:summary", workshop_id=workshop.pk)
    return redirect("workshops:host", workshop_id=workshop.pk)


def _seen(request: HttpRequest) -> int | None:
    text = request.POST.get("seen", "")
    return int(text) if text.isdecimal() and len(text) < 18 else None


def _next(request: HttpRequest, workshop: Workshop) -> None:
    done = move.advance(workshop, seen=_seen(request))
    if not done.moved:
        messages.info(request, _("The room had already moved. Here is where it is now."))
    for beat in done.too_few:
        title = beat.step.title.text()
        seats = workshop.seats.filter(left=False).count()
        messages.warning(
            request,
            ngettext(
                "“%(title)s” was left out: it is anonymous only from five seats, and there is one.",
                "“%(title)s” was left out: it is anonymous only from five seats, and there are"
                " %(seats)d.",
                seats,
            )
            % {"title": title, "seats": seats},
        )


def _back(request: HttpRequest, workshop: Workshop) -> None:
    if not move.back(workshop, seen=_seen(request)):
        messages.info(request, _("There is nothing to go back to."))


def _stretch(request: HttpRequest, workshop: Workshop) -> None:
    minutes = -1 if request.POST.get("minutes") == "-1" else 1
    move.stretch(workshop, _number(request, "beat"), minutes)


def _number(request: HttpRequest, name: str) -> int:
    text = request.POST.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 18 else 0


def _groups_dealt(request: HttpRequest, workshop: Workshop) -> None:
    form = GroupsForm(request.POST)
    if not form.is_valid():
        messages.error(
            request,
            " ".join(str(error) for error in form.non_field_errors())
            or _("Check the group sizes."),
        )
        return
    number = group.deal_groups(workshop, **form.cleaned_data)
    messages.success(
        request, ngettext("One group.", "%(number)d groups.", number) % {"number": number}
    )


def _hide(request: HttpRequest, workshop: Workshop) -> None:
    try:
        card = UUID(request.POST.get("card", ""))
    except ValueError:
        return
    give.hide(workshop, card, hidden=request.POST.get("hidden") != "no")


def _co_host(request: HttpRequest, workshop: Workshop) -> None:
    email = request.POST.get("email", "").strip().lower()
    organisations = [workshop.programme.organisation_id]
    person = (
        Person.objects.filter(email__iexact=email, is_active=True)
        .filter(roles__organisation__in=organisations)
        .first()
        if email
        else None
    )
    if person is None:
        messages.error(request, _("Nobody with a role here has this address. Check the spelling."))
        return
    prepare.add_host(workshop, person)
    messages.success(request, _("%(name)s may now lead the room too.") % {"name": person.name})


def _give_up(request: HttpRequest, workshop: Workshop) -> None:
    if not prepare.remove_host(workshop, cast(Person, request.user)):
        messages.error(request, _("A room needs a host: name another one first."))


def _lower_hands(_request: HttpRequest, workshop: Workshop) -> None:
    Seat.objects.filter(workshop=workshop).update(hand_up=False)


_ACTS: dict[str, Any] = {
    "open": lambda request, workshop: prepare.open_room(workshop),
    "next": _next,
    "back": _back,
    "close-input": lambda request, workshop: move.close_input(workshop, seen=_seen(request) or 0),
    "stretch": _stretch,
    "pause": lambda request, workshop: move.pause(workshop),
    "skip": lambda request, workshop: move.skip(workshop, _number(request, "beat")),
    "repeat": lambda request, workshop: move.repeat(workshop, _number(request, "beat")),
    "open-door": lambda request, workshop: prepare.set_door(workshop, is_open=True),
    "close-door": lambda request, workshop: prepare.set_door(workshop, is_open=False),
    "groups": _groups_dealt,
    "hide": _hide,
    "co-host": _co_host,
    "give-up": _give_up,
    "lower-hands": _lower_hands,
    "close": lambda request, workshop: close.close(workshop),
}
ACTIONS = tuple(_ACTS)
