"""What the look needs in templates: icons, the ring, the logo, dates and codes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy

from talkoot.cohorts.models import Cohort
from talkoot.ground.codes import spaced
from talkoot.people.models import Organisation, Person, Role
from talkoot.site import ring as geometry

register = template.Library()
ICONS = Path(__file__).parent.parent / "static" / "site" / "icons"
NAME = re.compile(r"[a-z0-9-]+")
FEW = 7  # dots that do not make a circle without a line between them


@cache
def drawing(name: str) -> SafeString:
    """The shapes inside one vendored icon; an unknown name fails loudly."""
    if not NAME.fullmatch(name):
        raise ValueError(f"not an icon name: {name!r}")
    source = (ICONS / f"{name}.svg").read_text(encoding="utf-8")
    inside = source[source.index(">", source.index("<svg")) + 1 : source.rindex("</svg>")]
    return mark_safe(" ".join(inside.split()))  # noqa: S308 our own file


def spoken(label: object) -> SafeString:
    """The attributes that make a picture heard under its label, or passed over without one."""
    if not label:
        return mark_safe('aria-hidden="true"')
    return format_html('role="img" aria-label="{}"', label)


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """Draw a vendored icon inline. Beside words it needs no label."""
    return format_html(
        '<svg class="icon icon-{}" viewBox="0 0 24 24" width="20" height="20" fill="none" '
        'stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" '
        "{}>{}</svg>",
        name,
        spoken(label),
        drawing(name),
    )


@register.simple_tag
def ring(
    count: int, filled: int | None = None, me: int | str | None = None, label: str = ""
) -> SafeString:
    """Draw `count` people, the first `filled` of them heard; `me` is a place or "bottom"."""
    count = max(0, int(count))
    heard = count if filled is None else int(filled)
    return format_html(
        '<svg class="ring" viewBox="0 0 100 100" {}>{}{}</svg>',
        spoken(label),
        path() if count < FEW else SafeString(),
        circles(count, heard, seat(me, count)),
    )


def seat(me: int | str | None, count: int) -> int | None:
    if me == "bottom":
        return geometry.bottom(count)
    return None if me is None or me == "" else int(me)


def path() -> SafeString:
    return mark_safe('<circle class="ring-path" cx="50" cy="50" r="42"/>')


def circles(count: int, heard: int, mine: int | None) -> SafeString:
    rows = []
    for place, dot in enumerate(geometry.dots(count)):
        state, size = state_of(place, heard, mine, dot.radius)
        rows.append((state, dot.x, dot.y, f"{size:.2f}"))
    return format_html_join("", '<circle class="ring-dot{}" cx="{}" cy="{}" r="{}"/>', rows)


def state_of(place: int, heard: int, mine: int | None, radius: float) -> tuple[str, float]:
    if place == mine:
        return " ring-me", radius * 1.45
    return ("", radius) if place < heard else (" ring-empty", radius)


@register.simple_tag
def logo() -> SafeString:
    """The mark: nine dots, the second larger and cloudberry."""
    return mark_safe(  # noqa: S308 drawn here
        '<svg class="logo-mark" viewBox="0 0 100 100" aria-hidden="true">' + _mark() + "</svg>"
    )


@cache
def _mark() -> str:
    return format_html_join(
        "",
        '<circle class="{}" cx="{}" cy="{}" r="{}"/>',
        (
            ("ring-me", dot.x, dot.y, 13) if place == 1 else ("ring-dot", dot.x, dot.y, 8.8)
            for place, dot in enumerate(geometry.around(37.5, 9, 8.8))
        ),
    )


@register.filter
def fi_date(value: date | datetime | None) -> str:
    """Show a day as 4.12.2026, in every language of the house."""
    if value is None:
        return ""
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return f"{value.day}.{value.month}.{value.year}"


@register.filter
def first_name(name: str) -> str:
    """The name one is greeted by."""
    return name.split()[0] if name.split() else name


@register.filter
def spaced_code(code: object) -> str:
    """Show 48291357 as 4829 1357."""
    return spaced(str(code)) if code else ""


PLACES = (
    (gettext_lazy("Today"), "workspace:today", "all"),
    (gettext_lazy("Programmes"), "programmes:list", "all"),
    (gettext_lazy("Workshops"), "workshops:list", "inside"),
    (gettext_lazy("Surveys"), "surveys:list", "inside"),
    (gettext_lazy("Commitments"), "practice:list", "inside"),
    (gettext_lazy("Annual clock"), "clock:index", "house"),
    (gettext_lazy("Peer groups"), "workspace:cohorts", "peers"),
    (gettext_lazy("Methods"), "methods:list", "all"),
    (gettext_lazy("People"), "people:list", "house"),
)
ALSO_UNDER = {
    "programmes:list": ("/library/", "/modules/"),
    "practice:list": ("/models/", "/ideas/"),
    "workspace:cohorts": ("/journal/",),
}  # pages that belong to a place, though their addresses do not begin with its own
LANGUAGES = (("fi", "Suomi"), ("sv", "Svenska"), ("en", "English"))


@dataclass(frozen=True)
class Place:
    name: str
    address: str
    current: bool


@register.simple_tag(takes_context=True)
def places(context: template.Context) -> list[Place]:
    """The places of the workspace, for somebody who is signed in; a partner has fewer."""
    request, user = context.get("request"), context.get("user")
    if request is None or not isinstance(user, Person):
        return []
    roles = set(user.roles.values_list("role", flat=True))
    mine = {"all", "inside", "house"} if roles - {Role.Name.PARTNER.value} else {"all"}
    if user.is_instance_admin:
        mine.add("house")
    if "facilitator" in roles or Cohort.objects.of(user).exists():
        mine.add("peers")
    found = ((name, view, address_of(view)) for name, view, whose in PLACES if whose in mine)
    return [Place(str(name), to, is_at(request.path, view, to)) for name, view, to in found if to]


@register.simple_tag(takes_context=True)
def house_name(context: template.Context) -> str:
    """The organisation of this page, or the reader's only one."""
    if organisation := context.get("organisation"):
        return str(organisation)
    user = context.get("user")
    if not isinstance(user, Person):
        return ""
    houses = Organisation.objects.visible_to(user).values_list("name", flat=True)[:2]
    return houses[0] if len(houses) == 1 else ""


def address_of(view: str) -> str:
    try:
        return reverse(view)
    except NoReverseMatch:
        return ""


def is_at(path: str, view: str, place: str) -> bool:
    return is_under(path, place) or path.startswith(ALSO_UNDER.get(view, ()))


def is_under(path: str, place: str) -> bool:
    return path == place if place == "/" else path.startswith(place)


@register.simple_tag
def house_languages() -> tuple[tuple[str, str], ...]:
    return LANGUAGES


@register.simple_tag
def one_to_five(steps: Sequence[int] | None = None) -> Sequence[int]:
    """The steps of a scale: those given, else one to five."""
    return steps or range(1, 6)
