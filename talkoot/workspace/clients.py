"""What an expert learns over her clients: numbers that were told and allowed, and no people."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from talkoot.figures.clients import CLIENTS
from talkoot.people.models import Person
from talkoot.programmes.experts import clients, packages


@login_required
@never_cache
@require_safe
def feedback(request: HttpRequest) -> HttpResponse:
    """Her modules by name with the means over her clients, and which clients have said yes."""
    person = cast(Person, request.user)
    context = {
        "packages": list(packages(person)),
        "clients": clients(person),
        "fewest": CLIENTS,
    }
    return render(request, "workspace/clients.html", context)
