"""Pages of a plan's risks and loads: what was done about each, and how it is now."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from talkoot.ground.meanwhile import ChangedMeanwhileError, seen_by, still_seen
from talkoot.programmes.models import Programme
from talkoot.programmes.views.asking_first import ask_first
from talkoot.reports.models import Means
from talkoot.reports.risks import actions
from talkoot.reports.risks.forms import MeansForm, StateForm
from talkoot.reports.risks.whole import Risk, choices
from talkoot.reports.risks.whole import risks as whole
from talkoot.reports.views import finding


@login_required
@never_cache
@require_safe
def index(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Every risk of the plan with its means and its state."""
    programme = finding.lived_in(request, programme_id)
    context = {
        "programme": programme,
        "organisation": programme.organisation,
        "risks": whole(programme, finding.reader(request)),
        "writes": finding.may_word(request, programme),
    }
    return render(request, "reports/risks.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def risk(request: HttpRequest, programme_id: int, load: str) -> HttpResponse:
    """One risk: say how it is now. Whoever saves over somebody else's word sees both."""
    programme = finding.worded_in(request, programme_id)
    one, late = _risk(request, programme, load), False
    form = StateForm(request.POST or None, instance=one.state)
    if request.method == "POST" and form.is_valid():
        try:
            said, person = form.cleaned_data, finding.reader(request)
            kept = actions.tell(programme, load, **said, person=person, seen=seen_by(request))
            return redirect(_page(programme, kept.load))
        except actions.NoSuchRiskError:
            raise Http404 from None
        except ChangedMeanwhileError:
            late, one = True, _risk(request, programme, load)
    context = {
        "programme": programme,
        "organisation": programme.organisation,
        "risk": one,
        "form": form,
        "means": MeansForm(choices(programme, finding.reader(request))),
        "late": late,
        "seen": still_seen(request, one.state.edits, late=late),
    }
    return render(request, "reports/risk.html", context, status=409 if late else 200)


def _risk(request: HttpRequest, programme: Programme, load: str) -> Risk:
    known = whole(programme, finding.reader(request))
    found = next((one for one in known if load in one.keys), None)
    if found is None:
        raise Http404
    return found


def _page(programme: Programme, load: str) -> str:
    return f"{reverse('reports:risks', args=[programme.pk])}#risk-{load}"


@login_required
@require_POST
def add(request: HttpRequest, programme_id: int, load: str) -> HttpResponse:
    """Name something that is done about the risk."""
    programme = finding.worded_in(request, programme_id)
    form = MeansForm(choices(programme, finding.reader(request)), request.POST)
    if not form.is_valid():
        return redirect("reports:risk", programme.pk, load)
    try:
        made = actions.link(programme, load, *form.chosen)
    except actions.NoSuchRiskError:
        raise Http404 from None
    return redirect("reports:risk", programme.pk, made.load)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, programme_id: int, means_id: int) -> HttpResponse:
    """Ask first, then take a means back."""
    programme = finding.worded_in(request, programme_id)
    means = get_object_or_404(Means, programme=programme, pk=means_id)
    if request.method != "POST":
        return ask_first(request, means.words, programme.title, _page(programme, means.load))
    actions.unlink(means)
    return redirect(_page(programme, means.load))
