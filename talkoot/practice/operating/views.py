"""Operating models: the list, one to read, its words, and how they have changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from talkoot.ground.meanwhile import ChangedMeanwhileError
from talkoot.ground.numbers import whole
from talkoot.people.models import Person, Unit
from talkoot.practice import differing, states
from talkoot.practice.actions import operating_models as verbs
from talkoot.practice.models import Commitment, Evidence, OperatingModel, Origin
from talkoot.practice.operating.forms import ModelForm, MoveForm, NewModelForm, SignForm
from talkoot.practice.steps import steps_of
from talkoot.programmes.models import Programme

State = OperatingModel.State
Found = tuple[Origin.Kind, UUID, str, date | None]
LABELS: dict[str, Any] = {
    one.name: one.verbose_name for one in OperatingModel._meta.fields if one.name in verbs.WORDS
}


def reader(request: HttpRequest) -> Person:
    """Who is signed in, as a person of ours."""
    if not isinstance(request.user, Person):
        raise Http404
    return request.user


def found(request: HttpRequest, model_id: UUID, *, run: bool = False) -> OperatingModel:
    person = reader(request)
    models = OperatingModel.objects
    mine = models.run_by(person) if run else models.visible_to(person)
    return get_object_or_404(mine.select_related("organisation", "programme"), pk=model_id)


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every model of my houses."""
    return _listed(request, None)


@login_required
@require_safe
def of_programme(request: HttpRequest, programme_id: int) -> HttpResponse:
    """The models of one programme."""
    mine = Programme.objects.lived_by(request.user).select_related("organisation")
    return _listed(request, get_object_or_404(mine, pk=programme_id))


def _listed(request: HttpRequest, programme: Programme | None) -> HttpResponse:
    mine = OperatingModel.objects.visible_to(request.user).select_related("programme")
    if programme:
        mine = mine.filter(programme=programme)
    rows = list(mine.prefetch_related("adoptions").order_by("name"))
    order = (State.TRIAL, State.IN_USE, State.IDEA, State.RETIRED)
    context = {
        "programme": programme,
        "organisation": programme.organisation if programme else None,
        "groups": [(one, kept) for one in order if (kept := _in_state(rows, one))],
        "may_write": Programme.objects.run_by(request.user).exists(),
    }
    return render(request, "practice/models.html", context)


def _in_state(rows: Iterable[OperatingModel], state: str) -> list[OperatingModel]:
    return [one for one in rows if one.state == state]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begin a model, by hand or from what a workshop found or what was promised."""
    programmes = Programme.objects.run_by(request.user).order_by("title")
    if not programmes:
        raise Http404
    origin, whose = _origin(request)
    if origin:  # what one house has found is told in no other
        programmes = programmes.filter(organisation=whose)
    form = NewModelForm(programmes, request.POST or None, initial=_begun(request, origin))
    if request.method == "POST" and form.is_valid():
        programme = form.cleaned_data["programme"]
        model = verbs.make(programme.house, form.words, programme=programme, person=form.person)
        if origin:
            verbs.rest_on(model, *origin)
        return redirect("practice:model", model_id=model.pk)
    context = {"form": form, "origin": origin[2] if origin else ""}
    return render(request, "practice/model_edit.html", context)


def _begun(request: HttpRequest, origin: Found | None) -> Any:
    begun: dict[str, Any] = {"licence": OperatingModel.Licence.CC_BY}
    programme = whole(request.GET.get("programme"))
    if programme is not None:
        begun["programme"] = programme
    if origin:
        begun["need" if origin[0] == Origin.Kind.EVIDENCE else "name"] = origin[2][:120]
    return begun


def _origin(request: HttpRequest) -> tuple[Found | None, int | None]:
    """What the model comes from, if the reader may see it, and whose that is; none where the
    address is made up."""
    kind, mine = Origin.Kind, Programme.objects.run_by(request.user)
    if key := uuid_of(request.GET.get("evidence")):
        records = Evidence.objects.filter(programme__in=mine).select_related("programme")
        if one := records.filter(pk=key).first():
            return (kind.EVIDENCE, key, one.title, one.found_on), one.programme.organisation_id
    if key := uuid_of(request.GET.get("commitment")):
        promises = Commitment.objects.filter(programme__in=mine).select_related("programme")
        if promise := promises.filter(pk=key).first():
            return (kind.COMMITMENT, key, promise.what, None), promise.programme.organisation_id
    return None, None


def uuid_of(text: str | None) -> UUID | None:
    """A key that somebody may have made up."""
    try:
        return UUID(text or "")
    except ValueError:
        return None


@login_required
@never_cache
@require_safe
def page(request: HttpRequest, model_id: UUID) -> HttpResponse:
    """One model: what it says, where it comes from, how far it is, and who has taken it up."""
    return shown(request, found(request, model_id))


def shown(request: HttpRequest, model: OperatingModel, **forms: Any) -> HttpResponse:
    """The page, with a form that was refused, if one was."""
    person = reader(request)
    signed = verbs.is_signed(model)
    units = units_of(model, person)
    adopted = model.adoptions.select_related("unit").order_by("on", "unit__code")
    context = {
        "model": model,
        "organisation": model.organisation,
        "told": told(verbs.words_of(model)),
        "origins": _origins(model),
        "changes": model.changes.order_by("pk"),
        "signatures": model.signatures.select_related("person").order_by("-pk"),
        "signed": signed,
        "adopted": adopted,
        "units": [(unit, unit.pk in {one.unit_id for one in adopted}) for unit in units],
        "may_write": OperatingModel.objects.run_by(person).filter(pk=model.pk).exists(),
        "may_sign": OperatingModel.objects.signed_by(person).filter(pk=model.pk).exists(),
        "next": [State(one) for one in states.NEXT[model.state]],
        "move": MoveForm(initial={"trial_from": model.trial_from, "check_on": model.check_on}),
        "sign": SignForm(),
        "states": State,
    }
    return render(request, "practice/model.html", context | forms)


def _origins(model: OperatingModel) -> list[tuple[Origin, bool]]:
    """What it comes from, and whether that is still there to be looked at."""
    rows = list(model.origins.order_by("kind", "found_on"))
    keys = [one.source for one in rows]
    here = {*Evidence.objects.filter(pk__in=keys).values_list("pk", flat=True)}
    here |= {*Commitment.objects.filter(pk__in=keys).values_list("pk", flat=True)}
    return [(one, one.source in here or one.kind == Origin.Kind.THEME) for one in rows]


def told(words: dict[str, str]) -> list[tuple[Any, str, list[str]]]:
    """Its words with their labels and steps, without those that are empty or stand elsewhere."""
    return [
        (LABELS[name], in_words(name, text), steps_of(text) if name == "steps" else [])
        for name, text in words.items()
        if text and name not in ("name", "licence")
    ]


def in_words(name: str, text: str) -> str:
    """A value as the page says it."""
    if name == "review_month" and text:
        return str(MONTHS[int(text)])
    return str(OperatingModel.Licence(text).label) if name == "licence" else text


def units_of(model: OperatingModel, person: Person) -> list[Unit]:
    """The units for which the person may say that they have taken it up."""
    units = Unit.objects.filter(organisation=model.organisation_id, closed_on=None)
    if not OperatingModel.objects.run_by(person).filter(pk=model.pk).exists():
        units = units.filter(
            placements__membership__person=person,
            placements__membership__left_on=None,
            placements__manages=True,
        ).distinct()
    return list(units.order_by("code"))


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, model_id: UUID) -> HttpResponse:
    """Word it anew. If somebody else has done so meanwhile, both are shown and nothing is lost."""
    model = found(request, model_id, run=True)
    instance = OperatingModel.objects.get(pk=model.pk)
    form = ModelForm(request.POST or None, instance=instance)
    context = {"form": form, "model": model, "organisation": model.organisation}
    if request.method == "POST" and form.is_valid():
        try:
            verbs.word(
                model, form.words, seen=form.cleaned_data["version"] or 0, person=form.person
            )
        except ChangedMeanwhileError:
            context["clash"] = compared(verbs.words_of(model), _plain(form.words))
            form.data = {**request.POST.dict(), "version": str(model.version)}
        else:
            messages.success(request, _("Saved."))
            return redirect("practice:model", model_id=model.pk)
    return render(request, "practice/model_edit.html", context)


def _plain(words: dict[str, Any]) -> dict[str, str]:
    return {name: str(value or "") for name, value in words.items()}


def compared(before: dict[str, str], after: dict[str, str]) -> list[dict[str, Any]]:
    """The fields that differ, with their labels, for a page to show."""
    return [
        {"label": LABELS[one.field], "pieces": one.pieces}
        for one in differing.changes(_said(before), _said(after))
    ]


def _said(words: dict[str, str]) -> dict[str, str]:
    return {name: in_words(name, text) for name, text in words.items() if name in LABELS}


@login_required
@require_safe
def history(request: HttpRequest, model_id: UUID) -> HttpResponse:
    """Each version beside the one before it, the newest first."""
    model = found(request, model_id)
    kept = list(model.revisions.order_by("version"))
    pairs = zip(kept[1:], kept, strict=False)
    rows = [{"revision": new, "changes": compared(old.words, new.words)} for new, old in pairs]
    context = {
        "model": model,
        "organisation": model.organisation,
        "rows": rows[::-1],
        "first": kept[0] if kept else None,
    }
    return render(request, "practice/model_history.html", context)
