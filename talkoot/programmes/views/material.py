"""Files of a module: given, handed out to those inside, and taken away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import FileResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from talkoot.programmes import store
from talkoot.programmes.actions import material as files
from talkoot.programmes.filekinds import KINDS
from talkoot.programmes.material_form import MaterialForm
from talkoot.programmes.models import Material, Module
from talkoot.programmes.views.asking_first import ask_first

RANGE = re.compile(r"^bytes=(\d{1,12})-(\d{0,12})$")
SANDBOX = (
    "sandbox; default-src 'self'; script-src 'none'; object-src 'none'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
AT_ONCE = 256 * 1024


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, module_id: int) -> HttpResponse:
    module = get_object_or_404(Module.objects.run_by(request.user), pk=module_id)
    form = MaterialForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        file = words["file"]
        files.add_material(
            module,
            file.file,
            form.kind,
            file.size,
            title=words["title"],
            transcript=words["transcript"],
        )
        return redirect("workspace:module", module.pk)
    return render(request, "programmes/material_form.html", {"form": form, "module": module})


@login_required
@require_safe
def hand_out(request: HttpRequest, material_id: UUID) -> HttpResponseBase:
    """Hand a file out as a download: nothing in it is ever run on our pages."""
    inside = Module.objects.lived_by(request.user)
    found = get_object_or_404(Material, pk=material_id, module__in=inside)
    return download(request, found.pk, found.title, found.kind)


def download(request: HttpRequest, key: UUID, title: str, ending: str) -> HttpResponseBase:
    """A file of the data folder, or a part of it. The caller has looked whether it may be had."""
    path = store.path_of(key)
    if not path.is_file():
        raise Http404
    response = _part(request, path) or FileResponse(path.open("rb"))
    response["Content-Type"] = KINDS[ending].content_type
    name = slugify(title)[:60] or "material"
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    response["Accept-Ranges"] = "bytes"
    return response


def _part(request: HttpRequest, path: Path) -> StreamingHttpResponse | None:
    """A part of a file, where a player asks for one: some show no video without."""
    asked = RANGE.match(request.headers.get("Range", ""))
    if asked is None:
        return None
    size = path.stat().st_size
    first, last = int(asked[1]), min(int(asked[2] or size - 1), size - 1)
    if first > last:
        response = StreamingHttpResponse(iter(()), status=416)
        response["Content-Range"] = f"bytes */{size}"
        return response
    response = StreamingHttpResponse(_read(path, first, last), status=206)
    response["Content-Range"] = f"bytes {first}-{last}/{size}"
    response["Content-Length"] = str(last - first + 1)
    return response


def _read(path: Path, first: int, last: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(first)
        left = last - first + 1
        while left > 0 and (piece := file.read(min(AT_ONCE, left))):
            left -= len(piece)
            yield piece


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, material_id: UUID) -> HttpResponse:
    """Ask first: the file goes for good."""
    mine = Material.objects.filter(module__in=Module.objects.run_by(request.user))
    found = get_object_or_404(mine, pk=material_id)
    if request.method != "POST":
        module = found.module
        return ask_first(request, found.title, module.title, module.get_absolute_url())
    files.remove_material(found)
    messages.success(request, _("%(title)s was removed.") % {"title": found.title})
    return redirect("workspace:module", found.module_id)
