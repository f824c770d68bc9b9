"""Pages of modules: the plan of a programme, one module with all that belongs to it."""

from __future__ import annotations

from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from talkoot.people.models import Person
from talkoot.programmes import asking
from talkoot.programmes.breaking import say
from talkoot.programmes.models import Feedback, Module, Programme
from talkoot.programmes.ranking import ranked
from talkoot.programmes.trainers import told_to
from talkoot.programmes.views.finding import is_inside, may_change, visible_or_404
from talkoot.surveys.models import Survey
from talkoot.workshops.models import Workshop
from talkoot.workspace import planning
from talkoot.workspace.sparred import Sparring


@login_required
@require_safe
def plan(request: HttpRequest, programme_id: int) -> HttpResponse:
    """The modules of a programme in order and in time, and what does not fit."""
    programme = visible_or_404(request, programme_id)
    mine = set(Module.objects.run_by(request.user).values_list("pk", flat=True))
    found = planning.rows(programme, request.user)
    scale = planning.scale(programme, found)
    inside = is_inside(request, programme)
    context: dict[str, Any] = {
        "programme": programme,
        "organisation": programme.organisation,
        "rows": [_row(row, scale, mine) for row in found],
        "scale": scale,
        "liked": ranked(programme) if inside else [],
        "months": scale.months() if scale else [],
        "inside": inside,
        "may_change": may_change(request, programme),
        "broken": [(one.key, say(one)) for one in planning.broken(programme, found)]
        if mine
        else [],
    }
    return render(request, "workspace/modules.html", context)


def _row(row: planning.Row, scale: planning.Scale | None, mine: set[int]) -> dict[str, Any]:
    """A row with its bar on the scale, and its place where it may be moved."""
    drawn = scale is not None and row.days.first is not None
    return {
        "row": row,
        "module": row.module,
        "bar": (scale.x(row.days.first), scale.width(row.days)) if drawn else None,  # type: ignore[union-attr,arg-type]
        "dots": _dots(row, scale) if scale else [],
        "may_change": row.module.pk in mine,
        "before": row.module.position - 1,
        "after": row.module.position + 1,
    }


def _dots(row: planning.Row, scale: planning.Scale) -> list[tuple[float, bool]]:
    events = row.part.events
    return [(scale.x(one.days.first), one.held) for one in events if one.days.first]


@login_required
@require_safe
def module(request: HttpRequest, module_id: int) -> HttpResponse:
    """One module: what to read and to do, its workshops, and how it went."""
    mine = Module.objects.visible_to(request.user).select_related("programme__organisation")
    found = get_object_or_404(mine, pk=module_id)
    programme = found.programme
    plan = planning.rows(programme, request.user)
    row = next(one for one in plan if one.module.pk == found.pk)
    may = Module.objects.run_by(request.user).filter(pk=found.pk).exists()
    inside = is_inside(request, programme)
    told = Feedback.objects.filter(module=found).values_list("told", flat=True).first() or {}
    context: dict[str, Any] = {
        "feedback": list(asking.figures(told)) if told else [],
        "parts": asking.parts(told),
        "trainers": [
            (one, asking.of_trainer(told, one.key))
            for one in told_to(found, request.user, runs=may_change(request, programme))
        ],
        "programme": programme,
        "organisation": programme.organisation,
        "module": row.module,
        "row": row,
        "inside": inside,
        "may_change": may,
        "may_host": Programme.objects.facilitated_by(request.user).filter(pk=programme.pk).exists(),
        "may_ask": may_change(request, programme),
        "tasks": found.tasks.all() if inside else [],
        "sparring": Sparring.of(found, cast(Person, request.user)) if inside else None,
        "materials": found.materials.all() if inside else [],
        "hosted": set(Workshop.objects.hosted_by(request.user).values_list("pk", flat=True)),
        "runs": set(Survey.objects.run_by(request.user).values_list("pk", flat=True)),
        "counts": found.attendances.all() if inside else [],
        "broken": [
            say(one) for one in planning.broken(programme, plan) if may and one.key == found.pk
        ],
    }
    return render(request, "workspace/module.html", context)
