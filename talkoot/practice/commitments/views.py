"""Commitments by hand, or from what was found: made and worded anew."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from talkoot.ground.meanwhile import ChangedMeanwhileError
from talkoot.people.models import Unit
from talkoot.practice import actions
from talkoot.practice.actions.commitments import word_commitment
from talkoot.practice.commitments.forms import CommitmentForm, NewCommitmentForm
from talkoot.practice.differing import pieces
from talkoot.practice.models import Commitment, Evidence
from talkoot.practice.operating.views import uuid_of
from talkoot.programmes.models import Programme


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Make a commitment; `?evidence=` says what it comes from."""
    programmes = Programme.objects.facilitated_by(request.user).order_by("title")
    if not programmes:
        raise Http404
    evidence = _evidence(request)
    if evidence:  # what one house has found is told in no other
        programmes = programmes.filter(organisation=evidence.programme.organisation_id)
    units = Unit.objects.filter(organisation__in=programmes.values("organisation"))
    begun: dict[str, Any] = {"programme": request.GET.get("programme", "")}
    if evidence:
        begun = {"programme": evidence.programme_id, "what": evidence.title[:200]}
    form = NewCommitmentForm(programmes, units, request.POST or None, initial=begun)
    if request.method == "POST" and form.is_valid():
        programme = form.cleaned_data["programme"]
        made = actions.keep_commitment(
            programme, evidence=evidence, person=form.person, **form.words
        )
        messages.success(request, _("It is among the commitments."))
        return redirect("workspace:commitment", made.pk)
    context = {"form": form, "origin": evidence.title if evidence else ""}
    return render(request, "practice/commitment_edit.html", context)


def _evidence(request: HttpRequest) -> Evidence | None:
    mine = Evidence.objects.filter(programme__in=Programme.objects.facilitated_by(request.user))
    key = uuid_of(request.GET.get("evidence"))
    return mine.filter(pk=key).select_related("programme").first() if key else None


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, commitment_id: UUID) -> HttpResponse:
    """Word it anew; on a clash both are shown and what was typed stays."""
    mine = Commitment.objects.worded_by(request.user).select_related("programme__organisation")
    promise = get_object_or_404(mine, pk=commitment_id)
    units = Unit.objects.filter(organisation=promise.programme.organisation)
    form = CommitmentForm(
        units, request.POST or None, instance=Commitment.objects.get(pk=promise.pk)
    )
    context: dict[str, Any] = {"form": form, "commitment": promise}
    if request.method == "POST" and form.is_valid():
        try:
            seen = form.cleaned_data["version"] or 0
            word_commitment(promise, form.words, seen=seen, person=form.person)
        except ChangedMeanwhileError:
            context["clash"] = _compared(promise, form.words)
            form.data = {**request.POST.dict(), "version": str(promise.version)}
        else:
            messages.success(request, _("Saved."))
            return redirect("workspace:commitment", promise.pk)
    return render(request, "practice/commitment_edit.html", context)


def _compared(promise: Commitment, words: dict[str, Any]) -> list[dict[str, Any]]:
    fields = {one.name: one.verbose_name for one in Commitment._meta.fields}
    pairs = [(name, str(getattr(promise, name) or ""), str(words[name] or "")) for name in words]
    return [
        {"label": fields[name], "pieces": list(pieces(before, after))}
        for name, before, after in pairs
        if before != after
    ]
