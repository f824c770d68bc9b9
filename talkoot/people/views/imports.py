"""HR's files: bring, look, confirm."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from talkoot.people import actions
from talkoot.people.forms import RosterForm
from talkoot.people.models import Organisation, Person, RosterFile


@login_required
def bring(request: HttpRequest, slug: str) -> HttpResponse:
    """Read the files and show their plan, or everything that is wrong with them."""
    organisation = _coordinated(request, slug)
    assert isinstance(request.user, Person)  # noqa: S101 login_required says so
    form = RosterForm(request.POST or None, request.FILES or None)
    problems = []
    if request.method == "POST" and form.is_valid():
        try:
            kept = actions.keep_roster(
                organisation, request.user, form.raw("units"), form.raw("people")
            )
        except actions.RosterError as refused:
            problems = refused.problems
        else:
            return redirect("people:confirm", slug, kept.pk)
    context = {
        "organisation": organisation,
        "form": form,
        "problems": problems[:50],
        "more": max(0, len(problems) - 50),
    }
    return render(request, "people/import.html", context, status=422 if problems else 200)


@login_required
def confirm(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Show the plan; apply it on POST, if it is still the one that was shown."""
    organisation = _coordinated(request, slug)
    kept = get_object_or_404(
        RosterFile, pk=pk, organisation=organisation, expires_at__gt=timezone.now()
    )
    try:
        if request.method == "POST":
            actions.apply_roster(kept)
            messages.success(request, _("The units and people are up to date."))
            return redirect("people:organisation", slug)
        plan = actions.plan_kept(kept)
        if plan.digest != kept.seen:
            raise actions.PeopleChangedError
    except (actions.PeopleChangedError, actions.RosterError):
        messages.error(
            request, _("People or units have changed since you looked. Bring the files again.")
        )
        return redirect("people:import", slug)
    return render(request, "people/confirm.html", {"organisation": organisation, "plan": plan})


def _coordinated(request: HttpRequest, slug: str) -> Organisation:
    return get_object_or_404(Organisation.objects.coordinated_by(request.user), slug=slug)
