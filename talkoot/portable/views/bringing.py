"""Bring a programme or a module in: the file, a look at it, and keeping it."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from talkoot.people.models import Organisation, Person, Role
from talkoot.portable.actions import arriving, bringing
from talkoot.portable.forms import BringForm, KeepForm, KeepModuleForm
from talkoot.portable.labels import REFUSED
from talkoot.portable.looking import Look
from talkoot.portable.models import Arrival, Origin
from talkoot.portable.unpacking import FileError, Unpacked
from talkoot.portable.views.asked import sent
from talkoot.programmes.models import Programme
from talkoot.programmes.plans.labels import SECTION_TITLES


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """Take a file, and look at it before anything is kept."""
    houses = Organisation.objects.where(request.user, Role.Name.COORDINATOR).order_by("name")
    if not houses:
        raise Http404
    form = BringForm(houses, sent(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        arrival = _received(form, cast(Person, request.user))
        if arrival:
            return redirect("portable:look", arrival.pk)
    brought = Origin.objects.filter(programme__organisation__in=houses)
    context = {
        "form": form,
        "waiting": Arrival.objects.brought_by(request.user),
        "brought": brought.select_related("programme").order_by("-brought_on", "pk"),
    }
    return render(request, "portable/bring.html", context, status=422 if form.errors else 200)


def _received(form: BringForm, person: Person) -> Arrival | None:
    file = form.cleaned_data["file"]
    try:
        return arriving.receive(form.cleaned_data["house"], person, file.file, file.size)
    except FileError as error:
        form.add_error("file", str(REFUSED[error.why]) % {"field": error.field})
        return None


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def look(request: HttpRequest, arrival_id: UUID) -> HttpResponse:
    """What will come, and how it differs from what we have; then keep it, or leave it."""
    mine = Arrival.objects.brought_by(request.user).select_related("organisation")
    arrival = get_object_or_404(mine, pk=arrival_id)
    if "leave" in request.POST:
        arriving.let_go(arrival)
        return redirect("programmes:list")
    try:
        kept = arriving.path_of(arrival).open("rb")
    except FileNotFoundError:
        raise Http404 from None
    with kept:
        file = Unpacked(kept, arriving.path_of(arrival).stat().st_size)
        return _looked(request, arrival, Look(file, arrival.organisation))


def _looked(request: HttpRequest, arrival: Arrival, look: Look) -> HttpResponse:
    methods = look.methods()
    form = _form(request, look, look.theirs(methods))
    if request.method == "POST" and form.is_valid():
        return _keep(request, arrival, look.file, form)
    context = {
        "look": look,
        "file": look.file,
        "form": form,
        "methods": methods,
        "titles": SECTION_TITLES,
    }
    return render(request, "portable/look.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, look: Look, theirs: dict[str, str]) -> KeepForm:
    content, typed = look.content, sent(request)
    if look.file.manifest.talkoot == "module":
        return KeepModuleForm(theirs, _programmes(request, look.house), typed)
    told = {"models": content.models, "money": content.money, "year": content.year}
    offered = {name for name, there in told.items() if there}
    return KeepForm(theirs, typed, initial={"title": content.title}, offered=offered)


def _programmes(request: HttpRequest, house: Organisation) -> QuerySet[Programme]:
    return Programme.objects.run_by(request.user).filter(organisation=house).order_by("title")


@transaction.atomic
def _keep(request: HttpRequest, arrival: Arrival, file: Unpacked, form: KeepForm) -> HttpResponse:
    """Keep it once, however often the button was pressed."""
    person: Any = request.user
    get_object_or_404(Arrival.objects.select_for_update(), pk=arrival.pk)
    if isinstance(form, KeepModuleForm):
        into = form.cleaned_data["programme"]
        module = bringing.bring_module(file, into, person, form.wish())
        arriving.let_go(arrival)
        messages.success(request, _("The module is here. Look through its days and words."))
        return redirect("workspace:module", module.pk)
    made = bringing.bring(file, arrival.organisation, person, form.wish())
    arriving.let_go(arrival)
    messages.success(request, _("The programme is here. Nobody has been told of it yet."))
    return redirect("portable:origin", made.pk)
