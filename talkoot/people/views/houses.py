"""An organisation's units, its people, and one person's roles."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import models, transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from talkoot.people import actions, tree
from talkoot.people.models import Organisation, Person, Role


@login_required
@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Lead to the only organisation, or let one be chosen."""
    seen = Organisation.objects.with_units_seen_by(request.user).order_by("name")
    if len(seen) == 1:
        return redirect("people:organisation", seen[0].slug)
    return render(request, "people/choose.html", {"organisations": seen})


@login_required
@require_safe
def units(request: HttpRequest, slug: str) -> HttpResponse:
    organisation = get_object_or_404(
        Organisation.objects.with_units_seen_by(request.user), slug=slug
    )
    with_people = _is_among(Organisation.objects.with_people_seen_by(request.user), organisation)
    return render(
        request,
        "people/organisation.html",
        {
            "organisation": organisation,
            "branches": tree.branches(organisation, with_people=with_people),
            "unplaced": tree.unplaced(organisation) if with_people else [],
            "with_people": with_people,
            "coordinates": _coordinates(request, organisation),
        },
    )


@login_required
@require_safe
def person(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    organisation = get_object_or_404(
        Organisation.objects.with_people_seen_by(request.user), slug=slug
    )
    shown = get_object_or_404(_people_of(organisation), pk=pk)
    held = set(organisation.roles.filter(person=shown).values_list("role", flat=True))
    return render(
        request,
        "people/person.html",
        {
            "organisation": organisation,
            "shown": shown,
            "roles": [(name, label, name in held) for name, label in Role.Name.choices],
            "memberships": organisation.memberships.filter(
                person=shown, left_on=None
            ).prefetch_related("placements__unit"),
            "coordinates": _coordinates(request, organisation),
        },
    )


@login_required
@require_POST
def roles(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Give the ticked roles and take the others."""
    organisation = get_object_or_404(Organisation.objects.coordinated_by(request.user), slug=slug)
    shown = get_object_or_404(_people_of(organisation), pk=pk)
    ticked = set(request.POST.getlist("role")) & set(Role.Name.values)
    held = set(organisation.roles.filter(person=shown).values_list("role", flat=True))
    try:
        with transaction.atomic():
            for role in held - ticked:
                actions.take_role(organisation, shown, role)
            for role in ticked - held:
                actions.give_role(organisation, shown, role)
    except actions.LastCoordinatorError:
        messages.error(request, _("Somebody must coordinate. Give the role to another first."))
    else:
        messages.success(request, _("The roles are saved."))
    if _people_of(organisation).filter(pk=pk).exists():
        return redirect("people:person", slug, pk)
    return redirect("people:list")


def _people_of(organisation: Organisation) -> models.QuerySet[Person]:
    """People who work here, or have a role here."""
    return Person.objects.filter(
        Q(pk__in=organisation.memberships.filter(left_on=None).values("person"))
        | Q(pk__in=organisation.roles.values("person"))
    )


def _coordinates(request: HttpRequest, organisation: Organisation) -> bool:
    return _is_among(Organisation.objects.coordinated_by(request.user), organisation)


def _is_among(found: models.QuerySet[Organisation], organisation: Organisation) -> bool:
    return found.filter(pk=organisation.pk).exists()
