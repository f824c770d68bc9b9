"""Pages of a programme's money: as it stands, the budget, documents."""

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

from talkoot.ground.meanwhile import ChangedMeanwhileError, seen_by, still_seen
from talkoot.people.models import Person
from talkoot.programmes.actions import money as actions
from talkoot.programmes.models import Programme
from talkoot.programmes.money.advice import advise
from talkoot.programmes.money.forms import DeliveredForm, InstalmentSet, LineSet
from talkoot.programmes.money.state import State
from talkoot.programmes.views.finding import changeable_or_404, lived_or_404, may_change

LINE = ("category", "what", "amount", "eligible", "reason", "only_id")
INSTALMENT = ("due_on", "what", "amount", "paid_on", "funding_id")


def around(state: State, **more: Any) -> dict[str, Any]:
    """What every page of money shows."""
    return {
        "programme": state.programme,
        "organisation": state.programme.organisation,
        "state": state,
        **more,
    }


@login_required
@require_safe
def read(request: HttpRequest, programme_id: int) -> HttpResponse:
    """The money as it stands, for those who see the programme from inside."""
    programme = lived_or_404(request, programme_id)
    state, may = State(programme), may_change(request, programme)
    today = timezone.localdate()
    context = around(
        state,
        may_change=may,
        today=today,
        advice=advise(state, today) if may else [],
        documents=[
            (fund, [(one, one.is_late(today)) for one in fund.documents]) for fund in state.funds
        ],
        without_tax=any(one.profile and one.profile.vat == "without" for one in state.funds),
    )
    return render(request, "programmes/money/read.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def budget(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Write the budget and the payment plans. Empty rows are not kept."""
    programme = changeable_or_404(request, programme_id)
    state = State(programme)
    if not state.categories:
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
    kept = actions.budget_of(programme)
    seen = still_seen(request, kept.edits, late=late)
    context = around(state, lines=lines, instalments=instalments, late=late, kept=kept, seen=seen)
    return render(request, "programmes/money/budget.html", context, status=409 if late else 200)


def _sets(request: HttpRequest, state: State) -> tuple[BaseFormSet[Any], BaseFormSet[Any]]:
    data = request.POST if request.method == "POST" else None
    lines = LineSet(
        data,
        prefix="lines",
        initial=[
            {name: getattr(one, name) for name in LINE} | {"only": one.only_id}
            for one in state.lines
        ],
        form_kwargs={"state": state},
    )
    instalments = InstalmentSet(
        data,
        prefix="instalments",
        initial=[
            {name: getattr(one, name) for name in INSTALMENT}
            for fund in state.funds
            for one in fund.instalments
        ],
        form_kwargs={"state": state},
    )
    return lines, instalments


def _keep(
    request: HttpRequest,
    programme: Programme,
    lines: BaseFormSet[Any],
    instalments: BaseFormSet[Any],
) -> None:
    actions.set_budget(
        programme,
        _rows(lines, LINE),
        _rows(instalments, INSTALMENT),
        cast(Person, request.user),
        seen=seen_by(request),
    )


def _rows(forms: BaseFormSet[Any], names: tuple[str, ...]) -> list[dict[str, Any]]:
    told = [form.cleaned_data for form in forms.forms]
    return [
        {name: one[name] for name in names if name in one}
        for one in told
        if one.get("amount") is not None and not one.get("DELETE")
    ]


@login_required
@require_POST
def deliver(
    request: HttpRequest, programme_id: int, funding_id: int, document: str
) -> HttpResponse:
    """Keep the day on which a document was delivered; without a day it is open again."""
    programme = changeable_or_404(request, programme_id)
    funding = get_object_or_404(programme.fundings, pk=funding_id)
    fund = State(programme, [funding]).funds[0]
    if document not in [one.document.id for one in fund.documents]:
        raise Http404
    form = DeliveredForm(request.POST)
    if form.is_valid():
        actions.deliver(funding, document, form.cleaned_data["on"])
    else:
        messages.error(request, " ".join(map(str, form.errors["on"])))
    return redirect("programmes:money", programme.pk)
