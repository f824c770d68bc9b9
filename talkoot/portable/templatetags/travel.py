"""How a module differs, in a few words."""

from __future__ import annotations

from django import template

from talkoot.portable.differing import PartChange
from talkoot.portable.labels import HOW

register = template.Library()


@register.filter
def said(part: PartChange) -> str:
    return ", ".join(str(HOW[one]) for one in part.how)
