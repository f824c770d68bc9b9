"""What experts may sum up: the client says yes, on a day, and may take it back."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from talkoot.ground.numbers import whole
from talkoot.people.models import Person
from talkoot.programmes.actions import clients
from talkoot.programmes.experts import asked_about, consent, experts
from talkoot.programmes.models import Consent, Programme
from talkoot.programmes.views.finding import changeable_or_404, lived_or_404, may_change


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Everybody inside reads what was allowed; who coordinates allows it."""
    if request.method == "POST":
        return _decide(request, changeable_or_404(request, programme_id))
    programme = lived_or_404(request, programme_id)
    ended = Consent.objects.filter(programme=programme).exclude(withdrawn_on=None)
    context = {
        "programme": programme,
        "organisation": programme.organisation,
        "rows": [(one, consent(programme, one)) for one in asked_about(programme)],
        "ended": ended.select_related("expert"),
        "runs": may_change(request, programme),
    }
    return render(request, "programmes/experts.html", context)


def _decide(request: HttpRequest, programme: Programme) -> HttpResponse:
    act, key = request.POST.get("act"), whole(request.POST.get("expert"))
    if act not in ("give", "withdraw") or key is None:
        raise BadRequest
    if act == "give" and isinstance(request.user, Person):
        expert = get_object_or_404(experts(programme), pk=key)
        clients.give_consent(programme, expert, request.user)
    else:
        clients.withdraw_consent(programme, get_object_or_404(Person, pk=key))
    return redirect("programmes:experts", programme.pk)
