"""Take a programme or a module along: a page that shows what goes, and the file."""

from __future__ import annotations

import tempfile
from typing import IO

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest
from django.http.response import FileResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from talkoot.people.models import Membership, Organisation, Person
from talkoot.portable import gathering
from talkoot.portable.actions import taking
from talkoot.portable.content import Content
from talkoot.portable.forms import LicenceForm, TakeForm
from talkoot.portable.leaving import Spot, spots
from talkoot.portable.views.asked import sent
from talkoot.programmes.actions.plan import plan_of
from talkoot.programmes.models import Material, Module, Programme
from talkoot.programmes.plans.labels import SECTION_TITLES
from talkoot.programmes.views.finding import changeable_or_404


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def programme(request: HttpRequest, programme_id: int) -> HttpResponseBase:
    """What of a programme goes along, whose names stand in it, and then the file."""
    found = changeable_or_404(request, programme_id)
    modules = list(found.modules.select_related("owner"))
    guests = _from_elsewhere(found.house, modules)
    files = Material.objects.filter(module__in=modules).select_related("module")
    mine = [one.pk for one in modules if one not in guests]
    form = TakeForm(modules, files, sent(request), initial={"modules": mine})
    if request.method == "POST" and form.is_valid():
        to = tempfile.TemporaryFile()  # noqa: SIM115 it is closed when it has been sent
        taking.take(found, to, form.choice(), form.terms)
        return _handed(to, found.title)
    content = gathering.gather(found, taking.root_of(found)).content
    context = {
        "programme": found,
        "form": form,
        "guests": guests,
        "text": content.plan,
        "titles": SECTION_TITLES,
        "spots": _spots(found, content),
    }
    return render(request, "portable/take.html", context, status=422 if form.errors else 200)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def module(request: HttpRequest, module_id: int) -> HttpResponseBase:
    """One module: whoever owns its content may take it elsewhere."""
    mine = Module.objects.run_by(request.user).select_related("programme__organisation")
    found = get_object_or_404(mine, pk=module_id)
    form = LicenceForm(found.materials.select_related("module"), sent(request))
    if request.method == "POST" and form.is_valid():
        to = tempfile.TemporaryFile()  # noqa: SIM115 it is closed when it has been sent
        taking.take_module(found, to, form.choice(), form.terms)
        return _handed(to, found.title)
    content = gathering.gather_module(found, taking.root_of(found.programme)).content
    context = {
        "programme": found.programme,
        "module": found,
        "form": form,
        "part": content.parts[0],
        "spots": _spots(found.programme, content),
    }
    return render(request, "portable/take.html", context, status=422 if form.errors else 200)


def _handed(to: IO[bytes], title: str) -> HttpResponseBase:
    to.seek(0)
    name = slugify(title)[:60] or "programme"
    return FileResponse(
        to, as_attachment=True, filename=f"{name}.talkoot.zip", content_type="application/zip"
    )


def _from_elsewhere(house: Organisation, modules: list[Module]) -> list[Module]:
    """Modules that are looked after by somebody of another house: the content is hers."""
    ours = set(
        Membership.objects.filter(organisation=house, left_on=None).values_list("person", flat=True)
    )
    return [one for one in modules if one.owner_id and one.owner_id not in ours]


def _spots(programme: Programme, content: Content) -> list[Spot]:
    """Where people of the house and of the programme, and units, are named."""
    house = programme.house
    people = Person.objects.filter(memberships__organisation=house).values_list("name", flat=True)
    roles = house.roles.values_list("person__name", flat=True)
    lecturers = programme.modules.values_list("lecturer", flat=True)
    parties = [one.person for one in plan_of(programme).text.parties]
    units = house.units.values_list("names", flat=True)
    return spots(
        content,
        people={name for name in (*people, *roles, *lecturers, *parties) if name},
        units={text for names in units for text in names.values() if text},
    )
