"""What a programme has put out: the list, a form for one more, and files handed out."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from talkoot.programmes.actions import documents
from talkoot.programmes.document_form import DocumentForm
from talkoot.programmes.models import Document, Programme
from talkoot.programmes.views.asking_first import ask_first
from talkoot.programmes.views.material import download


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest, programme_id: int) -> HttpResponse:
    """The documents, for everybody inside; who coordinates adds to them."""
    runs = Programme.objects.run_by(request.user)
    mine = runs if request.method == "POST" else Programme.objects.lived_by(request.user)
    programme = get_object_or_404(mine.select_related("organisation"), pk=programme_id)
    form = DocumentForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        _add(programme, form)
        messages.success(request, _("It is among the documents."))
        return redirect("programmes:documents", programme.pk)
    context: dict[str, Any] = {
        "programme": programme,
        "organisation": programme.organisation,
        "documents": programme.documents.all(),
        "form": form,
        "runs": runs.filter(pk=programme.pk).exists(),
    }
    return render(request, "programmes/documents.html", context)


def _add(programme: Programme, form: DocumentForm) -> None:
    words = dict(form.cleaned_data)
    file = words.pop("file")
    if file is not None:
        words |= {"file": file.file, "kind_of": form.found, "size": file.size}
    documents.add_document(programme, **words)


@login_required
@require_safe
def hand_out(request: HttpRequest, programme_id: int, document_id: UUID) -> HttpResponseBase:
    """A file, for those inside."""
    inside = Programme.objects.lived_by(request.user).filter(pk=programme_id)
    kept = Document.objects.filter(programme__in=inside).exclude(ending="")
    found = get_object_or_404(kept, pk=document_id)
    return download(request, found.pk, found.title, found.ending)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, programme_id: int, document_id: UUID) -> HttpResponse:
    """Ask first, then take a document and its file away for good."""
    mine = Programme.objects.run_by(request.user).filter(pk=programme_id)
    kept = Document.objects.select_related("programme")
    found = get_object_or_404(kept, programme__in=mine, pk=document_id)
    if request.method != "POST":
        back = reverse("programmes:documents", args=[programme_id])
        return ask_first(request, found.title, found.programme.title, back)
    documents.remove_document(found)
    messages.success(request, _("%(title)s was removed.") % {"title": found.title})
    return redirect("programmes:documents", programme_id)
