"""The space of a peer group: what only its members see."""

from __future__ import annotations

from datetime import date
from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from talkoot.cohorts.access import convener_of, member_of, notes_for, shared_for
from talkoot.cohorts.actions import founding, joining
from talkoot.cohorts.forms import FoundForm, NoteForm
from talkoot.cohorts.models import Member, Proposal
from talkoot.people.models import Person
from talkoot.practice import actions as practice
from talkoot.practice.models import Commitment
from talkoot.programmes.actions import create_series
from talkoot.workshops.actions import parting
from talkoot.workshops.models import Workshop

MOST_NOTES = 60
CLINIC = "case-clinic"


@login_required
@never_cache
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """My groups, and my journal."""
    person = cast(Person, request.user)
    context = {
        "members": Member.objects.filter(person=person).select_related("cohort"),
        "may_found": founding.may_found(person),
    }
    return render(request, "workspace/cohorts.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def found(request: HttpRequest) -> HttpResponse:
    """Say what is agreed; then invite."""
    person = cast(Person, request.user)
    if not founding.may_found(person):
        raise Http404
    form = FoundForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            cohort = founding.found(person, **form.cleaned_data)
            create_series(cohort)
        return redirect("cohorts:invite", cohort.pk)
    context = {"form": form, "operator": settings.OPERATOR}
    return render(request, "workspace/cohort_found.html", context)


@login_required
@never_cache
@require_GET
def front(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """The front page: the next meeting, what was found and agreed, what is said in between."""
    me = member_of(request, cohort_id)
    cohort = me.cohort
    meetings = _meetings(me)
    ahead = meetings.exclude(state=Workshop.State.CLOSED).order_by("state", "starts_at")
    held = list(meetings.filter(state=Workshop.State.CLOSED).order_by("-closed_at"))
    hosted = set(Workshop.objects.hosted_by(me.person).values_list("pk", flat=True))
    context = {
        "cohort": cohort,
        "organisation": _("Peer group"),
        "me": me,
        "ahead": ahead,
        "held": held,
        "hosted": hosted,
        "clinics": sum(one.method.id == CLINIC for one in held),
        "commitments": _commitments(me).unfinished().soonest_first(),
        "finished": _commitments(me).finished().latest_first(),
        "asked": [_Asked(one, me) for one in cohort.proposals.prefetch_related("voices")],
        "shared": shared_for(me).order_by("-shared_on", "-pk"),
        "notes": list(notes_for(me).order_by("-written_at")[:MOST_NOTES])[::-1],
        "note_form": NoteForm(),
        "members": cohort.members.order_by("name"),
        "operator": settings.OPERATOR,
        "voters": cohort.members.count(),
        "today": timezone.localdate(),
    }
    return render(request, "workspace/cohort.html", context)


def _meetings(me: Member) -> QuerySet[Workshop]:
    mine = Workshop.objects.of_cohorts(me.person).filter(programme__cohort=me.cohort_id)
    return mine.select_related("programme")


def _commitments(me: Member) -> Any:
    """The group's, from the day on that the member sees."""
    deeds = Commitment.objects.filter(programme__cohort=me.cohort_id)
    if me.sees_from:
        deeds = deeds.filter(Q(evidence=None) | Q(evidence__found_on__gte=me.sees_from))
    return deeds


class _Asked:
    """A question to the group, as one member sees it: how many have said yes, never who."""

    def __init__(self, proposal: Proposal, me: Member) -> None:
        self.pk = proposal.pk
        self.kind = proposal.kind
        self.words = proposal.words
        self.refused = proposal.refused
        voices = [voice.member_id for voice in proposal.voices.all()]
        self.said_yes = me.pk in voices
        self.yes = len(voices)
        self.ends = _day(proposal.words.get("ends_on"))
        self.erased = _day(proposal.words.get("erase_on"))


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None


@login_required
@require_POST
def mark(request: HttpRequest, cohort_id: UUID, commitment_id: UUID) -> HttpResponse:
    """Say how a commitment of the group went."""
    me = member_of(request, cohort_id)
    commitment = get_object_or_404(_commitments(me), pk=commitment_id)
    state = request.POST.get("state", "")
    if state not in Commitment.State.values:
        return HttpResponseBadRequest()
    practice.mark(commitment, Commitment.State(state))
    messages.success(request, f"{commitment.what}: {commitment.get_state_display()}.")
    return redirect("workspace:cohort", cohort_id)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """Say what goes and what stays, and then let her go."""
    me = member_of(request, cohort_id)
    needed = joining.is_needed(me)
    if request.method == "POST" and not needed:
        parting.leave(me)
        messages.success(request, _("You have left the group. Your journal is still yours."))
        return redirect("workspace:cohorts")
    alone = me.cohort.members.count() == 1
    context = {
        "cohort": me.cohort,
        "organisation": _("Peer group"),
        "needed": needed,
        "alone": alone,
    }
    return render(request, "workspace/cohort_leave.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """End before the day; the members still have time to take their own things along."""
    me = convener_of(request, cohort_id)
    if request.method == "POST":
        founding.end(me.cohort)
        messages.success(request, _("The group has ended. It can be read until it is erased."))
        return redirect("workspace:cohort", cohort_id)
    context = {
        "cohort": me.cohort,
        "organisation": _("Peer group"),
        "days": founding.LEAST_KEPT.days,
    }
    return render(request, "workspace/cohort_end.html", context)
