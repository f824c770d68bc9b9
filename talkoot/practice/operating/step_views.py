"""What is done with an operating model: moved, signed, taken up, released and taken back."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from talkoot.ground.meanwhile import ChangedMeanwhileError, seen_by
from talkoot.people.models import Role
from talkoot.practice import states
from talkoot.practice.actions import operating_models as verbs
from talkoot.practice.models import OperatingModel
from talkoot.practice.operating.forms import MoveForm, SignForm
from talkoot.practice.operating.views import found, reader, shown, told, units_of

WHY_NOT = {
    states.LACKS_DAYS: _("A trial needs the day it begins and the day it is checked."),
    states.LACKS_ORDER: _("The day of checking comes after the beginning of the trial."),
    states.LACKS_SIGNATURE: _("Before it is in use, a manager or coordinator signs this version."),
    states.NOT_NEXT: _("It has been moved meanwhile. Look at where it stands now."),
}
CHANGED = _("Somebody changed it while you were reading. Read it again first.")


@login_required
@require_POST
def move(request: HttpRequest, model_id: UUID) -> HttpResponse:
    """Bring it to another state."""
    model = found(request, model_id, run=True)
    form = MoveForm(request.POST)
    if not form.is_valid():
        return shown(request, model, move=form)
    try:
        verbs.move(model, request.POST.get("state", ""), **form.cleaned_data)
    except verbs.RefusedError as refused:
        form.add_error(None, str(WHY_NOT[str(refused)]))
        return shown(request, model, move=form)
    return redirect("practice:model", model_id=model.pk)


@login_required
@require_POST
def sign(request: HttpRequest, model_id: UUID) -> HttpResponse:
    """Approve the version one has read."""
    person = reader(request)
    mine = OperatingModel.objects.signed_by(person).select_related("organisation", "programme")
    model = get_object_or_404(mine, pk=model_id)
    form = SignForm(request.POST)
    if not form.is_valid():
        return shown(request, model, sign=form)
    try:
        role, agreed = _role(model, person.pk), form.cleaned_data["agreed"]
        verbs.sign(model, person, role, agreed=agreed, seen=seen_by(request, "version"))
    except ChangedMeanwhileError:
        form.add_error(None, CHANGED)
        return shown(request, model, sign=form)
    return redirect("practice:model", model_id=model.pk)


def _role(model: OperatingModel, person_id: int) -> str:
    """As what somebody signs: as a manager, where she is one."""
    roles = Role.objects.filter(organisation=model.organisation_id, person=person_id)
    held = set(roles.values_list("role", flat=True))
    return Role.Name.MANAGER if Role.Name.MANAGER in held else Role.Name.COORDINATOR


@login_required
@require_POST
def adopt(request: HttpRequest, model_id: UUID) -> HttpResponse:
    """Say which units have taken it up: the coordinator of any, a manager of her own."""
    model = found(request, model_id)
    among = units_of(model, reader(request))
    if not among:
        raise Http404
    chosen = request.POST.getlist("unit")
    verbs.adopt(model, [unit for unit in among if str(unit.pk) in chosen], among=among)
    return redirect("practice:model", model_id=model.pk)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def release(request: HttpRequest, model_id: UUID) -> HttpResponse:
    """Look at what everybody would read; then let them, or take it back."""
    model = found(request, model_id, run=True)
    if request.method == "POST":
        if request.POST.get("do") == "take-back":
            verbs.take_back(model)
            messages.success(request, _("The public address leads nowhere now."))
        else:
            _release(request, model)
        return redirect("practice:model", model_id=model.pk)
    preview = verbs.told_to_all(model)
    context = {"model": model, "organisation": model.organisation, "preview": preview}
    return render(request, "practice/model_release.html", context | {"told": public(preview)})


def _release(request: HttpRequest, model: OperatingModel) -> None:
    try:
        verbs.release(model, seen=seen_by(request, "version"))
        messages.success(request, _("Everybody with the address can read it now."))
    except ChangedMeanwhileError:
        messages.error(request, CHANGED)


def public(released: dict[str, object]) -> list[tuple[object, str, list[str]]]:
    """The released words with their labels."""
    return told({name: str(released.get(name) or "") for name in verbs.TOLD})


@require_safe
def read(request: HttpRequest, secret: str) -> HttpResponse:
    """The public page: exactly what was released, and how many units have taken it up."""
    open_to_all = OperatingModel.objects.filter(secret=secret).exclude(released=None)
    model = get_object_or_404(open_to_all)
    released = model.released or {}
    context = {
        "released": released,
        "told": public(released),
        "released_on": model.released_on,
        "units": model.adoptions.count(),
        "secret": secret,
        "licence": OperatingModel.Licence(released["licence"]).label,
    }
    return render(request, "practice/model_public.html", context)
