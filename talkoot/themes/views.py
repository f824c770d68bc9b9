"""From findings to themes: proposing and voting together, and what followed of each."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from talkoot.people.models import Person
from talkoot.practice.models import Commitment
from talkoot.surveys.models import Survey
from talkoot.surveys.views.results import wanted
from talkoot.themes import actions, findings, voting
from talkoot.themes.forms import ProposeForm, ReviseForm, TieForm, workshops
from talkoot.themes.models import Theme


def reader(request: HttpRequest) -> Person:
    """Who is signed in, as a person of ours."""
    if not isinstance(request.user, Person):
        raise Http404
    return request.user


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def board(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    """The themes of a survey, and a form for one more beside a unit's findings."""
    person = reader(request)
    mine = Survey.objects.visible_to(person).filter(state=Survey.State.PUBLISHED)
    survey = get_object_or_404(mine.select_related("organisation"), pk=survey_id)
    place = wanted(request, survey)
    form = ProposeForm(findings.offered(survey, person, place), request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        try:
            theme = actions.propose(survey, words["title"], words["scale"], place)
            return redirect("themes:theme", theme_id=theme.pk)
        except actions.ClosedError:
            form.add_error(None, _("The vote is over. Say it to whoever coordinates the survey."))
        except actions.FullError:
            form.add_error(None, _("There are many themes already. Better the words of one."))
    return render(request, "themes/board.html", _board(person, survey, place) | {"form": form})


def _board(person: Person, survey: Survey, place: int) -> dict[str, object]:
    held = actions.board_of(survey)
    told = voting.counts(held.votes)
    mine = held.votes.get(actions.mark_of(held, person), [])
    themes = Theme.objects.filter(board__survey=survey)
    living = themes.exclude(state=Theme.State.DROPPED).order_by("title")
    first = sorted(living, key=lambda one: one.state != Theme.State.CHOSEN)
    rows = [
        {
            "theme": one,
            "count": one.support or told.get(str(one.pk)),
            "mine": str(one.pk) in mine,
        }
        for one in first
    ]
    return {
        "survey": survey,
        "organisation": survey.organisation,
        "board": held,
        "rows": rows,
        "dropped": themes.filter(state=Theme.State.DROPPED).order_by("title"),
        "left": voting.MOST - len(mine),
        "unit": survey.unit_named(place),
        "place": place,
        "units": list(enumerate(survey.unit_named(one) for one in range(len(survey.tree or ())))),
        "runs": Survey.objects.run_by(person).filter(pk=survey.pk).exists(),
        "enough": voting.ENOUGH,
    }


@login_required
@require_POST
def close(request: HttpRequest, survey_id: UUID) -> HttpResponse:
    """End the vote."""
    mine = Survey.objects.run_by(reader(request)).filter(state=Survey.State.PUBLISHED)
    survey = get_object_or_404(mine, pk=survey_id)
    try:
        actions.close(survey)
    except actions.ClosedError:
        messages.info(request, _("The vote was over already."))
    return redirect("themes:board", survey_id=survey.pk)


def _found(request: HttpRequest, theme_id: UUID, *, run: bool = False) -> Theme:
    person = reader(request)
    mine = Theme.objects.run_by(person) if run else Theme.objects.visible_to(person)
    return get_object_or_404(mine.select_related("board__survey__organisation"), pk=theme_id)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def theme(request: HttpRequest, theme_id: UUID) -> HttpResponse:
    """A theme and what followed. Until the vote ends, anybody in the house may word it."""
    found = _found(request, theme_id)
    runs = Theme.objects.run_by(reader(request)).filter(pk=found.pk).exists()
    may = runs or found.board.closed_on is None
    form = ReviseForm(request.POST or None, instance=Theme.objects.get(pk=found.pk))
    if request.method == "POST" and may and form.is_valid():
        actions.revise(found, **{name: form.cleaned_data[name] for name in form.Meta.fields})
        messages.success(request, _("Saved."))
        return redirect("themes:theme", theme_id=found.pk)
    return render(request, "themes/theme.html", _page(request, found, runs) | {"form": form})


def _page(request: HttpRequest, found: Theme, runs: bool) -> dict[str, object]:
    person, survey = reader(request), found.board.survey
    promises = Commitment.objects.visible_to(person).filter(themes=found).order_by("due_on")
    held = workshops(person, survey).filter(themes=found)
    return {
        "theme": found,
        "survey": survey,
        "organisation": survey.organisation,
        "findings": list(findings.seen(found, person)),
        "held": held,
        "promises": promises,
        "done": sum(one.state == Commitment.State.DONE for one in promises),
        "revisions": found.revisions.order_by("-pk"),
        "missing": missing(found),
        "runs": runs,
        "may_word": runs or found.board.closed_on is None,
        "tie": TieForm(found, person) if runs else None,
        "states": Theme.State,
    }


def missing(found: Theme) -> list[str]:
    """What a theme still lacks before it can be chosen."""
    words = (
        (found.findings.exists(), _("a finding")),
        (found.situation, _("an everyday situation")),
        (found.change, _("the change it touches, or “none”")),
    )
    return [name for there, name in words if not there]


@login_required
@require_POST
def vote(request: HttpRequest, theme_id: UUID) -> HttpResponse:
    """Give a vote, or take it back."""
    found = _found(request, theme_id)
    try:
        actions.vote(found, reader(request))
    except voting.SpentError:
        messages.error(request, _("All your votes are given. Take one back first."))
    except actions.ClosedError:
        messages.error(request, _("The vote is over."))
    return redirect("themes:board", survey_id=found.board.survey_id)


@login_required
@require_POST
def tie(request: HttpRequest, theme_id: UUID) -> HttpResponse:
    """Say which workshops and commitments a theme has led to."""
    found = _found(request, theme_id, run=True)
    form = TieForm(found, reader(request), request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    actions.tie(found, form.cleaned_data["workshops"], form.cleaned_data["commitments"])
    messages.success(request, _("Saved."))
    return redirect("themes:theme", theme_id=found.pk)


@login_required
@require_POST
def settle(request: HttpRequest, theme_id: UUID) -> HttpResponse:
    """Choose a theme, let it go, or take the word back."""
    found = _found(request, theme_id, run=True)
    state = request.POST.get("state", "")
    if state not in Theme.State.values:
        return HttpResponseBadRequest()
    if state == Theme.State.CHOSEN and missing(found):
        messages.error(
            request,
            _("Before it is chosen, a theme needs: %(what)s.")
            % {"what": ", ".join(missing(found))},
        )
    else:
        actions.settle(found, Theme.State(state))
    return redirect("themes:theme", theme_id=found.pk)
