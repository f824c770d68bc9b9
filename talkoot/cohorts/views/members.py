"""The members, and what they are asked."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from talkoot.cohorts import letters
from talkoot.cohorts.access import convener_of, member_of
from talkoot.cohorts.actions import founding, joining, proposing
from talkoot.cohorts.forms import DaysForm, InviteForm, NameForm, NewcomerForm, last_day
from talkoot.cohorts.models import Member


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def members(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """Everybody by the name she chose, and how the others know me."""
    me = member_of(request, cohort_id)
    form = NameForm(request.POST or None, initial={"name": me.name, "comes_from": me.comes_from})
    if request.method == "POST" and form.is_valid():
        joining.rename(me, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("cohorts:members", cohort_id)
    context = {
        "cohort": me.cohort,
        "organisation": _("Peer group"),
        "me": me,
        "members": me.cohort.members.order_by("name"),
        "letters": me.cohort.letters.order_by("email") if me.convener else (),
        "form": form,
    }
    return render(request, "cohorts/members.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def invite(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """While the group is being gathered the convener invites; afterwards everybody is asked."""
    me = convener_of(request, cohort_id)
    if me.cohort.over:
        messages.error(request, _("The group has ended. It can be read until it is erased."))
        return redirect("cohorts:members", cohort_id)
    make = NewcomerForm if me.cohort.begun_on else InviteForm
    form = make(request.POST or None)
    if request.method == "POST" and form.is_valid() and _asked(request, me, form):
        return redirect("cohorts:members", cohort_id)
    context = {"cohort": me.cohort, "organisation": _("Peer group"), "form": form}
    return render(request, "cohorts/invite.html", context)


def _asked(request: HttpRequest, me: Member, form: InviteForm) -> bool:
    if isinstance(form, NewcomerForm):
        proposing.propose_newcomer(me, **form.cleaned_data)
        messages.success(request, _("The group is asked. The letter goes when all have said yes."))
        return True
    try:
        letter, token = joining.draft(me.cohort, form.cleaned_data["email"])
        letters.send_letter(letter, token)
        joining.keep(letter)
    except OSError:
        messages.error(request, _("The letter could not be sent, so nobody was invited."))
        return False
    messages.success(request, _("The invitation is on its way."))
    return True


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def longer(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """Ask the group whether it goes on, also when it is over, until it is erased."""
    me = convener_of(request, cohort_id)
    days = {"ends_on": me.cohort.ends_on, "erase_on": last_day(me.cohort.ends_on)}
    form = DaysForm(request.POST or None, initial=days)
    if request.method == "POST" and form.is_valid():
        proposing.propose_longer(me, **form.cleaned_data)
        messages.success(request, _("The group is asked."))
        return redirect("workspace:cohort", cohort_id)
    context = {"cohort": me.cohort, "organisation": _("Peer group"), "form": form}
    return render(request, "cohorts/longer.html", context)


@login_required
@require_POST
def answer(request: HttpRequest, cohort_id: UUID, pk: int) -> HttpResponse:
    """Say yes or no to what is asked; the convener may take the question back."""
    me = member_of(request, cohort_id)
    proposal = get_object_or_404(me.cohort.proposals, pk=pk)
    word = request.POST.get("word", "")
    if word == "withdraw" and me.convener:
        proposing.withdraw(proposal)
    elif word in ("yes", "no"):
        proposing.answer(proposal, me, yes=word == "yes")
        messages.success(request, _("Your word is given. Nobody is told whose it was."))
    return redirect("workspace:cohort", cohort_id)


@login_required
@require_POST
def revoke(request: HttpRequest, cohort_id: UUID, pk: int) -> HttpResponse:
    me = convener_of(request, cohort_id)
    joining.revoke(get_object_or_404(me.cohort.letters, pk=pk))
    messages.success(request, _("The invitation is taken back."))
    return redirect("cohorts:members", cohort_id)


@login_required
@require_POST
def convene(request: HttpRequest, cohort_id: UUID, pk: int) -> HttpResponse:
    """Let another member convene too."""
    me = convener_of(request, cohort_id)
    other = get_object_or_404(me.cohort.members, pk=pk)
    founding.hand_over(me, other)
    messages.success(request, _("%(name)s may now convene the group too.") % {"name": other.name})
    return redirect("cohorts:members", cohort_id)


@login_required
@require_POST
def begin(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    me = convener_of(request, cohort_id)
    founding.begin(me.cohort)
    messages.success(
        request, _("The group is complete. From now on a newcomer needs everybody's yes.")
    )
    return redirect("cohorts:members", cohort_id)
