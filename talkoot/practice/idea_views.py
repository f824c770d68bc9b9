"""The idea box: putting in, without an account; hanging up and taking down, for those who host."""

from __future__ import annotations

from typing import Any

import segno
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_list_or_404, get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from talkoot.people.models import Organisation, Role, Unit
from talkoot.practice import ideas
from talkoot.practice.models import IdeaBox

HOSTING = (Role.Name.COORDINATOR, Role.Name.FACILITATOR, Role.Name.MANAGER)


class IdeaForm(forms.Form):
    text = forms.CharField(
        label=_("Your idea"),
        help_text=_("Something small that would make the day better. Leave names out."),
        max_length=ideas.LENGTH,
        widget=forms.Textarea(attrs={"rows": 4, "class": "task", "dir": "auto"}),
        error_messages={"required": _("Write the idea first.")},
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def put_in(request: HttpRequest, secret: str) -> HttpResponse:
    """Anyone of the unit, without an account; nothing of who she is is looked at."""
    boxes = IdeaBox.objects.on_the_wall().select_related("unit__organisation")
    box = get_object_or_404(boxes, secret=secret)
    form = IdeaForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            ideas.put_in(box, " ".join(form.cleaned_data["text"].split()))
            return redirect(f"{reverse('practice:idea', args=[secret])}?in=1")
        except ideas.FullError:
            form.add_error("text", _("The box takes no more just now. Try again in a minute."))
    context = {"box": box, "form": form, "thanks": "in" in request.GET and not form.is_bound}
    return render(request, "practice/idea.html", context)


def _houses(request: HttpRequest) -> list[Organisation]:
    mine = Organisation.objects.where(request.user, *HOSTING).order_by("name")
    return get_list_or_404(mine)


@login_required
@never_cache
@require_safe
def boxes(request: HttpRequest) -> HttpResponse:
    """Every unit, with its box if it has one. How many ideas there are is not told."""
    houses = _houses(request)
    units = Unit.objects.filter(organisation__in=houses, closed_on=None)
    rows = _rows(list(units.select_related("idea_box").order_by("code")))
    return render(request, "practice/boxes.html", {"rows": rows, "handful": ideas.HANDFUL})


def _rows(units: list[Unit]) -> list[dict[str, Any]]:
    boxes: dict[int, IdeaBox] = {unit.pk: box for unit in units if (box := _box(unit))}
    many = ideas.with_many(boxes.values())
    return [
        {"unit": unit, "box": box, "many": box is not None and box.pk in many}
        for unit in units
        for box in (boxes.get(unit.pk),)
    ]


def _box(unit: Unit) -> IdeaBox | None:
    return getattr(unit, "idea_box", None)


@login_required
@require_POST
def change(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Hang a box up, give it a new address, or take it down."""
    mine = Unit.objects.filter(organisation__in=_houses(request), closed_on=None)
    unit = get_object_or_404(mine, pk=unit_id)
    box = ideas.hang_up(unit)
    if request.POST.get("do") == "renew":
        ideas.new_address(box)
        messages.success(request, _("The old sheets lead nowhere now. Print a new one."))
    return redirect("practice:poster", box_id=box.pk)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take_down(request: HttpRequest, box_id: int) -> HttpResponse:
    """Ask first: what nobody has read goes with the box."""
    box = get_object_or_404(IdeaBox.objects.emptied_by(request.user), pk=box_id)
    if request.method == "POST":
        ideas.take_down(box)
        return redirect("practice:boxes")
    return render(request, "practice/take_down.html", {"box": box})


@login_required
@never_cache
@require_safe
def poster(request: HttpRequest, box_id: int) -> HttpResponse:
    """The sheet for the break-room wall."""
    mine = IdeaBox.objects.emptied_by(request.user).select_related("unit__organisation")
    box = get_object_or_404(mine, pk=box_id)
    address = f"{settings.ADDRESS}{reverse('practice:idea', args=[box.secret])}"
    context = {"box": box, "address": address, "picture": _picture(address)}
    return render(request, "practice/poster.html", context)


def _picture(address: str) -> str:
    code = segno.make(address, error="m", micro=False)
    drawn = code.svg_inline(dark="#000", light="#fff", border=2, scale=6, omitsize=True)
    return mark_safe(drawn)  # noqa: S308 - drawn here, from an address of our own
