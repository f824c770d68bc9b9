"""The host's console: one move at a time, and what the room is doing."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from talkoot.ground.texts import reading_language
from talkoot.live import ticket
from talkoot.people.models import Person, Role
from talkoot.workshops import overview, screens
from talkoot.workshops.actions import (
    days,
    give,
    group,
    join,
    moderate,
    move,
    pace,
    passing,
    prepare,
    rehearse,
)
from talkoot.workshops.console import console as console_of
from talkoot.workshops.forms import BriefForm, GroupsForm, RehearsalForm
from talkoot.workshops.models import Workshop
from talkoot.workshops.open_forms import DaysForm
from talkoot.workshops.views import posted

LED_ONLY = (
    "next",
    "back",
    "close-input",
    "stretch",
    "pause",
    "skip",
    "repeat",
    "groups",
    "fit",
    "rehearse",
)


def hosted(request: HttpRequest, workshop_id: UUID) -> Workshop:
    mine = Workshop.objects.hosted_by(request.user).select_related(
        "beat", "programme__organisation", "programme__cohort"
    )
    return get_object_or_404(mine, pk=workshop_id)


@login_required
@never_cache
@require_GET
def console(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """The whole console, or only what changes in it."""
    workshop = hosted(request, workshop_id)
    if workshop.state == Workshop.State.CLOSED:
        return redirect("workshops:summary", workshop_id=workshop.pk)
    return _shown(request, workshop)


def _shown(request: HttpRequest, workshop: Workshop, **extra: Any) -> HttpResponse:
    language = reading_language()
    if not workshop.is_led:
        return _days(request, workshop, language, **extra)
    part = request.headers.get("X-Fragment") == "console"
    template = "workshops/host_parts.html" if part else "workshops/host.html"
    status = 422 if extra else 200
    response = render(request, template, console_of(workshop, language) | extra, status=status)
    ticket.issue(response, workshop.room_id, "host", language)
    return response


def _days(request: HttpRequest, workshop: Workshop, language: str, **extra: Any) -> HttpResponse:
    """The host's page of an open workshop: nothing there moves by the minute."""
    context = overview.overview(workshop, language) | extra
    return render(request, "workshops/days.html", context, status=422 if extra else 200)


@login_required
@require_POST
def act(request: HttpRequest, workshop_id: UUID, action: str) -> HttpResponse:
    """One move of the host's."""
    workshop = hosted(request, workshop_id)
    if not workshop.is_led and action in LED_ONLY:
        return redirect("workshops:host", workshop_id=workshop.pk)
    answer = _ACTS[action](request, workshop)
    if isinstance(answer, HttpResponse):
        return answer
    return redirect("workshops:host", workshop_id=workshop.pk)


def _seen(request: HttpRequest) -> int | None:
    return posted.number(request, "seen")


def _beat(request: HttpRequest) -> int:
    return posted.number(request, "beat") or 0


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
    pace.stretch(workshop, _beat(request), minutes)


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


def _fit(request: HttpRequest, workshop: Workshop) -> None:
    won = pace.fit(workshop)
    text = ngettext("%(won)d minute was won.", "%(won)d minutes were won.", won)
    messages.success(request, text % {"won": won})


def _bring(request: HttpRequest, workshop: Workshop) -> HttpResponse | None:
    form = BriefForm(workshop, request.POST)
    if not form.is_valid():
        return _shown(request, workshop, brief_form=form)
    if prepare.bring(workshop, *form.cards()):
        messages.success(request, _("Saved. The room sees these before the first step."))
    else:
        messages.info(request, _("The room had already moved. Here is where it is now."))
    return None


def _rehearse(request: HttpRequest, workshop: Workshop) -> HttpResponse:
    form = RehearsalForm(request.POST)
    if not form.is_valid():
        return _shown(request, workshop, rehearsal_form=form)
    copy = rehearse.rehearse(workshop, cast(Person, request.user), form.cleaned_data["seats"])
    return redirect("workshops:host", workshop_id=copy.pk)


def _hide(request: HttpRequest, workshop: Workshop) -> None:
    if card := posted.uuid(request, "card"):
        moderate.hide(workshop, card, hidden=request.POST.get("hidden") != "no")


def _show_card(request: HttpRequest, workshop: Workshop) -> None:
    if card := posted.uuid(request, "card"):
        moderate.show(workshop, card)


def _hold(request: HttpRequest, workshop: Workshop) -> None:
    moderate.hold(workshop, held=request.POST.get("held") != "no")


def _who_may_lead(workshop: Workshop) -> QuerySet[Person]:
    """Whoever has a role in the house, or is a member of the peer group."""
    known = Person.objects.filter(is_active=True)
    if cohort := workshop.programme.cohort_id:
        return known.filter(cohort_members__cohort=cohort)
    house = workshop.programme.organisation_id
    roles = Role.objects.filter(organisation=house).exclude(role=Role.Name.PARTNER)
    return known.filter(roles__in=roles)


def _co_host(request: HttpRequest, workshop: Workshop) -> None:
    email = request.POST.get("email", "").strip().lower()
    person = _who_may_lead(workshop).filter(email__iexact=email).first() if email else None
    if person is None:
        messages.error(request, _("Nobody with a role here has this address. Check the spelling."))
        return
    prepare.add_host(workshop, person)
    messages.success(request, _("%(name)s may now lead the room too.") % {"name": person.name})


def _give_up(request: HttpRequest, workshop: Workshop) -> HttpResponse | None:
    if not prepare.remove_host(workshop, cast(Person, request.user)):
        messages.error(request, _("A room needs a host: name another one first."))
        return None
    messages.success(request, _("You no longer lead this room."))
    return redirect("workshops:list")


def _go_on(request: HttpRequest, workshop: Workshop) -> None:
    if days.go_on(workshop, seen=posted.number(request, "stage") or 0):
        messages.success(request, _("The next steps are open."))
    else:
        messages.info(request, _("There is too little to take up yet, or the steps had ended."))


def _move_days(request: HttpRequest, workshop: Workshop) -> HttpResponse | None:
    form = DaysForm(workshop, request.POST)
    if not form.is_valid():
        return _shown(request, workshop, days_form=form)
    if days.move(workshop, form.cleaned_data["closes_on"]):
        messages.success(request, _("The last day was moved. What has been given stays."))
    return None


def _board(request: HttpRequest, workshop: Workshop) -> None:
    """A move of a joint board."""
    beat = workshop.beat
    if beat is None or beat.pk != _beat(request):
        return
    beat.workshop = workshop
    around = screens.scene(beat, reading_language())
    form = beat.step.behaviour.form(beat.step.settings, around, request.POST)
    try:
        if form.is_valid():
            key = posted.uuid(request, "key") or uuid4()
            give.move_by_host(workshop, beat, form.contribution(), key=key)
        else:
            messages.info(request, " ".join(str(e) for e in form.non_field_errors()))
    except give.RefusedError as refusal:
        messages.info(request, str(refusal))


_ACTS: dict[str, Any] = {
    "board": _board,
    "go-on": _go_on,
    "last-day": _move_days,
    "open": lambda request, workshop: prepare.open_room(workshop),
    "next": _next,
    "back": _back,
    "close-input": lambda request, workshop: move.close_input(workshop, seen=_seen(request) or 0),
    "pass-on": lambda request, workshop: passing.pass_all(workshop, seen=_seen(request)),
    "stretch": _stretch,
    "pause": lambda request, workshop: pace.pause(workshop),
    "skip": lambda request, workshop: pace.skip(workshop, _beat(request)),
    "repeat": lambda request, workshop: pace.repeat(workshop, _beat(request)),
    "open-door": lambda request, workshop: prepare.set_door(workshop, is_open=True),
    "close-door": lambda request, workshop: prepare.set_door(workshop, is_open=False),
    "groups": _groups_dealt,
    "hide": _hide,
    "show-card": _show_card,
    "hold": _hold,
    "co-host": _co_host,
    "give-up": _give_up,
    "lower-hands": lambda request, workshop: join.lower_hands(workshop),
    "fit": _fit,
    "brief": _bring,
    "rehearse": _rehearse,
}
ACTIONS = tuple(_ACTS)
