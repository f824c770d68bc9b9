"""Operating models as files: out for others, and in from them after a look."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from talkoot.ground.meanwhile import ChangedMeanwhileError, seen_by
from talkoot.practice.actions import operating_models as verbs
from talkoot.practice.models import OperatingModel
from talkoot.practice.operating import file as model_file
from talkoot.practice.operating.file import ModelFile, Why
from talkoot.practice.operating.step_views import public
from talkoot.practice.operating.views import compared, found
from talkoot.programmes.models import Programme

TYPES = {"toml": "application/toml; charset=utf-8", "json": "application/json"}
REFUSED = {
    Why.EMPTY: gettext_lazy("There is nothing in the file."),
    Why.HUGE: gettext_lazy("The file is larger than any operating model. Is it another file?"),
    Why.NO_TEXT: gettext_lazy("This is no text file. Choose the TOML or JSON file of a model."),
    Why.BROKEN: gettext_lazy("The file is broken: it is neither whole TOML nor whole JSON."),
    Why.OTHER: gettext_lazy("The file is not an operating model of Talkoot."),
    Why.NEWER: gettext_lazy("The file comes from a newer Talkoot. Bring this one up to date."),
    Why.WRONG: gettext_lazy("One word of the file is not as it should be: %(field)s."),
}


@login_required
@require_safe
def out(request: HttpRequest, model_id: UUID, shape: str) -> HttpResponse:
    """The model as a file."""
    model = found(request, model_id)
    words = {name: getattr(model, name) for name in (*verbs.TOLD, "review_month", "licence")}
    return _attached(_file(model, words, model.version, model.organisation.name), shape)


@require_safe
def public_out(request: HttpRequest, secret: str, shape: str) -> HttpResponse:
    """What was released, as a file, where its licence lets others use it."""
    model = get_object_or_404(OperatingModel.objects.exclude(released=None), secret=secret)
    told = model.released or {}
    if not told["licence"]:
        raise Http404
    words = {name: told[name] for name in (*verbs.TOLD, "licence")}
    return _attached(_file(model, words, told["version"], told["organisation"]), shape)


def _file(model: OperatingModel, words: dict[str, Any], version: int, house: str) -> ModelFile:
    return ModelFile(id=model.root, version=version, organisation=house, **words)


def _attached(told: ModelFile, shape: str) -> HttpResponse:
    if shape not in TYPES:
        raise Http404
    response = HttpResponse(model_file.write(told, shape), content_type=TYPES[shape])
    name = slugify(told.name)[:60] or "model"
    response["Content-Disposition"] = f'attachment; filename="{name}.{shape}"'
    return response


class TakeInForm(forms.Form):
    """A file, and which programme takes it in; `text` carries it from the look to the keeping."""

    programme = forms.ModelChoiceField(
        label=gettext_lazy("Programme"), queryset=Programme.objects.none(), empty_label=None
    )
    file = forms.FileField(
        label=gettext_lazy("The file of a model"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".toml,.json"}),
    )
    text = forms.CharField(
        label=gettext_lazy("or its text"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
    )

    def __init__(self, programmes: QuerySet[Programme], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose = self.fields["programme"]
        assert isinstance(choose, forms.ModelChoiceField)  # noqa: S101 for the type checker
        choose.queryset = programmes
        self.told: ModelFile | None = None

    def clean(self) -> dict[str, Any]:
        super().clean()
        file = self.cleaned_data.get("file")
        raw = (
            file.read(model_file.MOST_BYTES + 1)
            if file
            else (self.cleaned_data.get("text") or "").encode()
        )
        try:
            self.told = model_file.read(raw)
        except model_file.RefusedError as refused:
            self.add_error("file", str(REFUSED[refused.why]) % {"field": refused.field})
        return self.cleaned_data


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take_in(request: HttpRequest) -> HttpResponse:
    """Show what a file says, and how it differs from the one we have; then keep it."""
    programmes = Programme.objects.run_by(request.user).order_by("title")
    if not programmes:
        raise Http404
    form = TakeInForm(programmes, request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid() or form.told is None:
        return render(request, "practice/model_in.html", {"form": form})
    told, programme = form.told, form.cleaned_data["programme"]
    ours = OperatingModel.objects.filter(organisation=programme.organisation, root=told.id).first()
    if "keep" in request.POST:
        return _kept(request, told, programme)
    if ours and "over" in request.POST:
        return _over(request, told, ours)
    words = {name: str(value or "") for name, value in told.words.items()}
    context = {
        "file": told,
        "told": public(told.words),
        "programme": programme,
        "text": model_file.write(told, "toml"),
        "ours": ours,
        "changes": compared(_alike(ours, words), words) if ours else [],
    }
    return render(request, "practice/model_look.html", context)


def _alike(ours: OperatingModel, words: dict[str, str]) -> dict[str, str]:
    """Of ours only what a file speaks of."""
    return {name: text for name, text in verbs.words_of(ours).items() if name in words}


def _kept(request: HttpRequest, told: ModelFile, programme: Programme) -> HttpResponse:
    model = verbs.take_in(
        programme,
        told.words,
        root=told.id,
        came_from={"organisation": told.organisation, "version": told.version},
    )
    messages.success(request, _("The model is here, as an idea."))
    return redirect("practice:model", model_id=model.pk)


def _over(request: HttpRequest, told: ModelFile, ours: OperatingModel) -> HttpResponse:
    """Take its words into ours, as a new version."""
    try:
        verbs.word(ours, told.words, seen=seen_by(request, "version"), person=ours.person)
        messages.success(request, _("Saved."))
    except ChangedMeanwhileError:
        messages.error(request, _("Somebody changed it while you were reading. Look again."))
    return redirect("practice:model", model_id=ours.pk)
