"""One's own path through a programme: what comes and what is behind, told to nobody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from talkoot.people.models import Person
from talkoot.programmes import path as kept
from talkoot.programmes.models import Module, SparringTime, Task
from talkoot.programmes.views.finding import lived_or_404
from talkoot.workspace import planning
from talkoot.workspace.calendars import concerning
from talkoot.workspace.sparred import Sparring


@dataclass(frozen=True, slots=True)
class Stage:
    """A module on the path, with its tasks and whether each is ticked."""

    row: planning.Row
    tasks: Sequence[tuple[Task, bool]]
    sparring: Sparring | None = None

    @property
    def module(self) -> Module:
        return self.row.module

    @property
    def is_behind(self) -> bool:
        """Over, with no time of sparring left to come to."""
        told = self.sparring
        return self.row.is_over and not (told and (told.mine or told.free))

    @property
    def ticked(self) -> int:
        return sum(done for _task, done in self.tasks)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def path(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Show the path; a tick goes into the reader's own browser."""
    programme = lived_or_404(request, programme_id)
    person = cast(Person, request.user)
    done = kept.ticked(request, person, programme.pk)
    mine = set(concerning(person, [programme]).values_list("pk", flat=True))
    rows = [row for row in planning.rows(programme, person) if row.module.pk in mine]
    tasks = list(Task.objects.filter(module__in=mine))
    if request.method == "POST":
        typed = request.POST.get("task", "")
        known = {str(task.pk): task.pk for task in tasks}
        answer = redirect(f"{request.path}#task-{typed}" if typed in known else request.path)
        if typed in known:
            kept.keep(answer, person, programme.pk, kept.toggled(done, known[typed]))
        return answer
    sparred = set(SparringTime.objects.filter(module__in=mine).values_list("module", flat=True))
    told = {
        row.module.pk: Sparring.of(row.module, person) for row in rows if row.module.pk in sparred
    }
    stages = [_stage(row, tasks, done, told.get(row.module.pk)) for row in rows]
    context = {
        "programme": programme,
        "organisation": programme.organisation,
        "ahead": [one for one in stages if not one.is_behind],
        "behind": [one for one in stages if one.is_behind],
        "today": timezone.localdate(),
    }
    return render(request, "workspace/path.html", context)


def _stage(
    row: planning.Row, tasks: Sequence[Task], done: set[int], sparring: Sparring | None
) -> Stage:
    mine = [task for task in tasks if task.module_id == row.module.pk]
    ticked = [(task, task.pk in done) for task in mine]
    return Stage(row, ticked, sparring)
