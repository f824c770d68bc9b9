"""What a plan's templates ask of it."""

from __future__ import annotations

from typing import Any

from django import template

from talkoot.programmes.plans.labels import OPTIONS
from talkoot.programmes.plans.schema import SECTIONS, PlanText

register = template.Library()


@register.filter
def says(text: PlanText, section: str) -> bool:
    """Return whether anything is written in this part."""
    return any(getattr(text, name) for name in SECTIONS[section])


@register.filter
def option(name: str | None) -> Any:
    """Return the word for a part or a level."""
    return OPTIONS.get(name or "", "")
