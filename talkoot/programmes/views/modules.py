"""Plan modules: new, worded, moved, put in order, taken away; their tasks, and how many came."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from talkoot.ground.meanwhile import ChangedMeanwhileError, seen_by, still_seen
from talkoot.programmes.actions import modules
from talkoot.programmes.models import Attendance, Module, Task
from talkoot.programmes.module_forms import (
    WORDS,
    CountForm,
    ModuleForm,
    PlaceForm,
    ShiftForm,
    TaskForm,
)
from talkoot.programmes.views.asking_first import ask_first
from talkoot.programmes.views.finding import changeable_or_404


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, programme_id: int) -> HttpResponse:
    programme = changeable_or_404(request, programme_id)
    form = ModuleForm(programme.house, request.POST or None, initial={"audience": "staff"})
    if request.method == "POST" and form.is_valid():
        made = modules.add_module(programme, **form.cleaned_data)
        return redirect("workspace:module", made.pk)
    return render(request, "programmes/module_form.html", {"form": form, "programme": programme})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, module_id: int) -> HttpResponse:
    """Word a module anew. What somebody else saved meanwhile is shown; nothing typed is lost."""
    module = _mine_or_404(request, module_id)
    house = module.programme.house
    stands = {word: getattr(module, word) for word in WORDS}
    form = ModuleForm(house, request.POST or None, initial=stands)
    seen = still_seen(request, module.version, late=False)
    context = {"form": form, "module": module, "programme": module.programme, "seen": seen}
    if request.method == "POST" and form.is_valid():
        try:
            modules.change_module(module, form.cleaned_data, seen=seen_by(request))
        except ChangedMeanwhileError:
            context["now"] = [(form.fields[word].label, stands[word]) for word in _differing(form)]
            context["seen"] = module.version
            return render(request, "programmes/module_form.html", context, status=409)
        messages.success(request, _("Saved."))
        return redirect("workspace:module", module.pk)
    return render(request, "programmes/module_form.html", context)


def _differing(form: ModuleForm) -> list[str]:
    return [word for word in WORDS if form.cleaned_data[word] != form.initial[word]]


@login_required
@require_POST
def shift(request: HttpRequest, module_id: int) -> HttpResponse:
    """Move a module in time; what no longer fits is said on the page of the plan."""
    module = _mine_or_404(request, module_id)
    form = ShiftForm(request.POST)
    if form.is_valid():
        moved = modules.shift_module(module, **form.cleaned_data)
        told = ngettext("%(count)d module was moved.", "%(count)d modules were moved.", len(moved))
        messages.success(request, told % {"count": len(moved)})
    return redirect("workspace:modules", module.programme_id)


@login_required
@require_POST
def place(request: HttpRequest, module_id: int) -> HttpResponse:
    """Give a module another place in the order."""
    module = _mine_or_404(request, module_id)
    form = PlaceForm(request.POST)
    if form.is_valid():
        modules.place_module(module, **form.cleaned_data)
    return redirect(f"{_plan(module)}#module-{module.pk}")


def _plan(module: Module) -> str:
    return redirect("workspace:modules", module.programme_id).url


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, module_id: int) -> HttpResponse:
    """Ask first: the content goes, and its files."""
    module = _mine_or_404(request, module_id)
    if request.method == "POST":
        modules.remove_module(module)
        messages.success(request, _("%(title)s was removed.") % {"title": module.title})
        return redirect("workspace:modules", module.programme_id)
    return render(request, "programmes/module_remove.html", {"module": module})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_task(request: HttpRequest, module_id: int) -> HttpResponse:
    module = _mine_or_404(request, module_id)
    form = TaskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        modules.add_task(module, **form.cleaned_data)
        return redirect("workspace:module", module.pk)
    return render(request, "programmes/task_form.html", {"form": form, "module": module})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit_task(request: HttpRequest, task_id: int) -> HttpResponse:
    task = _of_mine_or_404(request, Task, task_id)
    words = ("title", "kind", "text", "due_on")
    form = TaskForm(request.POST or None, initial={word: getattr(task, word) for word in words})
    if request.method == "POST" and form.is_valid():
        modules.change_task(task, **form.cleaned_data)
        return redirect("workspace:module", task.module_id)
    context = {"form": form, "module": task.module, "task": task}
    return render(request, "programmes/task_form.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remove_task(request: HttpRequest, task_id: int) -> HttpResponse:
    """Ask first: what is written in it goes for good."""
    task = _of_mine_or_404(request, Task, task_id)
    if request.method != "POST":
        module = task.module
        return ask_first(request, task.title, module.title, module.get_absolute_url())
    modules.remove_task(task)
    return redirect("workspace:module", task.module_id)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def count(request: HttpRequest, module_id: int) -> HttpResponse:
    """Note how many came, without a name."""
    module = _mine_or_404(request, module_id)
    form = CountForm(request.POST or None, initial={"what": module.title})
    if request.method == "POST" and form.is_valid():
        modules.count_people(module, **form.cleaned_data)
        return redirect("workspace:module", module.pk)
    return render(request, "programmes/count_form.html", {"form": form, "module": module})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remove_count(request: HttpRequest, count_id: int) -> HttpResponse:
    """Ask first: a count cannot be made again afterwards."""
    found = _of_mine_or_404(request, Attendance, count_id)
    if request.method != "POST":
        module = found.module
        return ask_first(request, found.what, module.title, module.get_absolute_url())
    modules.remove_count(found)
    return redirect("workspace:module", found.module_id)


def _mine_or_404(request: HttpRequest, module_id: int) -> Module:
    mine = Module.objects.run_by(request.user).select_related("programme__organisation", "owner")
    return get_object_or_404(mine, pk=module_id)


def _of_mine_or_404(request: HttpRequest, model: Any, pk: Any) -> Any:
    """Something of a module that one may change."""
    mine = model.objects.select_related("module__programme")
    return get_object_or_404(mine, pk=pk, module__in=Module.objects.run_by(request.user))
