"""Pages of a plan: reading it, writing it part by part, freezing it, and what changed since."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from talkoot.ground.meanwhile import ChangedMeanwhileError
from talkoot.methods.editor import posted
from talkoot.methods.editor.changes import NoSuchPlaceError
from talkoot.people.models import Person
from talkoot.programmes.actions import plan as actions
from talkoot.programmes.models import Plan, Programme
from talkoot.programmes.money.told import beside
from talkoot.programmes.plans import desk, outline, rows
from talkoot.programmes.plans.advice import advise
from talkoot.programmes.plans.forms import DatesForm, FreezeForm
from talkoot.programmes.plans.labels import MISTAKES, SECTION_TITLES
from talkoot.programmes.plans.schema import SECTIONS
from talkoot.programmes.views.finding import (
    changeable_or_404,
    is_inside,
    may_change,
    visible_or_404,
)


@login_required
@require_safe
def read(request: HttpRequest, programme_id: int) -> HttpResponse:
    """The plan as it stands; a partner reads it without people."""
    programme = visible_or_404(request, programme_id)
    may, inside = may_change(request, programme), is_inside(request, programme)
    plan = actions.plan_of(programme)
    text = plan.text if inside else plan.text.without_people()
    context = {
        "plan": plan if plan.pk else None,
        "text": text,
        "may_change": may,
        "inside": inside,
        "advice": advise(text, programme) if may else [],
        "frozen": programme.frozen_plans.all(),
    }
    return render(request, "programmes/plan/read.html", around(programme, **context))


def around(programme: Programme, **more: Any) -> dict[str, Any]:
    """What every page of a plan shows."""
    return {
        "programme": programme,
        "organisation": programme.organisation,
        "titles": SECTION_TITLES,
        **more,
    }


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, programme_id: int, section: str) -> HttpResponse:
    """Write one part of the plan. Every button keeps what was typed."""
    programme = changeable_or_404(request, programme_id)
    if section not in SECTIONS:
        raise Http404
    plan = actions.plan_of(programme)
    if request.method == "POST":
        return _save(request, programme, plan, section)
    words, at = rows.shown(plan.told, request.GET.get("add", ""))
    return _form(request, programme, section, words, at=at)


def _save(request: HttpRequest, programme: Programme, plan: Plan, section: str) -> HttpResponse:
    do = request.POST.get("do", "")
    typed = posted.words(request.POST, plan.told, desk.section_words(section))
    try:
        words = desk.without_blanks(rows.done(typed, do))
    except NoSuchPlaceError:
        raise Http404 from None
    text, mistakes = desk.checked(words)
    if text is None:
        return _form(request, programme, section, words, mistakes=mistakes, status=422)
    try:
        seen = request.POST.get("seen", "")
        actions.write_plan(programme, section, text, cast(Person, request.user), seen=seen)
    except ChangedMeanwhileError:
        return _form(request, programme, section, words, clash=plan, status=409)
    return redirect(_where_to(programme, section, do))


def _where_to(programme: Programme, section: str, do: str) -> str:
    """Back to the plan, or on with the form where a button of a list was pressed."""
    if not do:
        return f"{reverse('programmes:plan', args=[programme.pk])}#{section}"
    here = reverse("programmes:plan-edit", args=[programme.pk, section])
    place = rows.told_by(do)
    return f"{here}?add={place}#new" if place else here


def _form(
    request: HttpRequest,
    programme: Programme,
    section: str,
    words: desk.Words,
    *,
    mistakes: desk.Mistakes | None = None,
    at: str = "",
    clash: Plan | None = None,
    status: int = 200,
) -> HttpResponse:
    told = {
        place: [str(MISTAKES.get(kind, MISTAKES[""])) for kind in kinds]
        for place, kinds in (mistakes or {}).items()
    }
    context = around(
        programme,
        section=section,
        title=SECTION_TITLES[section],
        fields=desk.fields(section, words, told),
        seen=actions.mark_of(actions.plan_of(programme), section)
        if not mistakes
        else request.POST.get("seen", ""),
        wrong=bool(mistakes),
        at=at,
        clash=clash,
        theirs=outline.lines(clash.text, section) if clash else [],
    )
    return render(request, "programmes/plan/edit.html", context, status=status)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def dates(request: HttpRequest, programme_id: int) -> HttpResponse:
    """What the programme is called and when it is."""
    programme = changeable_or_404(request, programme_id)
    now = {name: getattr(programme, name) for name in ("title", "starts_on", "ends_on")}
    form = DatesForm(request.POST or None, initial=now, page=programme.page)
    if request.method == "POST" and form.is_valid():
        actions.set_dates(programme, **form.cleaned_data)
        messages.success(request, _("The dates are kept."))
        return redirect("programmes:plan", programme.pk)
    return render(request, "programmes/plan/dates.html", around(programme, form=form))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def freeze(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Keep the plan as it is sent to the funder."""
    programme = changeable_or_404(request, programme_id)
    form = FreezeForm(request.POST or None, initial={"on": timezone.localdate()})
    text = actions.plan_of(programme).text
    if request.method == "POST" and form.is_valid():
        made = actions.freeze(programme, form.cleaned_data["on"])
        return redirect("programmes:plan-sent", programme.pk, made.pk)
    context = around(programme, form=form, text=text, advice=advise(text, programme))
    return render(request, "programmes/plan/freeze.html", context)


@login_required
@require_safe
def sent(request: HttpRequest, programme_id: int, frozen_id: int) -> HttpResponse:
    """The plan as it was sent, and beside it what has changed since."""
    programme = visible_or_404(request, programme_id)
    copy = get_object_or_404(programme.frozen_plans, pk=frozen_id)
    then, now = copy.text, actions.plan_of(programme).text
    inside = is_inside(request, programme)
    if not inside:
        then, now = then.without_people(), now.without_people()
    context = around(
        programme,
        copy=copy,
        text=then,
        changes=outline.changes(then, now),
        money=beside(copy.money, programme) if inside else [],
        dates_changed=_dates(copy) != _dates(programme),
    )
    return render(request, "programmes/plan/sent.html", context)


def _dates(one: Any) -> tuple[Any, ...]:
    return (one.title, one.starts_on, one.ends_on)
