"""Pages of a programme's money: as it stands, funder and decision, budget, documents."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import BaseFormSet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from talkoot.people.models import Person
from talkoot.programmes.actions import money as actions
from talkoot.programmes.actions.plan import ChangedMeanwhileError
from talkoot.programmes.funders import shelf
from talkoot.programmes.models import Funding, Programme
from talkoot.programmes.money.advice import advise
from talkoot.programmes.money.forms import DeliveredForm, FundingForm, InstalmentSet, LineSet
from talkoot.programmes.money.state import State
from talkoot.programmes.views.finding import changeable_or_404, lived_or_404, may_change

FACTS = ("funder", "number", "applied_on", "decided_on", "contract_on", "granted", "share")
LINE = ("category", "what", "amount", "eligible", "reason")
INSTALMENT = ("due_on", "what", "amount", "paid_on")


def around(state: State, **more: Any) -> dict[str, Any]:
    """What every page of money shows."""
    return {
        "programme": state.programme,
        "organisation": state.programme.organisation,
        "state": state,
        "funding": state.funding,
        "profile": state.profile,
        **more,
    }


def state_of(programme: Programme) -> State:
    return State(actions.funding_of(programme))


@login_required
@require_safe
def read(request: HttpRequest, programme_id: int) -> HttpResponse:
    """The money as it stands, for those who see the programme from inside."""
    programme = lived_or_404(request, programme_id)
    state, may = state_of(programme), may_change(request, programme)
    today = timezone.localdate()
    context = around(
        state,
        may_change=may,
        today=today,
        advice=advise(state, today) if may and state.funding.pk else [],
        documents=[(one, one.is_late(today)) for one in state.documents],
    )
    return render(request, "programmes/money/read.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def funder(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Say who funds, and what was decided."""
    programme = changeable_or_404(request, programme_id)
    state = state_of(programme)
    now = {name: getattr(state.funding, name) for name in FACTS}
    form = FundingForm(request.POST or None, initial=now)
    late = False
    if request.method == "POST" and form.is_valid():
        try:
            told = form.cleaned_data
            actions.set_funding(programme, told, cast(Person, request.user), seen=_seen(request))
            return redirect("programmes:money", programme.pk)
        except ChangedMeanwhileError:
            late = True
    context = around(state, form=form, late=late, shelf=shelf.profiles().values())
    return render(request, "programmes/money/funder.html", context, status=409 if late else 200)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def budget(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Write the budget and the payment plan. Empty rows are not kept."""
    programme = changeable_or_404(request, programme_id)
    state = state_of(programme)
    if state.profile is None:
        return redirect("programmes:money-funder", programme.pk)
    lines, instalments = _sets(request, state)
    late = False
    if request.method == "POST" and lines.is_valid() and instalments.is_valid():
        try:
            _keep(request, programme, lines, instalments)
            again = "more" in request.POST
            messages.success(request, _("The budget is kept."))
            return redirect(
                "programmes:money-budget" if again else "programmes:money", programme.pk
            )
        except ChangedMeanwhileError:
            late = True
    context = around(state, lines=lines, instalments=instalments, late=late)
    return render(request, "programmes/money/budget.html", context, status=409 if late else 200)


def _sets(request: HttpRequest, state: State) -> tuple[BaseFormSet[Any], BaseFormSet[Any]]:
    data = request.POST if request.method == "POST" else None
    lines = LineSet(
        data,
        prefix="lines",
        initial=[{name: getattr(one, name) for name in LINE} for one in state.lines],
        form_kwargs={"profile": state.profile},
    )
    instalments = InstalmentSet(
        data,
        prefix="instalments",
        initial=[{name: getattr(one, name) for name in INSTALMENT} for one in state.instalments],
    )
    return lines, instalments


def _keep(
    request: HttpRequest,
    programme: Programme,
    lines: BaseFormSet[Any],
    instalments: BaseFormSet[Any],
) -> Funding:
    return actions.set_budget(
        programme,
        _rows(lines, LINE),
        _rows(instalments, INSTALMENT),
        cast(Person, request.user),
        seen=_seen(request),
    )


def _rows(forms: BaseFormSet[Any], names: tuple[str, ...]) -> list[dict[str, Any]]:
    told = [form.cleaned_data for form in forms.forms]
    return [{name: one[name] for name in names} for one in told if one and not one.get("DELETE")]


def _seen(request: HttpRequest) -> int:
    said = request.POST.get("seen", "")
    return int(said) if said.isdecimal() and len(said) < 9 else -1


@login_required
@require_POST
def deliver(request: HttpRequest, programme_id: int, document: str) -> HttpResponse:
    """Keep the day on which a document was delivered; without a day it is open again."""
    programme = changeable_or_404(request, programme_id)
    state = State(get_object_or_404(Funding, programme=programme))
    if document not in [one.document.id for one in state.documents]:
        raise Http404
    form = DeliveredForm(request.POST)
    if form.is_valid():
        actions.deliver(programme, document, form.cleaned_data["on"])
    else:
        messages.error(request, " ".join(map(str, form.errors["on"])))
    return redirect("programmes:money", programme.pk)
