"""Pages of costs: what was paid, and the statement of a period."""

from __future__ import annotations

from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from talkoot.ground.meanwhile import ChangedMeanwhileError, seen_by, still_seen
from talkoot.ground.numbers import whole
from talkoot.ground.spreadsheet import CSV, XLSX, as_csv, as_xlsx
from talkoot.people.models import Person
from talkoot.programmes.actions import money as actions
from talkoot.programmes.models import Cost, Programme
from talkoot.programmes.money.forms import CostForm, PeriodForm
from talkoot.programmes.money.fund import Fund
from talkoot.programmes.money.state import State, Statement
from talkoot.programmes.money.tabling import table
from talkoot.programmes.views.finding import changeable_or_404, lived_or_404
from talkoot.programmes.views.money import around

COST = ("on", "category", "what", "amount", "voucher", "eligible")


def _funded_or_404(programme: Programme) -> State:
    state = State(programme)
    if not state.funds:
        raise Http404
    return state


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Write down what was paid."""
    return _cost(request, _funded_or_404(changeable_or_404(request, programme_id)), None)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, programme_id: int, cost_id: int) -> HttpResponse:
    """Correct what was paid. Whoever saves over somebody else's correction sees both."""
    programme = changeable_or_404(request, programme_id)
    cost = get_object_or_404(programme.costs.select_related("edited_by"), pk=cost_id)
    return _cost(request, _funded_or_404(programme), cost)


def _cost(request: HttpRequest, state: State, cost: Cost | None) -> HttpResponse:
    now = {name: getattr(cost, name) for name in COST} | {"only": cost.only_id} if cost else {}
    form = CostForm(request.POST or None, initial=now, state=state)
    late = False
    if request.method == "POST" and form.is_valid():
        try:
            person, seen = cast(Person, request.user), seen_by(request)
            actions.keep_cost(state.programme, form.cleaned_data, cost, person, seen=seen)
            return redirect("programmes:money", state.programme.pk)
        except ChangedMeanwhileError:
            late = True
    seen = still_seen(request, cost.edits if cost else 0, late=late)
    context = around(state, form=form, cost=cost, late=late, seen=seen, theirs=[cost])
    return render(request, "programmes/money/cost.html", context, status=409 if late else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, programme_id: int, cost_id: int) -> HttpResponse:
    """Take away a cost that was written down in error."""
    programme = changeable_or_404(request, programme_id)
    cost = get_object_or_404(programme.costs, pk=cost_id)
    if request.method == "POST":
        actions.remove_cost(cost)
        return redirect("programmes:money", programme.pk)
    return render(request, "programmes/money/remove.html", around(State(programme), cost=cost))


@login_required
@require_safe
def statement(request: HttpRequest, programme_id: int) -> HttpResponse:
    """What a period cost, and whose share of it is what; of one funder, or of all."""
    state = _funded_or_404(lived_or_404(request, programme_id))
    form, found = _asked(request, state)
    context = around(state, form=form, statement=found, fund=_fund(request, state))
    return render(request, "programmes/money/statement.html", context)


@login_required
@require_safe
def export(request: HttpRequest, programme_id: int, ending: str) -> HttpResponse:
    """Hand out the statement for a spreadsheet program."""
    state = _funded_or_404(lived_or_404(request, programme_id))
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


def _fund(request: HttpRequest, state: State) -> Fund | None:
    """The funder whose statement it is; none for all of them. What is not there is not found."""
    said = request.GET.get("funder")
    if not said:
        return None
    number = whole(said)
    found = state.fund(number) if number is not None else None
    if found is None:
        raise Http404
    return found


def _asked(request: HttpRequest, state: State) -> tuple[PeriodForm, Statement | None]:
    """The period asked for, or else the whole programme."""
    fund = _fund(request, state)
    if "since" in request.GET or "until" in request.GET:
        form = PeriodForm(request.GET)
        if not form.is_valid():
            return form, None
        since, until = form.cleaned_data["since"], form.cleaned_data["until"]
        return form, state.statement(since, until, fund)
    periods = state.periods()
    if not periods:
        return PeriodForm(), None
    since, until = periods[0][0], periods[-1][1]
    form = PeriodForm(initial={"since": since, "until": until})
    return form, state.statement(since, until, fund)
