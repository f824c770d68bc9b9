"""Pages of costs: what was paid, and the statement of a period."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from talkoot.ground.spreadsheet import CSV, XLSX, as_csv, as_xlsx
from talkoot.programmes.actions import money as actions
from talkoot.programmes.models import Cost, Funding
from talkoot.programmes.money.forms import CostForm, PeriodForm
from talkoot.programmes.money.state import State, Statement
from talkoot.programmes.money.tabling import table
from talkoot.programmes.views.finding import changeable_or_404, lived_or_404
from talkoot.programmes.views.money import around

COST = ("on", "category", "what", "amount", "voucher", "eligible")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Write down what was paid."""
    programme = changeable_or_404(request, programme_id)
    state = State(get_object_or_404(Funding, programme=programme))
    return _cost(request, state, None)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, programme_id: int, cost_id: int) -> HttpResponse:
    """Correct what was paid."""
    programme = changeable_or_404(request, programme_id)
    state = State(get_object_or_404(Funding, programme=programme))
    return _cost(request, state, get_object_or_404(state.funding.costs, pk=cost_id))


def _cost(request: HttpRequest, state: State, cost: Cost | None) -> HttpResponse:
    now = {name: getattr(cost, name) for name in COST} if cost else {}
    form = CostForm(request.POST or None, initial=now, profile=state.profile)
    if request.method == "POST" and form.is_valid():
        actions.keep_cost(state.funding, form.cleaned_data, cost)
        return redirect("programmes:money", state.programme.pk)
    return render(request, "programmes/money/cost.html", around(state, form=form, cost=cost))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, programme_id: int, cost_id: int) -> HttpResponse:
    """Take away a cost that was written down in error."""
    programme = changeable_or_404(request, programme_id)
    cost = get_object_or_404(Cost, funding__programme=programme, pk=cost_id)
    if request.method == "POST":
        actions.remove_cost(cost)
        return redirect("programmes:money", programme.pk)
    state = State(cost.funding)
    return render(request, "programmes/money/remove.html", around(state, cost=cost))


@login_required
@require_safe
def statement(request: HttpRequest, programme_id: int) -> HttpResponse:
    """What a period cost, and whose share of it is what."""
    programme = lived_or_404(request, programme_id)
    state = State(get_object_or_404(Funding, programme=programme))
    form, found = _asked(request, state)
    context = around(state, form=form, statement=found)
    return render(request, "programmes/money/statement.html", context)


@login_required
@require_safe
def export(request: HttpRequest, programme_id: int, ending: str) -> HttpResponse:
    """Hand out the statement for a spreadsheet program."""
    programme = lived_or_404(request, programme_id)
    state = State(get_object_or_404(Funding, programme=programme))
    _form, found = _asked(request, state)
    if found is None:
        raise Http404
    rows = table(found)
    kinds: dict[str, Any] = {
        "csv": (CSV, lambda: as_csv(rows)),
        "xlsx": (XLSX, lambda: as_xlsx({"1": rows})),
    }
    if ending not in kinds:
        raise Http404
    kind, made = kinds[ending]
    response = HttpResponse(made(), content_type=kind)
    name = f"statement-{found.since.isoformat()}-{found.until.isoformat()}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _asked(request: HttpRequest, state: State) -> tuple[PeriodForm, Statement | None]:
    """The period asked for, or else the whole programme."""
    if "since" in request.GET or "until" in request.GET:
        form = PeriodForm(request.GET)
        if not form.is_valid():
            return form, None
        since, until = form.cleaned_data["since"], form.cleaned_data["until"]
        return form, state.statement(since, until)
    periods = state.periods()
    if not periods:
        return PeriodForm(), None
    since, until = periods[0][0], periods[-1][1]
    form = PeriodForm(initial={"since": since, "until": until})
    return form, state.statement(since, until)
