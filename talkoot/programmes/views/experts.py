"""What experts may sum up: the client says yes, on a day, and may take it back."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from talkoot.people.models import Person
from talkoot.programmes.actions import clients
from talkoot.programmes.experts import asked_about, consent, experts
from talkoot.programmes.models import Consent, Programme


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Everybody inside reads what was allowed; who coordinates allows it."""
    runs = Programme.objects.run_by(request.user)
    mine = runs if request.method == "POST" else Programme.objects.lived_by(request.user)
    programme = get_object_or_404(mine.select_related("organisation"), pk=programme_id)
    if request.method == "POST":
        return _decide(request, programme)
    ended = Consent.objects.filter(programme=programme).exclude(withdrawn_on=None)
    context = {
        "programme": programme,
        "organisation": programme.organisation,
        "rows": [(one, consent(programme, one)) for one in asked_about(programme)],
        "ended": ended.select_related("expert"),
        "runs": runs.filter(pk=programme.pk).exists(),
    }
    return render(request, "programmes/experts.html", context)


def _decide(request: HttpRequest, programme: Programme) -> HttpResponse:
    act, said = request.POST.get("act"), request.POST.get("expert", "")
    if act not in ("give", "withdraw") or not said.isdigit():
        raise BadRequest
    if act == "give" and isinstance(request.user, Person):
        expert = get_object_or_404(experts(programme), pk=int(said))
        clients.give_consent(programme, expert, request.user)
    else:
        clients.withdraw_consent(programme, get_object_or_404(Person, pk=int(said)))
    return redirect("programmes:experts", programme.pk)
