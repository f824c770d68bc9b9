"""Pages of a programme's funders: choose one, say what it decided, add another, take one away."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from talkoot.ground.meanwhile import ChangedMeanwhileError, seen_by, still_seen
from talkoot.people.models import Person
from talkoot.programmes.actions import money as actions
from talkoot.programmes.funders import shelf
from talkoot.programmes.models import Funding, Programme
from talkoot.programmes.money.funder_form import FunderForm
from talkoot.programmes.money.state import State
from talkoot.programmes.views.finding import changeable_or_404
from talkoot.programmes.views.money import around


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def first(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Say who funds, and what was decided: of the first funder, or the only one."""
    programme = changeable_or_404(request, programme_id)
    return _page(request, programme, actions.funding_of(programme))


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, programme_id: int) -> HttpResponse:
    """One more funder."""
    programme = changeable_or_404(request, programme_id)
    return _page(request, programme, Funding(programme=programme))


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, programme_id: int, funding_id: int) -> HttpResponse:
    """What one of several funders decided."""
    programme = changeable_or_404(request, programme_id)
    found = get_object_or_404(programme.fundings.select_related("edited_by"), pk=funding_id)
    return _page(request, programme, found)


def _page(request: HttpRequest, programme: Programme, funding: Funding) -> HttpResponse:
    """First the funder is chosen; then the form asks for what that funder wants to know."""
    chosen = shelf.profile(request.GET.get("funder", ""))
    if funding.pk is None and chosen is not None:
        funding.funder = chosen.id
    form = FunderForm(request.POST or None, funding=funding)
    late = False
    if request.method == "POST" and form.is_valid():
        try:
            _keep(request, programme, funding, form)
            return redirect("programmes:money", programme.pk)
        except ChangedMeanwhileError:
            late = True
    state = State(programme)
    context = around(
        state,
        form=form,
        late=late,
        seen=still_seen(request, funding.edits, late=late),
        funding=funding,
        profile=shelf.profile(funding.funder),
        shelf=shelf.profiles().values(),
        choosing=not funding.funder and not form.is_bound,
    )
    return render(request, "programmes/money/funder.html", context, status=409 if late else 200)


def _keep(request: HttpRequest, programme: Programme, funding: Funding, form: FunderForm) -> None:
    person = cast(Person, request.user)
    if funding.pk is None and programme.fundings.exists():
        actions.add_funding(programme, form.told, person)
        return
    kept = funding if funding.pk else None
    actions.set_funding(programme, form.told, person, seen=seen_by(request), funding=kept)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, programme_id: int, funding_id: int) -> HttpResponse:
    """Take a funder away; budget and costs stay."""
    programme = changeable_or_404(request, programme_id)
    funding = get_object_or_404(programme.fundings, pk=funding_id)
    if request.method == "POST":
        actions.remove_funding(funding)
        return redirect("programmes:money", programme.pk)
    fund = State(programme, [funding]).funds[0]
    context = around(State(programme), fund=fund)
    return render(request, "programmes/money/remove_funder.html", context)
